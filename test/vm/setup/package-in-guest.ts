import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packed, root } from '../../package/setup/packed.ts'
import type { Entry } from './cpio.ts'
import { folders } from './guest-tree.ts'

/** Where the package stands in the guest. */
export const PACKAGE = '/upslab'

/** What Node reads; types, maps and pages it does not. */
const READ = /(\.(c|m)?js|\.json|\.node)$/

/**
 * The package as it would be published, from `dist/`, its modules one by one from `build/`, which a test may import, and the
 * packages it depends on, as npm would put them beside it.
 *
 * @param more files laid into the package's folder, by their names there
 */
export function packageForGuest(more: Readonly<Record<string, URL>> = {}): Entry[] {
  const npm = packed()
  npm.remove()
  const modules = filesUnder(join(root, 'build')).map((file) => join('build', file))
  const own = [...npm.files, ...modules].map((file) => [file, join(root, file)] as const)
  const others = dependencies(root).flatMap((name) => {
    const from = join(root, 'node_modules', name)
    return filesUnder(from).map((file) => [`node_modules/${name}/${file}`, join(from, file)] as const)
  })
  const read = [...own, ...others].filter(([path]) => READ.test(path) && !path.includes('/panel/'))
  const entries = [...read, ...Object.entries(more)].map(([path, from]): Entry => {
    return { path: `${PACKAGE.slice(1)}/${path}`, kind: 'file', bytes: readFileSync(from) }
  })
  return [...folders(entries, []), ...entries]
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
}

/** Names of the packages that one needs to run, and those that they need; koffi's binary is an optional one. */
function dependencies(folder: string, known = new Set<string>()): string[] {
  const { dependencies: needed = {}, optionalDependencies: optional = {} } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { dependencies?: object; optionalDependencies?: object }
  for (const name of [...Object.keys(needed), ...Object.keys(optional)]) {
    const at = join(root, 'node_modules', name)
    if (known.has(name) || !existsSync(at)) continue
    known.add(name)
    dependencies(at, known)
  }
  return [...known]
}
