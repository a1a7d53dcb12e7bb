import { spawnSync } from 'node:child_process'

/** What a program of Node prints in a folder; an Error with all it said when it fails. */
export function runNode(cwd: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    timeout: 60_000,
  })
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
  return stdout
}
