import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ClientRoot } from './client-root.ts'
import { withLock } from './folder-lock.ts'
import { ClientsUnavailable, debianMirror, PrivateApt } from './private-apt.ts'
import { type ClientRecipe, RECIPES } from './recipe.ts'

/** Where the clients are kept, in this repository and out of git. */
export const CACHE = fileURLToPath(new URL('../../../.cache/clients', import.meta.url))

const STAMP = 'stamp'

/** Whether the real clients can be used, or in words why not. */
export type Clients = { readonly available: true } | { readonly available: false; readonly reason: string }

/**
 * Fetches the real clients into the cache unless they are there. Needs no root, may run in several processes at once,
 * and tells its progress on standard error.
 */
export async function ensureClients(): Promise<Clients> {
  if (process.platform !== 'linux') return { available: false, reason: 'the real clients are Linux programs' }
  if (missing().length === 0) return { available: true }
  try {
    await withLock(join(CACHE, 'lock'), fetchMissing)
    return { available: true }
  } catch (error) {
    if (error instanceof ClientsUnavailable) return { available: false, reason: error.message }
    throw error
  }
}

function missing(): ClientRecipe[] {
  return RECIPES.filter((recipe) => {
    const stamp = join(CACHE, recipe.name, STAMP)
    return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint(recipe)
  })
}

/** Changes when the recipe does, so that an old cache is fetched anew. */
function fingerprint({ suite, packages }: ClientRecipe): string {
  return createHash('sha256')
    .update(JSON.stringify({ suite, packages, arch: process.arch }))
    .digest('hex')
}

async function fetchMissing(): Promise<void> {
  const recipes = missing()
  if (recipes.length === 0) return
  const mirror = debianMirror()
  for (const suite of new Set(recipes.map((recipe) => recipe.suite))) {
    const aptFolder = join(CACHE, `apt-${suite}`)
    const apt = new PrivateApt(aptFolder, suite, mirror)
    progress(`reading the package lists of Debian ${suite}`)
    await apt.update()
    for (const recipe of recipes.filter((one) => one.suite === suite)) await install(recipe, apt)
    rmSync(aptFolder, { recursive: true, force: true })
  }
}

/** Unpacks beside the final place and moves there when every program has shown that it runs. */
async function install(recipe: ClientRecipe, apt: PrivateApt): Promise<void> {
  const place = join(CACHE, recipe.name)
  const fresh = `${place}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  progress(`fetching ${recipe.name} (${recipe.packages.length} packages of ${recipe.suite})`)
  await apt.unpack(recipe.packages, fresh)
  verify(recipe, new ClientRoot(fresh))
  writeFileSync(join(fresh, STAMP), fingerprint(recipe))
  rmSync(place, { recursive: true, force: true })
  renameSync(fresh, place)
}

function verify(recipe: ClientRecipe, root: ClientRoot): void {
  for (const { program, args, prints } of recipe.checks) {
    const [command, ...rest] = root.argv(program, args)
    const { stdout, stderr, error } = spawnSync(command, rest, { encoding: 'utf8', timeout: 20_000 })
    const printed = `${stdout ?? ''}${stderr ?? ''}`
    if (prints.test(printed)) continue
    throw new ClientsUnavailable(
      `${program} of ${recipe.name} does not run here: ${error?.message ?? printed.trim().split('\n').at(-1)}`,
    )
  }
  progress(`${recipe.name}: ${recipe.checks.map(({ program }) => program).join(', ')} run`)
}

function progress(text: string): void {
  process.stderr.write(`real clients: ${text}\n`)
}
