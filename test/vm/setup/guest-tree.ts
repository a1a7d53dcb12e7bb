import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ClientRoot } from '../../real-clients/setup/client-root.ts'
import { ClientsUnavailable } from '../../real-clients/setup/private-apt.ts'
import type { Entry } from './cpio.ts'
import type { GuestTree } from './guest-recipe.ts'

const LOADER = '/lib64/ld-linux-x86-64.so.2'
const LIBRARIES = '/lib/x86_64-linux-gnu'

/**
 * The programs of a tree and the libraries that their own loader says they need. A tree beside the root cannot have
 * its loader where programs look for it, so each of its programs is called by a script of its name in `call`.
 */
export function programs(root: string, tree: GuestTree): Entry[] {
  const client = new ClientRoot(root)
  const libraries = new Map<string, string>()
  const found = tree.programs.map((program): Entry => {
    const path = inRoot(root, program)
    if (!path) throw new ClientsUnavailable(`no ${program} in the guest's packages of ${tree.suite}`)
    for (const library of neededBy(client, path)) libraries.set(basename(library), library)
    return file(`${tree.at}${program}`, path)
  })
  const loader = [LOADER, `/usr${LOADER}`, `${LIBRARIES}/ld-linux-x86-64.so.2`]
    .map((path) => join(root, path))
    .find((path) => existsSync(path))!
  return [
    ...found,
    file(`${tree.at}${LOADER}`, loader),
    ...[...libraries].map(([name, path]) => file(`${tree.at}${LIBRARIES}/${name}`, path)),
    ...(tree.at === '' ? [] : tree.programs.map((program) => caller(program, tree.at))),
  ]
}

/** Files of a tree, where its programs look for them. */
export function filesOf(root: string, tree: GuestTree): Entry[] {
  return tree.files.map((name) => {
    const path = inRoot(root, name)
    if (!path) throw new ClientsUnavailable(`no ${name} in the guest's packages of ${tree.suite}`)
    return { ...file(`${tree.at}${name}`, path), mode: 0o644 }
  })
}

/** Every folder that entries stand in, parents first, and some empty ones. */
export function folders(entries: readonly Entry[], empty: readonly string[]): Entry[] {
  const paths = new Set<string>()
  for (const path of [...entries.map((entry) => dirname(entry.path)), ...empty])
    for (let at = path; at !== '.'; at = dirname(at)) paths.add(at)
  return [...paths].sort().map((path): Entry => ({ path, kind: 'folder' }))
}

function inRoot(root: string, name: string): string | undefined {
  return [join(root, name), join(root, 'usr', name)].find((path) => existsSync(path))
}

function file(path: string, from: string): Entry & { readonly kind: 'file' } {
  return { path: path.slice(1), kind: 'file', bytes: readFileSync(realpathSync(from)), mode: 0o755 }
}

function caller(program: string, at: string): Entry {
  const name = basename(program)
  const script = `#!/bin/sh\nexec ${at}${LOADER} --library-path ${at}${LIBRARIES} ${at}${program} "$@"\n`
  const path = `${at}/call/${name}`.slice(1)
  return { path, kind: 'file', bytes: Buffer.from(script), mode: 0o755 }
}

function neededBy(client: ClientRoot, path: string): string[] {
  const [loader, ...options] = client.loaderArgv()
  const listed = execFileSync(loader!, [...options, '--list', path], { encoding: 'utf8' })
  return [...listed.matchAll(/=> (\/\S+)/g)].map(([, library]) => library!)
}
