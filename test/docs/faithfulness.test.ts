import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPage, root } from './markdown.ts'
import { runtimeTable } from './runtime-table.ts'
import { traitRules, traitsByLine } from './trait-tables.ts'

const PAGE = 'docs/faithfulness.md'

function between(text: string, name: string, table: string): string {
  const part = new RegExp(`(<!-- generated: ${name} -->\\n)[\\s\\S]*?(<!-- end -->)`)
  expect(text).toMatch(part)
  return text.replace(part, (_all, open, close) => `${open}\n${table}\n\n${close}`)
}

// `UPDATE_DOCS=1 npx vitest run test/docs/faithfulness.test.ts` writes the tables anew.
test('the page of faithfulness lists every trait, what is known and assumed by line, and real runtimes', () => {
  const { text } = readPage(PAGE)
  const tables = { 'traits by line': traitsByLine(), traits: traitRules(), runtimes: runtimeTable() }
  const wanted = Object.entries(tables).reduce((page, [name, table]) => between(page, name, table), text)
  if (process.env.UPDATE_DOCS) writeFileSync(join(root, PAGE), wanted)
  else
    expect(text, 'to write it anew: UPDATE_DOCS=1 npx vitest run test/docs/faithfulness.test.ts').toBe(wanted)
})
