import { findLine, hasVersion, listLines } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import { isAffected } from '../../../emulators/smart-ups/firmware/firmware.ts'
import type { FirmwareLine } from '../../../emulators/smart-ups/firmware/line.ts'
import { PUBLISHED } from '../../../emulators/smart-ups/firmware/published/index.ts'
import { TRIGGERS } from '../../../emulators/smart-ups/firmware/published/triggers.ts'
import { listModels } from '../../../emulators/smart-ups/models/catalogue.ts'
import type { UpsModel } from '../../../emulators/smart-ups/models/model.ts'
import { traitEntries } from '../../../emulators/smart-ups/traits/index.ts'
import { code, table } from './table.ts'

const differencesOf = (line: number) =>
  PUBLISHED.filter(({ affects }) => affects.some((range) => range.line === line))

/** Lines that something is published of, and that go by versions rather than by SKU numbers. */
export const LINES_WITH_A_PAGE = listLines().filter(({ id, bySku }) => !bySku && differencesOf(id).length > 0)

/** What a line's versions have, and what changes from one to the next. */
export function linePage(id: number): string {
  const line = findLine(id)
  const models = listModels().filter(({ lines }) => lines.includes(id))
  // The one that ran the most versions of the line.
  const model = [...models].sort(
    (one, other) => versionsOf(line, other).length - versionsOf(line, one).length,
  )[0]
  const parts = [
    `# UPS ID ${id}: ${line.units}`,
    '<!-- made from the code: UPDATE_DOCS=1 npx vitest run test/docs/line-pages.test.ts -->',
    `Versions ${line.ranges.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)).join(', ')}. Modbus ${line.modbusFrom ? `from ${line.modbusFrom}` : 'in none'}. ${modelsText(models)}`,
    '## What is published of it',
    table(
      ['difference', 'versions', 'symptom', 'brought about by'],
      differencesOf(id).map((row) => [
        `[${row.id}](../differences.md#${row.id})`,
        row.affects
          .filter((range) => range.line === id)
          .map(versionsText)
          .join('; '),
        row.symptom,
        TRIGGERS[row.id]!,
      ]),
    ),
    ...(model
      ? ['## What changes with a version', table(['version', 'no longer', 'new'], changes(line, model))]
      : []),
  ]
  return `${parts.join('\n\n')}\n`
}

function modelsText(models: readonly UpsModel[]): string {
  if (models.length === 0) return 'The bench has no model of this line.'
  return `Models: ${models.map(({ name }) => name).join(', ')}.`
}

function versionsText(range: { from?: string; after?: string; to?: string; fixedIn?: string }): string {
  const begin = range.from ? `from ${range.from}` : range.after ? `after ${range.after}` : ''
  const end = range.fixedIn ? `below ${range.fixedIn}` : range.to ? `up to ${range.to}` : ''
  return `${begin} ${end}`.trim() || 'all'
}

const versionsOf = (line: FirmwareLine, model: UpsModel) =>
  line.known.filter((version) => hasVersion(line, version, model))

/** What each version that a source names has lost and gained since the one before. */
function changes(line: FirmwareLine, model: UpsModel): string[][] {
  const versions = versionsOf(line, model)
  return versions.map((version, nth) => {
    if (nth === 0)
      return [version, '', `from the first on: ${has(line.id, version).map(code).join(', ') || 'nothing'}`]
    const before = has(line.id, versions[nth - 1]!)
    const now = has(line.id, version)
    return [
      version,
      before
        .filter((id) => !now.includes(id))
        .map(code)
        .join(', '),
      [
        ...now.filter((id) => !before.includes(id)).map(code),
        ...otherValues(model, line.id, versions[nth - 1]!, version),
      ].join(', '),
    ]
  })
}

function has(line: number, version: string): string[] {
  return PUBLISHED.filter(({ affects }) => affects.some((range) => isAffected(range, line, version))).map(
    ({ id }) => id,
  )
}

function otherValues(model: UpsModel, line: number, before: string, version: string): string[] {
  const old = new Map(
    traitEntries({ model, line, version: before }).map(({ name, value }) => [name, JSON.stringify(value)]),
  )
  return traitEntries({ model, line, version })
    .filter(({ name, value }) => old.get(name) !== JSON.stringify(value))
    .map(({ title }) => title)
}
