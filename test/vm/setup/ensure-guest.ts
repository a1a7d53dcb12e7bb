import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { withLock } from '../../real-clients/setup/folder-lock.ts'
import { ClientsUnavailable, debianMirror, PrivateApt } from '../../real-clients/setup/private-apt.ts'
import { cpio, type Entry } from './cpio.ts'
import { BUSYBOX_LINKS, GUEST_MODULES, GUEST_TREES, KERNEL_META } from './guest-recipe.ts'
import { filesOf, folders, programs } from './guest-tree.ts'

/** Where kernel, file system and QEMU are kept. */
export const GUEST_CACHE = fileURLToPath(new URL('../../../.cache/guest', import.meta.url))

/** Whether a guest can be run here, or in words why not. */
export type Guest = { readonly available: true } | { readonly available: false; readonly reason: string }

/** Builds the guest into the cache unless it is there: kernel, file system, and a QEMU that needs no installing. */
export async function ensureGuest(): Promise<Guest> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { available: false, reason: 'the guest is built for Linux on x86-64' }
  if (ready()) return { available: true }
  try {
    await withLock(join(GUEST_CACHE, 'lock'), async () => {
      if (!ready()) await build()
    })
    return { available: true }
  } catch (error) {
    if (error instanceof ClientsUnavailable) return { available: false, reason: error.message }
    throw error
  }
}

function fingerprint(): string {
  const recipe = { GUEST_MODULES, GUEST_TREES, BUSYBOX_LINKS }
  return createHash('sha256').update(JSON.stringify(recipe)).digest('hex')
}

function ready(): boolean {
  const stamp = join(GUEST_CACHE, 'stamp')
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()
}

async function build(): Promise<void> {
  const fresh = join(GUEST_CACHE, 'new')
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  const roots: string[] = []
  for (const { suite, packages } of GUEST_TREES) {
    const apt = new PrivateApt(join(GUEST_CACHE, `apt-${suite}`), suite, debianMirror())
    progress(`reading the package lists of Debian ${suite}`)
    await apt.update()
    if (roots.length === 0) await fetchMachine(apt, fresh)
    progress(`fetching the programs of the guest from ${suite}`)
    const root = join(fresh, `root-${suite}`)
    for (const set of packages) await apt.unpack(await apt.closure(set), root)
    roots.push(root)
    rmSync(join(GUEST_CACHE, `apt-${suite}`), { recursive: true, force: true })
  }
  writeFileSync(join(fresh, 'initrd.gz'), gzipSync(cpio(fileSystem(roots, join(fresh, 'kernel')))))
  const image = readdirSync(join(fresh, 'kernel/boot')).find((name) => name.startsWith('vmlinuz'))!
  renameSync(join(fresh, 'kernel/boot', image), join(fresh, 'vmlinuz'))
  for (const part of ['vmlinuz', 'initrd.gz', 'qemu']) {
    rmSync(join(GUEST_CACHE, part), { recursive: true, force: true })
    renameSync(join(fresh, part), join(GUEST_CACHE, part))
  }
  rmSync(fresh, { recursive: true, force: true })
  writeFileSync(join(GUEST_CACHE, 'stamp'), fingerprint())
  progress('ready')
}

/** The machine that runs the guest, and the kernel that runs in it. */
async function fetchMachine(apt: PrivateApt, fresh: string): Promise<void> {
  progress('fetching QEMU and what it needs')
  await apt.unpack(await apt.closure(['qemu-system-x86']), join(fresh, 'qemu'))
  const kernel = (await apt.closure([KERNEL_META])).find((name) => /^linux-image-\d/.test(name))
  if (!kernel) throw new ClientsUnavailable(`no kernel behind ${KERNEL_META}`)
  progress(`fetching ${kernel}`)
  await apt.unpack([kernel], join(fresh, 'kernel'))
}

function fileSystem(roots: readonly string[], kernel: string): Entry[] {
  const text = (path: string, content: string): Entry => ({
    path,
    kind: 'file',
    bytes: Buffer.from(content),
    mode: 0o644,
  })
  const entries: Entry[] = [
    text(
      'etc/passwd',
      'root:x:0:0:root:/:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\nnut:x:100:100::/:/bin/sh\n',
    ),
    text('etc/group', 'root:x:0:\nnogroup:x:65534:\nnut:x:100:\n'),
    text('etc/hosts', '127.0.0.1 localhost\n'),
    text('usr/share/misc/usb.ids', ''),
    { path: 'bin/busybox', kind: 'file', bytes: readFileSync(join(roots[0]!, 'bin/busybox')), mode: 0o755 },
    ...BUSYBOX_LINKS.map((name): Entry => ({ path: `bin/${name}`, kind: 'link', target: 'busybox' })),
    ...GUEST_TREES.flatMap((tree, at) => [...programs(roots[at]!, tree), ...filesOf(roots[at]!, tree)]),
    ...modules(kernel),
  ]
  return [...folders(entries, ['dev', 'proc', 'sys', 'tmp', 'run', 'var', 'etc/udev/rules.d']), ...entries]
}

function modules(kernel: string): Entry[] {
  const base = join(kernel, 'lib/modules')
  const all = readdirSync(base, { recursive: true, withFileTypes: true })
  const wanted = GUEST_MODULES.flatMap((name) => {
    const pattern = new RegExp(`^${name.replace(/[-_]/g, '[-_]')}\\.ko$`)
    const file = all.find((entry) => pattern.test(entry.name))
    return file ? [{ name, bytes: readFileSync(join(file.parentPath, file.name)) }] : []
  })
  return [
    { path: 'modules.list', kind: 'file', bytes: Buffer.from(wanted.map(({ name }) => name).join('\n')) },
    ...wanted.map(({ name, bytes }): Entry => ({ path: `modules/${name}.ko`, kind: 'file', bytes })),
  ]
}

function progress(text: string): void {
  process.stderr.write(`guest: ${text}\n`)
}
