import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ClientRoot } from '../../real-clients/setup/client-root.ts'
import { CACHE } from '../../real-clients/setup/ensure-clients.ts'
import { withLock } from '../../real-clients/setup/folder-lock.ts'
import { ClientsUnavailable, debianMirror, PrivateApt } from '../../real-clients/setup/private-apt.ts'

const SUITE = 'bookworm'
const LONGEST_RUN_MS = 20_000

/** A program of Debian's, or in words why there is none. */
export type DebianTool =
  | { readonly available: true; readonly run: (args: readonly string[]) => Promise<string> }
  | { readonly available: false; readonly reason: string }

/**
 * A Debian package's program of the same name, fetched with all it needs into the cache of real clients unless it is
 * there; needs no root.
 */
export async function ensureDebianTool(name: 'usbip' | 'tshark'): Promise<DebianTool> {
  if (process.platform !== 'linux') return { available: false, reason: `${name} is taken from Debian Linux` }
  const place = join(CACHE, name)
  try {
    mkdirSync(CACHE, { recursive: true })
    if (!existsSync(place)) await withLock(join(CACHE, `${name}.lock`), () => fetchTool(name, place))
    const root = new ClientRoot(place)
    return { available: true, run: (args) => run(root.argv(name, args)) }
  } catch (error) {
    if (error instanceof ClientsUnavailable) return { available: false, reason: error.message }
    throw error
  }
}

/** Unpacks beside the final place, which therefore is complete as soon as it is there. */
async function fetchTool(name: string, place: string): Promise<void> {
  if (existsSync(place)) return
  const [fresh, lists] = [`${place}.new`, join(CACHE, `apt-${name}`)]
  rmSync(fresh, { recursive: true, force: true })
  const apt = new PrivateApt(lists, SUITE, debianMirror())
  await apt.update()
  await apt.unpack(await apt.closure([name]), fresh)
  rmSync(lists, { recursive: true, force: true })
  renameSync(fresh, place)
}

function run([program, ...args]: readonly [string, ...string[]]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: LONGEST_RUN_MS })
    let said = ''
    child.stdout.on('data', (text) => (said += text))
    child.stderr.on('data', (text) => (said += text))
    child.on('error', reject)
    child.on('close', () => resolve(said))
  })
}
