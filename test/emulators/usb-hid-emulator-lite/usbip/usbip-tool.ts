import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ClientRoot } from '../../../real-clients/setup/client-root.ts'
import { CACHE } from '../../../real-clients/setup/ensure-clients.ts'
import { withLock } from '../../../real-clients/setup/folder-lock.ts'
import { ClientsUnavailable, debianMirror, PrivateApt } from '../../../real-clients/setup/private-apt.ts'

const SUITE = 'bookworm'
const PACKAGES = ['usbip', 'libudev1', 'libwrap0', 'libnsl2', 'libtirpc3', 'libc6']
const PLACE = join(CACHE, 'usbip')

/** Debian's own `usbip`, or in words why there is none. */
export type UsbipTool =
  | { readonly available: true; readonly run: (args: readonly string[]) => Promise<string> }
  | { readonly available: false; readonly reason: string }

/** Fetches the tool into the cache of real clients unless it is there; needs no root. */
export async function ensureUsbipTool(): Promise<UsbipTool> {
  if (process.platform !== 'linux') return { available: false, reason: 'usbip is a Linux program' }
  try {
    mkdirSync(CACHE, { recursive: true })
    if (!existsSync(PLACE)) await withLock(join(CACHE, 'usbip.lock'), fetchTool)
    const root = new ClientRoot(PLACE)
    return { available: true, run: (args) => run(root.argv('usbip', args)) }
  } catch (error) {
    if (error instanceof ClientsUnavailable) return { available: false, reason: error.message }
    throw error
  }
}

async function fetchTool(): Promise<void> {
  if (existsSync(PLACE)) return
  const [fresh, lists] = [`${PLACE}.new`, join(CACHE, 'apt-usbip')]
  rmSync(fresh, { recursive: true, force: true })
  const apt = new PrivateApt(lists, SUITE, debianMirror())
  await apt.update()
  await apt.unpack(PACKAGES, fresh)
  rmSync(lists, { recursive: true, force: true })
  renameSync(fresh, PLACE)
}

function run([program, ...args]: readonly [string, ...string[]]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: 10_000 })
    let said = ''
    child.stdout.on('data', (text) => (said += text))
    child.stderr.on('data', (text) => (said += text))
    child.on('error', reject)
    child.on('close', () => resolve(said))
  })
}
