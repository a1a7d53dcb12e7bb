import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { ClientRoot } from '../../real-clients/setup/client-root.ts'
import { withLock } from '../../real-clients/setup/folder-lock.ts'
import { ClientsUnavailable, debianMirror, PrivateApt } from '../../real-clients/setup/private-apt.ts'
import { cpio, type Entry } from './cpio.ts'
import {
  BUSYBOX_LINKS,
  GUEST_MODULES,
  GUEST_PACKAGES,
  GUEST_PROGRAMS,
  GUEST_SUITE,
  INIT,
  KERNEL_META,
} from './guest-recipe.ts'

/** Where kernel, file system and QEMU are kept. */
export const GUEST_CACHE = fileURLToPath(new URL('../../../.cache/guest', import.meta.url))
const ARCH_LOADER = '/lib64/ld-linux-x86-64.so.2'
const LIBRARIES = '/lib/x86_64-linux-gnu'

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
  const recipe = { GUEST_MODULES, GUEST_PACKAGES, GUEST_PROGRAMS, BUSYBOX_LINKS, INIT }
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
  const apt = new PrivateApt(join(GUEST_CACHE, 'apt'), GUEST_SUITE, debianMirror())
  progress(`reading the package lists of Debian ${GUEST_SUITE}`)
  await apt.update()
  progress('fetching QEMU and what it needs')
  await apt.unpack(await apt.closure(['qemu-system-x86']), join(fresh, 'qemu'))
  const kernel = (await apt.closure([KERNEL_META])).find((name) => /^linux-image-\d/.test(name))
  if (!kernel) throw new ClientsUnavailable(`no kernel behind ${KERNEL_META}`)
  progress(`fetching ${kernel}`)
  await apt.unpack([kernel], join(fresh, 'kernel'))
  progress('fetching the programs of the guest')
  for (const packages of GUEST_PACKAGES) await apt.unpack(await apt.closure(packages), join(fresh, 'root'))
  writeFileSync(
    join(fresh, 'initrd.gz'),
    gzipSync(cpio(fileSystem(join(fresh, 'root'), join(fresh, 'kernel')))),
  )
  const image = readdirSync(join(fresh, 'kernel/boot')).find((name) => name.startsWith('vmlinuz'))!
  renameSync(join(fresh, 'kernel/boot', image), join(fresh, 'vmlinuz'))
  for (const folder of ['kernel', 'root']) rmSync(join(fresh, folder), { recursive: true, force: true })
  for (const part of ['vmlinuz', 'initrd.gz', 'qemu']) {
    rmSync(join(GUEST_CACHE, part), { recursive: true, force: true })
    renameSync(join(fresh, part), join(GUEST_CACHE, part))
  }
  rmSync(join(GUEST_CACHE, 'apt'), { recursive: true, force: true })
  rmSync(fresh, { recursive: true, force: true })
  writeFileSync(join(GUEST_CACHE, 'stamp'), fingerprint())
  progress('ready')
}

function fileSystem(root: string, kernel: string): Entry[] {
  const folders = [
    'bin',
    'sbin',
    'dev',
    'proc',
    'sys',
    'tmp',
    'run',
    'etc',
    'var',
    'modules',
    'lib',
    'lib64',
    'usr',
    'usr/bin',
  ]
    .concat(['usr/sbin', 'usr/share', 'usr/share/misc', 'lib/x86_64-linux-gnu', 'lib/nut'])
    .map((path): Entry => ({ path, kind: 'folder' }))
  const text = (path: string, content: string, mode = 0o644): Entry => ({
    path,
    kind: 'file',
    bytes: Buffer.from(content),
    mode,
  })
  return [
    ...folders,
    text('init', INIT, 0o755),
    text(
      'etc/passwd',
      'root:x:0:0:root:/:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\nnut:x:100:100::/:/bin/sh\n',
    ),
    text('etc/group', 'root:x:0:\nnogroup:x:65534:\nnut:x:100:\n'),
    text('etc/hosts', '127.0.0.1 localhost\n'),
    text('usr/share/misc/usb.ids', ''),
    { path: 'bin/busybox', kind: 'file', bytes: readFileSync(join(root, 'bin/busybox')), mode: 0o755 },
    ...BUSYBOX_LINKS.map((name): Entry => ({ path: `bin/${name}`, kind: 'link', target: 'busybox' })),
    ...programs(root),
    ...modules(kernel),
  ]
}

/** The programs and the libraries that their own loader says they need. */
function programs(root: string): Entry[] {
  const client = new ClientRoot(root)
  const libraries = new Map<string, string>()
  const found = GUEST_PROGRAMS.map((program): Entry => {
    const path = [join(root, program), join(root, 'usr', program)].find((place) => existsSync(place))
    if (!path) throw new ClientsUnavailable(`no ${program} in the guest's packages`)
    for (const library of neededBy(client, path)) libraries.set(basename(library), library)
    return { path: program.slice(1), kind: 'file', bytes: readFileSync(path), mode: 0o755 }
  })
  const loader = [ARCH_LOADER, `/usr${ARCH_LOADER}`, `${LIBRARIES}/ld-linux-x86-64.so.2`]
    .map((path) => join(root, path))
    .find((path) => existsSync(path))!
  return [
    ...found,
    { path: ARCH_LOADER.slice(1), kind: 'file', bytes: readFileSync(realpathSync(loader)), mode: 0o755 },
    ...[...libraries].map(
      ([name, path]): Entry => ({
        path: `${LIBRARIES.slice(1)}/${name}`,
        kind: 'file',
        bytes: readFileSync(realpathSync(path)),
        mode: 0o755,
      }),
    ),
  ]
}

function neededBy(client: ClientRoot, path: string): string[] {
  const [loader, ...options] = client.loaderArgv()
  const listed = execFileSync(loader!, [...options, '--list', path], { encoding: 'utf8' })
  return [...listed.matchAll(/=> (\/\S+)/g)].map(([, library]) => library!)
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
