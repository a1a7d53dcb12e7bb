import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureClients } from '../real-clients/setup/ensure-clients.ts'
import { missingFragment } from './expected.ts'
import { type Block, blocksOf, pages } from './markdown.ts'
import { PageRun } from './page-run.ts'
import { cannotRunPages, missing } from './tools.ts'

const FOLLOWED = ['run', 'bench', 'file']
const clients = await ensureClients()
const impossible = cannotRunPages()

for (const { path, blocks } of pages()) {
  const steps = blocks.filter(({ directive }) => FOLLOWED.includes(directive[0] ?? ''))
  if (steps.length === 0) continue
  describe(`${path} does what it says`, () => {
    let run: PageRun
    beforeAll(async () => {
      run = new PageRun(clients)
      await run.open()
    })
    afterAll(() => run.close())
    for (const block of steps) {
      const why = impossible ?? lacking(block)
      const name = `line ${block.line}: ${firstLine(block)}${why ? ` (skipped: ${why})` : ''}`
      test.skipIf(why !== undefined)(name, () => run.follow(block), 60_000)
    }
  })
}

function lacking({ directive }: Block): string | undefined {
  const needs = directive.find((word) => word.startsWith('needs='))?.slice('needs='.length)
  return needs === undefined ? undefined : missing(needs, clients)
}

function firstLine({ directive, text }: Block): string {
  return directive[0] === 'file' ? `the file ${directive[1]}` : text.split('\n')[0]!
}

describe('the reader of pages', () => {
  test('finds commands, what they print, and their directives', () => {
    const text = '# A\n<!-- run needs=nut -->\n```sh\nls\n```\nprose\n```text\nfile…\n```\n```sh\nrm\n```\n'
    expect(blocksOf(text)).toMatchObject([
      { language: 'sh', text: 'ls', directive: ['run', 'needs=nut'], expected: 'file…', line: 3 },
      { language: 'text', directive: [] },
      { language: 'sh', text: 'rm', directive: [], expected: undefined },
    ])
    expect(() => blocksOf('```sh\nls\n')).toThrow(/line 1 never closes/)
  })

  test.each([
    ['all there', 'one\nthree', 'one two three', undefined],
    ['in another order', 'three\none', 'one two three', 'one'],
    ['across an ellipsis', 'one…three', 'one two three', undefined],
    ['different', 'four', 'one two three', 'four'],
    ['other gaps', 'one two', 'one     two', undefined],
  ])('compares what was printed: %s', (_name, expected, output, fragment) => {
    expect(missingFragment(expected, output)).toBe(fragment)
  })
})

test('every command block of a page is either run or plainly not for running', () => {
  const unmarked = pages().flatMap(({ path, blocks }) =>
    blocks
      .filter(({ language, directive }) => language === 'sh' && directive.length === 0)
      .map(({ line }) => `${path}:${line}`),
  )
  expect(unmarked).toEqual([])
})
