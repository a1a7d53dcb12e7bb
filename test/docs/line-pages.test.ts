import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './markdown.ts'
import { LINES_WITH_A_PAGE, linePage } from './reference/line-pages.ts'

const FOLDER = join(root, 'docs/reference/lines')

// `UPDATE_DOCS=1 npx vitest run test/docs/line-pages.test.ts` writes them anew.
test.each(LINES_WITH_A_PAGE.map(({ id }) => id))('docs/reference/lines/%i.md is what the code says', (id) => {
  const file = join(FOLDER, `${id}.md`)
  const wanted = linePage(id)
  if (process.env.UPDATE_DOCS) {
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(file, wanted)
  }
  const is = existsSync(file) ? readFileSync(file, 'utf8') : ''
  expect(is, 'to write it anew: UPDATE_DOCS=1 npx vitest run test/docs/line-pages.test.ts').toBe(wanted)
})

test('there are no others in that folder', () => {
  const pages = LINES_WITH_A_PAGE.map(({ id }) => `${id}.md`)
  expect(readdirSync(FOLDER).sort()).toEqual(pages.sort())
})
