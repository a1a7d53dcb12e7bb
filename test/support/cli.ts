import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url))

export interface CliResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built command line to its end, with more in its environment than ours has. */
export function cli(
  args: readonly string[],
  cwd = process.cwd(),
  env: Readonly<Record<string, string>> = {},
): Promise<CliResult> {
  const child = start(args, cwd, env)
  return finished(child)
}

/** Starts the built command line; its output is piped. */
export function start(
  args: readonly string[],
  cwd = process.cwd(),
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(process.execPath, [MAIN, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ...env },
  })
}

export function finished(child: ChildProcess): Promise<CliResult> {
  let stdout = ''
  let stderr = ''
  child.stdout!.on('data', (text) => {
    stdout += text
  })
  child.stderr!.on('data', (text) => {
    stderr += text
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })))
}

export interface ReadyBench {
  readonly child: ChildProcess
  readonly ready: {
    readonly event: string
    readonly control: string
    readonly devices: { id: string; model: string; firmware: string; endpoints: Record<string, string>[] }[]
  }
  /** Ends the bench as Ctrl-C or `docker stop` does. */
  stop(signal?: NodeJS.Signals): Promise<CliResult>
}

/** Starts `upslab up … --json` and waits until it says that it listens. */
export async function up(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ReadyBench> {
  const child = start(['up', ...args, '--json'], cwd, env)
  const end = finished(child)
  const line = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout!.on('data', (chunk) => {
      text += chunk
      if (text.includes('\n')) resolve(text)
    })
    void end.then(({ code, stderr }) => reject(new Error(`upslab up ended with ${code}: ${stderr}`)))
  })
  return {
    child,
    ready: JSON.parse(line) as ReadyBench['ready'],
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
      return end
    },
  }
}
