import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from '../../real-clients/setup/folder-lock.ts'
import { npm, root } from './packed.ts'

/** A Node to run the package on, or in words why it cannot be had. */
export type NodeBinary =
  | { readonly major: number; readonly path: string }
  | { readonly major: number; readonly reason: string }

const FOLDER = join(root, '.cache', 'nodes')

/** The Node of that major version: our own, or npm's package of its binary, fetched once. */
export async function nodeBinary(major: number): Promise<NodeBinary> {
  if (Number(process.versions.node.split('.')[0]) === major) return { major, path: process.execPath }
  return nodeFromNpm(major)
}

/** npm's package of that major version's binary, fetched once. It needs little more of a system than its C library. */
export async function nodeFromNpm(major: number): Promise<NodeBinary> {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch))
    return { major, reason: `no Node ${major} for ${process.platform} ${process.arch} from npm` }
  const name = `node-linux-${process.arch}`
  const folder = join(FOLDER, String(major))
  mkdirSync(folder, { recursive: true })
  return withLock(join(FOLDER, `${major}.lock`), async () => {
    const path = join(folder, 'node_modules', name, 'bin', 'node')
    if (existsSync(path)) return { major, path }
    process.stderr.write(`fetching Node ${major} (once)\n`)
    try {
      const flags = [
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--no-save',
        '--loglevel=error',
        '--force',
      ]
      npm(['install', ...flags, '--prefix', folder, `${name}@${major}`], folder)
    } catch (error) {
      return { major, reason: `npm has no Node ${major}: ${String(error).split('\n')[0]}` }
    }
    return existsSync(path)
      ? { major, path }
      : { major, reason: `no binary in ${name}: ${readdirSync(folder).join(', ')}` }
  })
}
