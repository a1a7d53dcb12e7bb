import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { CARD_MODES } from '../../emulators/interface-expander-2/dip-switches.ts'
import { ACTIONS, GROUP_NAMES, SLOT_NAMES } from '../../emulators/smart-ups/commands.ts'
import { OUTPUT_STATES } from '../../emulators/smart-ups/power/power-path.ts'
import { CARDS } from '../../src/lab/cards/index.ts'
import { VERDICTS } from '../../src/lab/hosts/verdict.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const glossary = readFileSync(join(root, 'docs/glossary.md'), 'utf8')

test.each([
  ['verdict', VERDICTS],
  ['slot', SLOT_NAMES],
  ['state of the output', OUTPUT_STATES.map((state) => `\`${state}\``)],
  ['command', ACTIONS.map((action) => `\`${action}\``)],
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
  /\b(?:strikes|struck)\b(?! through)/,
  /\bwould fit\b/,
  /\b[Tt]old\b/,
  /\b[Hh]e(?:ar|ars|ard)\b/,
  /#(?:told|heard|struck)|[a-z](?:Told|Heard)\b/,
  /\b(?:hope|hopes|hopeless|story|stranger)\b/i,
  /interface (?:Heard|Behind|Asked|Seen|Planned|Struck)\b/,
]

function files(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|md|yaml)$/.test(entry.name))
    .filter((entry) => !/node_modules|\/dist(\/|$)/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Where the old words have to stand: fields that are read for one more release, and the words that are refused. */
const KEEPS_OLD = [
  'docs/reference/lab-file.md',
  'docs/reference/scenario-file.md',
  'src/lab/lab-file/host-schema.ts',
  'src/lab/snapshot/snapshot-format.ts',
  'test/docs/glossary.test.ts',
  'test/lab/lab-file/lab-file.test.ts',
  'test/lab/times-not-set.test.ts',
].map((path) => join(root, path))

/** What terms are searched in: the page itself has them all. */
function textOfEverything(): string {
  const all = ['src', 'emulators', 'docs'].flatMap(files).filter((file) => !file.endsWith('glossary.md'))
  return all
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
    .toLowerCase()
}

test('every term of the glossary is used somewhere', () => {
  const rows = glossary.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
  const terms = rows
    .map((row) => row.split('|')[1]!.trim().replaceAll('`', ''))
    .filter((term) => !['Term', 'Verdict'].includes(term))
    .flatMap((term) => term.split(', '))
  const everything = textOfEverything()
  expect(terms.length).toBeGreaterThan(40)
  expect(terms.filter((term) => !everything.includes(term.toLowerCase()))).toEqual([])
})

test('words that were replaced do not come back', () => {
  const all = ['src', 'emulators', 'docs', 'test', 'scenarios', 'examples'].flatMap(files)
  const found = all
    .filter((file) => !KEEPS_OLD.includes(file))
    .flatMap((file) =>
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
