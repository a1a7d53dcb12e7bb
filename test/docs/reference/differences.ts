import type { AffectedRange } from '../../../emulators/smart-ups/firmware/defect.ts'
import { DEFECTS } from '../../../emulators/smart-ups/firmware/defects/index.ts'
import { CLIENT_NAMES, canSee } from '../../../emulators/smart-ups/firmware/published/clients.ts'
import { PUBLISHED } from '../../../emulators/smart-ups/firmware/published/index.ts'
import type { PublishedRow } from '../../../emulators/smart-ups/firmware/published/row.ts'
import { statusOf, summaryText } from '../../../emulators/smart-ups/firmware/published/status.ts'
import { TRIGGERS } from '../../../emulators/smart-ups/firmware/published/triggers.ts'
import { defectOf, RECIPES } from '../../../src/cli/recipes/which.ts'
import { code } from './table.ts'

/** A recipe for every published difference. */
export function differences(): string {
  return [summaryText(), ...PUBLISHED.map(recipe)].join('\n\n')
}

function recipe(row: PublishedRow): string {
  const clients = CLIENT_NAMES.filter((client) => canSee(client, row))
  const facts = [
    `Versions: ${row.affects.length > 0 ? row.affects.map(rangeText).join('; ') : 'no line is named'}.`,
    `Brought about by: ${TRIGGERS[row.id]}.`,
    `Seen on: ${row.surfaces.join(', ')}${clients.length > 0 ? `; by ${clients.join(', ')}` : ''}.`,
    onTheBench(row),
    ...test(row.id),
    `Confidence of the source: ${row.confidence}.`,
  ]
  return `## ${row.id}\n\n${row.symptom}.\n\n${facts.map((fact) => `- ${fact}`).join('\n')}`
}

/** A test of it, where one is printed. */
function test(id: string): string[] {
  return RECIPES.includes(defectOf(id)) ? [`A test: ${code(`upslab recipe ${id}`)}.`] : []
}

function rangeText({ line, from, after, to, fixedIn }: AffectedRange): string {
  const begin = from ? ` from ${from}` : after ? ` after ${after}` : ''
  const end = fixedIn ? ` below ${fixedIn}` : to ? ` up to ${to}` : ''
  return `ID ${line}${begin}${end}`
}

/** How to have it on a unit. */
function onTheBench({ id, affects }: PublishedRow): string {
  const status = statusOf(id)
  switch (status.kind) {
    case 'defect': {
      const defect = DEFECTS.find((each) => each.id === status.by)!
      const choice = 'probability' in defect.options ? '{ probability: 1 }' : 'true'
      const brings =
        affects.length > 0 && choice === 'true' ? 'Such a version brings it; on any other: ' : 'By hand: '
      return `${brings}${code(`defects: { ${status.by}: ${choice} }`)}.`
    }
    case 'gate':
    case 'trait':
      return `Such a version brings it (${code(status.by)}).`
    case 'design':
      return `Every unit of its kind has it: ${status.by}.`
    case 'not-observable':
      return `It cannot be seen here: ${status.because}.`
    case 'open':
      return `It is not reproduced: ${status.because}.`
  }
}
