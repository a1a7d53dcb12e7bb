import type { OwnCardVersion } from '../../emulators/network-management-card/firmware/known-versions.ts'
import { valueText } from '../../emulators/smart-ups/traits/words.ts'
import type { CardFirmwareCatalogue } from '../lab/cards/card-kind.ts'
import { UsageError } from './errors.ts'
import { columns } from './paint.ts'

/** The versions of a card, as a table or as JSON. */
export function cardVersions(
  card: string,
  { versions, version: of }: CardFirmwareCatalogue,
  own: readonly OwnCardVersion[] = [],
  json = false,
): string {
  const known = versions(card, own)
  if (json)
    return `${JSON.stringify(
      known.map((version) => ({ ...version, facts: of(card, version.version, own).facts })),
      null,
      2,
    )}\n`
  const rows = known.map(({ version, defects, source }) => [
    version,
    defects.map(({ id, assumed }) => (assumed ? `${id} (assumed)` : id)).join(', ') || 'none known',
    source,
  ])
  const newest = known.at(-1)!.version
  const traits = of(card, newest, own).facts.map(({ what, value, evidence }) => [
    what,
    valueText(value),
    evidence,
  ])
  return `${columns([['VERSION', 'DEFECTS', 'SEEN IN'], ...rows])}\n\n${columns([[`TRAIT AT ${newest}`, 'VALUE', 'EVIDENCE'], ...traits])}\n`
}

/** What changes between two versions. */
export interface CardDifference {
  readonly what: string
  readonly before: string
  readonly after: string
}

/** What changes between two versions of a card: its defects, then what it tells of itself. */
export function cardDifferences(
  card: string,
  { version: of, defects }: CardFirmwareCatalogue,
  [before, after]: readonly [string, string],
  own: readonly OwnCardVersion[] = [],
): CardDifference[] {
  const [a, b] = [load(card, before, of, own), load(card, after, of, own)]
  const presence = (side: CardSide, id: string) => (side.defects.includes(id) ? 'present' : 'absent')
  return [
    ...defects.map(({ id }) => ({ what: id, before: presence(a, id), after: presence(b, id) })),
    ...a.facts.map(({ what, value }, index) => ({
      what,
      before: valueText(value),
      after: valueText(b.facts[index]!.value),
    })),
  ].filter((row) => row.before !== row.after)
}

/** These differences as a table. */
export function cardDifferencesText(
  differences: readonly CardDifference[],
  [before, after]: readonly [string, string],
): string {
  if (differences.length === 0) return `No difference that upslab emulates between ${before} and ${after}.\n`
  const rows = differences.map((row) => [row.what, row.before, row.after])
  return `${columns([['WHAT', before, after], ...rows])}\n`
}

type CardSide = ReturnType<CardFirmwareCatalogue['version']>

function load(
  card: string,
  version: string,
  of: CardFirmwareCatalogue['version'],
  own: readonly OwnCardVersion[],
): CardSide {
  try {
    return of(card, version, own)
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message)
    throw error
  }
}
