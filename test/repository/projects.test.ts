/** Unit tests have all they need in the sources: they neither run `dist/` nor fetch anything. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const text = (file: string) => readFileSync(join(root, file), 'utf8')

/** Folders of the other projects, as vitest.config.ts has them. */
const [CLIENTS = [], BUILD = []] = ['CLIENTS', 'BUILD'].map((name) =>
  [
    ...(new RegExp(`const ${name} = \\[(.*?)\\]`).exec(text('vitest.config.ts'))?.[1] ?? '').matchAll(
      /'([\w-]+)'/g,
    ),
  ].map(([, folder]) => `test/${folder}/`),
)
const isUnit = (file: string) =>
  !/\.(build|clients)\.test\.ts$/.test(file) &&
  ![...CLIENTS, ...BUILD].some((folder) => file.startsWith(folder))

const unit = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .map((name) => `test/${name.replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.test.ts') && isUnit(file))

/** What a test file imports of `test/` and `scripts/`, and what that imports. */
function helpers(entry: string): string[] {
  const seen = new Set<string>()
  const waiting = [entry]
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    for (const [, target] of text(file).matchAll(/(?:^import|^export|import\()[^;]*?'(\.[^']+)'/gms)) {
      const path = relative(root, resolve(root, dirname(file), target!)).replaceAll('\\', '/')
      if (/^(test|scripts)\/.*\.m?ts$/.test(path)) waiting.push(path)
    }
  }
  return [...seen]
}

test('there are folders of each project, and unit tests', () => {
  expect(CLIENTS).toContain('test/real-clients/')
  expect(BUILD).toContain('test/cli/')
  expect(unit.length).toBeGreaterThan(100)
})

/** The set-up that fetches clients, guests, containers, or runs what is built. */
const NOT_FOR_UNIT =
  /^test\/(support\/cli|(real-clients|vm|deploy|browser|package)\/setup\/|emulators\/.*\/debian-tool)/

test('no unit test takes what only the other projects have', () => {
  const wrong = unit.flatMap((file) =>
    helpers(file)
      .filter(
        (helper) => NOT_FOR_UNIT.test(helper) || (helper !== OWN && /['"`/]dist\/src/.test(text(helper))),
      )
      .map((helper) => `${file} -> ${helper}: name it *.build.test.ts or *.clients.test.ts`),
  )
  expect(wrong).toEqual([])
})

const OWN = relative(root, fileURLToPath(import.meta.url)).replaceAll('\\', '/')
