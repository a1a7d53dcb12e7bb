import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assumptions, assumptionTables } from './assumed.ts'
import { readPage, root } from './markdown.ts'

const PAGE = 'docs/assumptions.md'
const BETWEEN = /(<!-- generated: catalogue -->\n)[\s\S]*?(\n<!-- end -->)/

// `UPDATE_DOCS=1 npx vitest run test/docs/assumptions.test.ts` writes the tables anew.
test('the page of assumptions lists all that the catalogue marks as assumed', () => {
  const { text } = readPage(PAGE)
  const wanted = text.replace(BETWEEN, (_all, open, close) => `${open}\n${assumptionTables()}\n${close}`)
  if (process.env.UPDATE_DOCS) writeFileSync(join(root, PAGE), wanted)
  else
    expect(text, 'to write it anew: UPDATE_DOCS=1 npx vitest run test/docs/assumptions.test.ts').toBe(wanted)
  expect(Object.values(assumptions()).every((found) => found.length > 0)).toBe(true)
  expect(text).toMatch(BETWEEN)
})

/** Files whose assumptions are data, listed by the tables above, or that only carry the word. */
const DECLARED = /models\/|firmware\/|traits\/|menu\.ts$/
const SPOKEN = /^\s*(?:\/\*\*|\*|\/\/).*(?:\bassumed\b|no source tells)/im

test('the page names every source file whose comments speak of an assumption', () => {
  const { text } = readPage(PAGE)
  const files = ['emulators', 'src/protocols', 'src/ports', 'src/lab']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name}`,
      ),
    )
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !DECLARED.test(name))
    .filter((name) => SPOKEN.test(readFileSync(join(root, name), 'utf8')))
  expect(files.length).toBeGreaterThan(10)
  expect(files.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
})
