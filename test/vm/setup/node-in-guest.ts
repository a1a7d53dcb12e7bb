import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type NodeBinary, nodeFromNpm } from '../../package/setup/nodes.ts'
import { withLock } from '../../real-clients/setup/folder-lock.ts'
import { ClientsUnavailable, debianMirror, PrivateApt } from '../../real-clients/setup/private-apt.ts'
import type { Entry } from './cpio.ts'
import { GUEST_CACHE } from './ensure-guest.ts'
import { GUEST_TREES } from './guest-recipe.ts'
import { folders } from './guest-tree.ts'

/** The files that put a Node into the guest, or in words why it cannot be had. */
export type NodeForGuest =
  | { readonly available: true; readonly entries: () => Entry[] }
  | { readonly available: false; readonly reason: string }

const MAJOR = 22
const FOLDER = 'lib/x86_64-linux-gnu'
/** What it needs of the guest's release and no program there does. */
const LIBRARIES = ['libstdc++.so.6', 'libgcc_s.so.1', 'libdl.so.2', 'libm.so.6', 'libpthread.so.0']
const CACHED = join(GUEST_CACHE, 'node-libraries')

/**
 * `/bin/node` and its libraries, for runs that ask for them: nine of ten guests do without, and it would make each of
 * them four times as large.
 */
export async function nodeForGuest(): Promise<NodeForGuest> {
  const node: NodeBinary = await nodeFromNpm(MAJOR)
  if ('reason' in node) return { available: false, reason: node.reason }
  try {
    await ensureLibraries()
  } catch (error) {
    if (error instanceof ClientsUnavailable) return { available: false, reason: error.message }
    throw error
  }
  return { available: true, entries: () => entriesOf(node.path) }
}

function entriesOf(node: string): Entry[] {
  const program = (path: string, from: string): Entry => ({
    path,
    kind: 'file',
    bytes: readFileSync(from),
    mode: 0o755,
  })
  const entries = [
    program('bin/node', node),
    ...LIBRARIES.map((name) => program(`${FOLDER}/${name}`, join(CACHED, name))),
  ]
  return [...folders(entries, []), ...entries]
}

async function ensureLibraries(): Promise<void> {
  if (existsSync(CACHED)) return
  await withLock(`${CACHED}.lock`, async () => {
    if (existsSync(CACHED)) return
    process.stderr.write('guest: fetching the libraries of Node (once)\n')
    const suite = GUEST_TREES[0]!.suite
    const apt = new PrivateApt(`${CACHED}-apt`, suite, debianMirror())
    await apt.update()
    const unpacked = `${CACHED}-unpacked`
    await apt.unpack(await apt.closure(['libstdc++6']), unpacked)
    const fresh = `${CACHED}-new`
    rmSync(fresh, { recursive: true, force: true })
    mkdirSync(fresh, { recursive: true })
    for (const name of LIBRARIES) {
      const from = ['usr/lib', 'lib']
        .map((at) => join(unpacked, at, 'x86_64-linux-gnu', name))
        .find(existsSync)
      if (!from) throw new ClientsUnavailable(`no ${name} in Debian ${suite}`)
      writeFileSync(join(fresh, name), readFileSync(realpathSync(from)))
    }
    renameSync(fresh, CACHED)
    for (const scrap of [`${CACHED}-apt`, unpacked]) rmSync(scrap, { recursive: true, force: true })
  })
}
