import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { CARD_MODES } from '../../emulators/interface-expander-2/dip-switches.ts'
import { GROUP_NAMES, SLOT_NAMES } from '../../emulators/smart-ups/commands.ts'
import { CARDS } from '../../src/lab/cards/index.ts'
import { VERDICTS } from '../../src/lab/hosts/verdict.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const glossary = readFileSync(join(root, 'docs/glossary.md'), 'utf8')

test.each([
  ['verdict', VERDICTS],
  ['slot', SLOT_NAMES],
  ['mode of a card', CARD_MODES],
  ['card', CARDS.map(({ card }) => card)],
  ['outlet group at either end of the list', [GROUP_NAMES[0], GROUP_NAMES.at(-1)!]],
])('the glossary has every %s', (_, names) => {
  expect(names.filter((name) => !glossary.includes(name))).toEqual([])
})

/** Words that were replaced by the field's terms or by plain ones. */
const REPLACED = [
  /\bSurroundings\b/,
  /\b[Tt]eller\b/,
  /\bdespair\b/,
  /\bwhyHopeless\b/,
  /\bDEEDS?\b/,
  /goes wrong strikes|\bit strikes\b|\bthey strike\b/,
  /would fit`/,
  /\bTold (?:what|when|of|why)\b/,
  /unless told otherwise/,
  /interface (?:Heard|Behind|Asked|Seen|Planned|Struck)\b/,
]

function files(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|md)$/.test(entry.name))
    .filter((entry) => !/node_modules|\/dist(\/|$)/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
}

test('words that were replaced do not come back', () => {
  const found = ['src', 'emulators', 'docs'].flatMap(files).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        REPLACED.some((word) => word.test(line))
          ? [`${relative(root, file)}:${index + 1}: ${line.trim()}`]
          : [],
      ),
  )
  expect(found).toEqual([])
})
