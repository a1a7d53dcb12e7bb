import { readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What a file imports or re-exports at run time; types are no dependency. */
function targets(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const found = text.matchAll(/^(?:import|export) (?!type )(?:([^;'"]*?) from )?'([^']+)'/gms)
  return [...found]
    .filter(([, names]) => !/^\{(\s*type [^,}]+,?)+\s*\}$/.test(names ?? ''))
    .map(([, , target]) => target!)
}

/** Everything outside this repository that a module needs, with the file that asks for it. */
function needs(entry: string): Map<string, string> {
  const outside = new Map<string, string>()
  const seen = new Set<string>()
  const waiting = [resolve(root, entry)]
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    for (const target of targets(file))
      if (target.startsWith('.')) waiting.push(resolve(dirname(file), target))
      else outside.set(target, relative(root, file))
  }
  expect(seen.size).toBeGreaterThan(3)
  return outside
}

const ALLOWED = [/^zod$/, /^hono(\/|$)/, /^msw$/, /^@noble\/(hashes|ciphers)\//]

test.each(['src/testing/msw.ts', 'src/client/index.ts', 'src/lab/bench-core.ts', 'src/control/app.ts'])(
  '%s runs in a browser: it needs nothing of Node',
  (entry) => {
    const wrong = [...needs(entry)].filter(([target]) => !ALLOWED.some((allowed) => allowed.test(target)))
    expect(wrong).toEqual([])
  },
)

test('the check would see what needs Node', () => {
  expect([...needs('src/lab/bench.ts').keys()]).toEqual(expect.arrayContaining(['node:net', 'node:fs']))
})
