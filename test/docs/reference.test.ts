import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './markdown.ts'
import { fieldTable } from './reference/json-schema.ts'
import { REFERENCE, referencePage } from './reference/pages.ts'

const FOLDER = join(root, 'docs/reference')

// `UPDATE_DOCS=1 npx vitest run test/docs/reference.test.ts` writes them anew.
test.each(Object.entries(REFERENCE))('docs/reference/%s is what the code says', async (name, page) => {
  const file = join(FOLDER, name)
  const wanted = await referencePage(page)
  if (process.env.UPDATE_DOCS) {
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(file, wanted)
  }
  expect(wanted.split('\n').length).toBeGreaterThan(12)
  const is = existsSync(file) ? readFileSync(file, 'utf8') : ''
  expect(is, 'to write it anew: UPDATE_DOCS=1 npx vitest run test/docs/reference.test.ts').toBe(wanted)
})

test('there are no others in that folder, and the index of the docs names each', () => {
  const pages = readdirSync(FOLDER).filter((name) => name.endsWith('.md'))
  expect(pages.sort()).toEqual(Object.keys(REFERENCE).sort())
  const index = readFileSync(join(root, 'docs/README.md'), 'utf8')
  for (const name of Object.keys(REFERENCE)) expect(index).toContain(`(reference/${name})`)
})

test('a schema becomes a row a field', () => {
  const schema = {
    type: 'object',
    required: ['a'],
    properties: {
      a: { type: 'integer', minimum: 0, maximum: 5, description: 'how | many' },
      b: {
        anyOf: [{ const: true }, { type: 'object', properties: { c: { enum: ['x', 'y'], default: 'x' } } }],
      },
      d: {
        type: 'array',
        items: { type: 'object', properties: { e: { type: 'number', exclusiveMinimum: 0 } } },
      },
      f: { type: 'object', additionalProperties: { $ref: '#/$defs/g' } },
    },
    $defs: { g: { type: 'object', properties: { again: { $ref: '#/$defs/g' } } } },
  }
  expect(fieldTable(schema).split('\n').slice(2)).toEqual([
    '| `a` | integer 0 to 5, needed | how \\| many |',
    '| `b` | `true` or map | |',
    '| `b.c` | `x`, `y` | `x` when left out |',
    '| `d` | list of map | |',
    '| `d[].e` | number above 0 | |',
    '| `f` | map by name | |',
    '| `f.NAME.again` | map | |',
  ])
})
