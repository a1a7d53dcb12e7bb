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
  else expect(text).toBe(wanted)
  expect(Object.values(assumptions()).every((found) => found.length > 0)).toBe(true)
  expect(text).toMatch(BETWEEN)
})

test('the page names every source file whose comments speak of an assumption', () => {
  const { text } = readPage(PAGE)
  const declared = /models\/|firmware\/lines\/|firmware\/defects?[/.]|firmware\/(line|firmware)\.ts|menu\.ts$/
  const files = readdirSync(join(root, 'emulators'), { recursive: true, encoding: 'utf8' })
    .map((name) => `emulators/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.ts') && !declared.test(name))
    .filter((name) => /\bassumed\b|no source tells/i.test(readFileSync(join(root, name), 'utf8')))
  expect(files.length).toBeGreaterThan(10)
  expect(files.filter((name) => !text.includes(name))).toEqual([])
})
