import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Bench } from '../../src/lab/bench.ts'
import { parseLab, readLabFile } from '../../src/lab/lab-file/read.ts'
import { labSchema } from '../../src/lab/lab-file/schema.ts'
import { pages, readPage, root } from './markdown.ts'

const examples = readdirSync(join(root, 'docs/examples')).filter((name) => name.endsWith('.yaml'))
const inPages = pages().flatMap(({ path, blocks }) =>
  blocks
    // A scenario has devices too, and is checked by running it.
    .filter(({ language, text }) => language === 'yaml' && /^devices:/m.test(text) && !/^steps:/m.test(text))
    .map(({ text, line }) => ({ where: `${path}:${line}`, text })),
)

describe('lab files shown can be used', () => {
  test.each(examples)('docs/examples/%s', (name) => {
    const { state: _folder, record: _record, ...lab } = readLabFile(join(root, 'docs/examples', name))
    expect(Bench.fromLab(lab).devices.length).toBeGreaterThan(0)
  })

  test.each(inPages)('$where', ({ text, where }) => {
    const { state: _folder, record: _record, ...lab } = parseLab(text, where)
    // Its page writes the plug-ins, checks the file and starts a bench of it.
    if (lab.plugins) return
    expect(Bench.fromLab(lab).devices.length).toBeGreaterThan(0)
  })
})

test('the page about lab files has every field', () => {
  const { text } = readPage('docs/lab-file.md')
  const missing = [...fieldsOf(labSchema.toJSONSchema({ io: 'input', unrepresentable: 'any' }))].filter(
    (field) => !text.includes(`\`${field}\``),
  )
  expect(missing).toEqual([])
})

test('every example is linked from the page about lab files', () => {
  const { text } = readPage('docs/lab-file.md')
  expect(examples.filter((name) => !text.includes(`examples/${name}`))).toEqual([])
})

/** Names of all properties anywhere in a JSON Schema. */
function fieldsOf(node: unknown, found = new Set<string>()): Set<string> {
  if (typeof node !== 'object' || node === null) return found
  const properties = (node as { properties?: object }).properties
  if (properties && typeof properties === 'object')
    for (const [name, field] of Object.entries(properties)) if (!field.deprecated) found.add(name)
  for (const child of Object.values(node)) fieldsOf(child, found)
  return found
}
