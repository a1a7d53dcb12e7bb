// Which sources dist/ was made from, so that nothing is tested or published that has changed since.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const STAMP = 'dist/.sources'
const FOLDERS = ['emulators', 'src']
/** What dist/ is made from beside the sources. */
export const FILES = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'vite.config.ts',
  'vite.package.config.ts',
]

/** A sum over names and contents of everything that dist/ is made from. */
export function sourcesSum(top = root) {
  const hash = createHash('sha256')
  for (const name of [...FILES, ...FOLDERS.flatMap((folder) => sources(top, folder))]) {
    hash.update(`${name}\0`)
    hash.update(readFileSync(join(top, name)))
  }
  return hash.digest('hex')
}

function sources(top, folder) {
  return readdirSync(join(top, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/[\\/](node_modules|dist)([\\/]|$)/.test(entry.parentPath))
    .map((entry) => relative(top, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

/** Notes in dist/ what it was made from; the last step of a build. */
export function stampDist(sum, top = root) {
  writeFileSync(join(top, STAMP), sum)
}

/** Why dist/ cannot be used, and what to type; undefined when it was made from the sources as they are. */
export function distProblem(top = root) {
  if (!existsSync(join(top, 'dist'))) return 'there is no dist/ yet; type: npm run build'
  const made = existsSync(join(top, STAMP)) ? readFileSync(join(top, STAMP), 'utf8') : undefined
  if (made === undefined) return 'dist/ is not from a whole build; type: npm run build'
  return made === sourcesSum(top)
    ? undefined
    : 'the sources have changed since dist/ was built; type: npm run build'
}
