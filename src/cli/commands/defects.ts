import { Command } from 'commander'
import type { AffectedRange, Defect } from '../../../emulators/smart-ups/firmware/defect.ts'
import { PUBLISHED } from '../../../emulators/smart-ups/firmware/published/index.ts'
import {
  type RowStatus,
  statusOf,
  summary,
  summaryText,
} from '../../../emulators/smart-ups/firmware/published/status.ts'
import { CARD_DEFECT_LIST } from '../../lab/cards/index.ts'
import { painter } from '../paint.ts'
import { knownTo, type PluginFlags, withPlugins } from '../plugins.ts'

const NOTES = `
A version brings the defects of its range. A lab file, or PUT …/firmware, switches any of them by hand:
  firmware: { version: "09.2", defects: { ie2-shutdown-override: false } }

Example:
  upslab defects --json
  upslab defects --summary`

export function defectsCommand(): Command {
  return withPlugins(new Command('defects'))
    .summary('list the firmware defects that can be reproduced')
    .description('List the firmware defects that can be reproduced, where each lives and who says so.')
    .option('--json', 'print JSON')
    .option('--summary', 'count the published differences, and list each with what became of it')
    .addHelpText('after', NOTES)
    .action(async ({ json, summary, ...flags }: PluginFlags & { json?: boolean; summary?: boolean }) => {
      const { defects } = (await knownTo(flags)).catalogue
      if (summary) process.stdout.write(summaryOf(json === true))
      else if (json) process.stdout.write(`${JSON.stringify([...defects, ...CARD_DEFECT_LIST], null, 2)}\n`)
      else
        process.stdout.write(
          `${[...defects.map(describe), ...CARD_DEFECT_LIST.map(describeOfCard)].join('\n\n')}\n`,
        )
    })
}

function describe(defect: Defect): string {
  const paint = painter(process.stdout)
  const names = [defect.id, ...(defect.aliases ?? [])].join(', also ')
  const options = Object.entries(defect.options).map(
    ([name, option]) =>
      `  option ${name} (${typeof option.value === 'number' ? option.value : option.value ? 'on' : 'off'}): ${option.meaning}`,
  )
  return [
    paint('bold', names),
    `  ${defect.title}`,
    `  source: ${defect.source}`,
    ...groupRanges(defect.affects).map((line) => `  ${line}`),
    ...options,
  ].join('\n')
}

/** Every published difference with what became of it, below the count. */
function summaryOf(json: boolean): string {
  const rows = PUBLISHED.map((row) => ({ ...row, status: statusOf(row.id) }))
  if (json) return `${JSON.stringify({ counts: summary(), rows }, null, 2)}\n`
  const lines = rows.map(({ id, status }) => `  ${id}: ${statusText(status)}`)
  return `${summaryText()}\n${lines.join('\n')}\n`
}

function statusText(status: RowStatus): string {
  if (status.kind === 'open') return `not reproduced: ${status.because}`
  return status.kind === 'not-observable'
    ? `cannot be seen: ${status.because}`
    : `${status.kind} ${status.by}`
}

function describeOfCard({ id, title, source, affects }: (typeof CARD_DEFECT_LIST)[number]): string {
  const paint = painter(process.stdout)
  const ranges = affects.map((range) => `  card firmware: ${range}`)
  return [paint('bold', id), `  ${title}`, `  source: ${source}`, ...ranges].join('\n')
}

/** Ranges that differ only in their line share a row. */
function groupRanges(ranges: readonly AffectedRange[]): string[] {
  const rows = new Map<string, number[]>()
  for (const range of ranges) {
    const words = describeRange(range)
    rows.set(words, [...(rows.get(words) ?? []), range.line])
  }
  return [...rows].map(([words, lines]) => `ID ${lines.join(', ')}: ${words}`)
}

function describeRange({ from, after, fixedIn, to, assumed }: AffectedRange): string {
  const start = from ? `from ${from}` : after ? `after ${after}` : 'from the first version'
  const end = fixedIn ? `until fixed in ${fixedIn}` : to ? `to ${to}` : 'never fixed'
  return `${start}, ${end}${assumed ? ` [assumed: ${assumed}]` : ''}`
}
