import type { Firmware } from '../../emulators/smart-ups/firmware/firmware.ts'
import {
  type ClientName,
  canSee,
  canSeeTrait,
  noticeRank,
} from '../../emulators/smart-ups/firmware/published/clients.ts'
import { PUBLISHED } from '../../emulators/smart-ups/firmware/published/index.ts'
import type { UpsModel } from '../../emulators/smart-ups/models/model.ts'
import { traitEntries } from '../../emulators/smart-ups/traits/index.ts'
import { valueText } from '../../emulators/smart-ups/traits/words.ts'

/** Something that one version of a model has otherwise than another. */
export interface Difference {
  readonly what: string
  readonly before: string
  readonly after: string
}

/** What differs between two versions of a model: defects first, then values. @param client leaves out what this program cannot notice */
export function firmwareDifferences(
  model: UpsModel,
  a: Firmware,
  b: Firmware,
  client?: ClientName,
): readonly Difference[] {
  return [...compare(a, b, client), ...compareTraits(model, a, b, client)]
}

/** Defects that one of two versions has, first those that most clients notice. */
function compare(a: Firmware, b: Firmware, client: ClientName | undefined): Difference[] {
  const ids = a.known.defects
    .filter(
      ({ id, rows }) =>
        a.defects.includes(id) !== b.defects.includes(id) &&
        (client === undefined ||
          rows.length === 0 ||
          PUBLISHED.some((row) => rows.includes(row.id) && canSee(client, row))),
    )
    .map(({ id, rows }) => ({ id, rank: rankOf(rows) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ id }) => id)
  const rows: Difference[] = [
    { what: 'line', before: `ID ${a.lineId}`, after: `ID ${b.lineId}` },
    { what: 'Modbus', before: a.hasModbus ? 'yes' : 'no', after: b.hasModbus ? 'yes' : 'no' },
    ...ids.map((id) => ({ what: id, before: presence(a, id), after: presence(b, id) })),
  ]
  return rows.filter((row) => row.before !== row.after)
}

function rankOf(rows: readonly string[]): number {
  return Math.min(...PUBLISHED.filter(({ id }) => rows.includes(id)).map(noticeRank))
}

/** Traits that have another value on the other version. */
function compareTraits(
  model: UpsModel,
  a: Firmware,
  b: Firmware,
  client: ClientName | undefined,
): Difference[] {
  const [before, after] = [a, b].map(({ lineId, version, known }) =>
    traitEntries({ model, line: lineId, version }, known.rules),
  )
  return before!
    .map(({ title, value }, index) => ({
      what: title,
      before: valueText(value),
      after: valueText(after![index]!.value),
    }))
    .filter((row) => row.before !== row.after && (client === undefined || canSeeTrait(client, row.what)))
}

function presence(firmware: Firmware, id: string): string {
  const active = firmware.active.find((defect) => defect.id === id)
  if (!active) return 'absent'
  return active.assumed ? 'present (assumed)' : 'present'
}
