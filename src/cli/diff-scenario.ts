import type { PlugIn } from '../lab/plugins/plug-in.ts'
import type { ComparedRow, Comparison } from '../lab/scenario/compare.ts'
import { compareFirmwares } from '../lab/scenario/compare-firmwares.ts'
import type { TimelineEntry } from '../lab/scenario/report.ts'
import { painter } from './paint.ts'
import { devicesText, time } from './run-text.ts'
import { scenarioFrom } from './scenario-source.ts'

export interface DiffOptions {
  readonly model: string
  readonly seed?: number | undefined
  readonly json?: boolean | undefined
  readonly plugins?: readonly PlugIn[] | undefined
}

/** Plays a scenario on two versions and prints the timelines side by side. */
export async function diffScenario(
  given: string,
  versions: readonly [string, string],
  { model, seed, json, plugins }: DiffOptions,
): Promise<void> {
  const { name, scenario } = scenarioFrom(given)
  const comparison = await compareFirmwares(scenario, name, versions, { model, seed }, { plugins })
  process.stdout.write(json ? `${JSON.stringify(comparison, null, 2)}\n` : comparisonText(comparison))
}

/** A column is no wider than this, nor than half a terminal. */
const WIDEST = 78
const NARROWEST = 36

function comparisonText({ runs, rows, firstDifference }: Comparison): string {
  const paint = painter(process.stdout)
  const cells = rows.map(({ left, right }) => [cell(left), cell(right)] as const)
  const room = process.stdout.columns ? Math.floor((process.stdout.columns - 5) / 2) : WIDEST
  const longest = Math.max(0, ...cells.flatMap(([left, right]) => [left.length, right.length]))
  const width = Math.min(longest, Math.max(NARROWEST, Math.min(room, WIDEST)))
  const line = (mark: string, left: string, right: string) =>
    `${mark} ${cut(left, width).padEnd(width)} | ${cut(right, width)}`.trimEnd()
  const lines = rows.map(({ same }, index) => {
    const [left, right] = cells[index]!
    if (same) return line('=', left, right)
    return index === firstDifference
      ? paint(['bold', 'red'], line('>', left, right))
      : paint('yellow', line('!', left, right))
  })
  return [
    `${paint('bold', runs[0].title)}`,
    line(' ', devicesText(runs[0]), devicesText(runs[1])),
    ...lines,
    '',
    ...verdictLines(runs),
    summary(rows, firstDifference),
    '',
  ].join('\n')
}

function cell(entry: TimelineEntry | null): string {
  return entry ? [time(entry.at), entry.device, entry.text].filter(Boolean).join('  ') : ''
}

function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text
}

function verdictLines([left, right]: Comparison['runs']): string[] {
  return left.verdicts.map(({ host, device, group, verdict }) => {
    const other = right.verdicts.find((each) => each.host === host && each.device === device)
    return `${host} on ${device} ${group}: ${verdict} | ${other?.verdict ?? 'not there'}`
  })
}

function summary(rows: readonly ComparedRow[], first: number | null): string {
  if (first === null) return 'No difference.'
  const different = rows.filter(({ same }) => !same).length
  return `${different} of ${rows.length} rows differ, the first marked with >.`
}
