import type { HostVerdict, ScenarioReport, TimelineEntry } from '../lab/scenario/report.ts'
import { formatDuration } from '../lab/time/duration.ts'
import { columns, type painter } from './paint.ts'

type Paint = ReturnType<typeof painter>

/** A report for people: what happened, what became of the hosts, and whether that was expected. */
export function reportText(report: ScenarioReport, paint: Paint, again: string): string {
  return [
    `${paint('bold', report.title)}`,
    `${report.scenario}, ${devicesText(report)}`,
    '',
    ...timelineLines(report.timeline, paint),
    ...(report.droppedEntries > 0 ? [`  (and ${report.droppedEntries} more)`] : []),
    '',
    outcomeText(report, paint, again),
  ].join('\n')
}

/** The end of a report, for those who have seen its timeline already. `again` are the arguments that repeat it. */
export function outcomeText(report: ScenarioReport, paint: Paint, again: string): string {
  const failed = report.expectations.filter(({ passed }) => !passed)
  return [
    ...(report.verdicts.length > 0 ? [verdictTable(report.verdicts), ''] : []),
    ...failed.map(
      ({ at, text, detail }) => `${paint('red', 'NOT as expected')} at ${time(at)}: ${text}; ${detail}`,
    ),
    summaryLine(report, failed.length, again, paint),
    '',
  ].join('\n')
}

function summaryLine(
  { expectations, seconds, seed }: ScenarioReport,
  failed: number,
  again: string,
  paint: Paint,
): string {
  const took = `${formatDuration(seconds * 1000)} of device time`
  if (failed === 0) return `${paint('green', 'passed')}: ${expectations.length} expectations met, ${took}`
  return `${paint('red', 'failed')}: ${failed} of ${expectations.length} expectations not met, ${took}; the same again: upslab run ${again} --seed ${seed}`
}

export function devicesText({ devices }: ScenarioReport): string {
  return devices.map(({ id, model, firmware }) => `${id} ${model} UPS ${firmware}`).join(', ')
}

function verdictTable(verdicts: readonly HostVerdict[]): string {
  const rows = verdicts.map(({ host, device, group, verdict, state, moments }) => [
    host,
    `${device} ${group}`,
    verdict,
    state,
    proof(moments),
  ])
  return columns([['HOST', 'ON', 'VERDICT', 'LEFT', 'BECAUSE'], ...rows])
}

function proof(moments: HostVerdict['moments']): string {
  const last = moments.at(-1)
  return last ? `${time(last.at)} ${last.text}` : ''
}

export function timelineLines(entries: readonly TimelineEntry[], paint: Paint): string[] {
  const width = Math.max(0, ...entries.map(({ at }) => time(at).length))
  const device = Math.max(0, ...entries.map((entry) => entry.device.length))
  return entries.map((entry) => entryLine(entry, { paint, width, device }))
}

/** One entry: its time, device, kind and text. */
export function entryLine(
  { at, device, kind, text }: TimelineEntry,
  layout: { readonly paint: Paint; readonly width: number; readonly device: number },
): string {
  const line = `  ${time(at).padStart(layout.width)}  ${device.padEnd(layout.device)}  ${kind.padEnd(11)}  ${text}`
  if (kind === 'scenario') return layout.paint('cyan', line)
  if (kind === 'expectation' && text.startsWith('NOT')) return layout.paint('red', line)
  return kind === 'decision' || kind === 'host' ? layout.paint('yellow', line) : line
}

/** Seconds since the run began, as people write them. */
export function time(seconds: number): string {
  return formatDuration(Math.round(seconds * 1000))
}
