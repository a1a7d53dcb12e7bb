import type { ScenarioComparison, ScenarioReport, TimelineEntry } from '../types.ts'
import { outcomeText } from './outcome.ts'

/** How a moment is written: seconds since the run began. */
type Time = (seconds: number) => string

/** A run as Markdown: what it came to, its expectations and hosts, and everything that happened. */
export function markdownOfRun(report: ScenarioReport, time: Time): string {
  return [
    `# ${text(report.title)}`,
    '',
    `**${outcomeText(report)}.** ${facts(report)}`,
    ...outcome(report, time),
    '',
    '## Timeline',
    '',
    table(
      ['At', 'Unit', 'Kind', 'What'],
      report.timeline.map((entry) => [time(entry.at), entry.device, entry.kind, entry.text]),
    ),
    '',
  ].join('\n')
}

/** Two runs as Markdown, moment beside moment. */
export function markdownOfComparison(comparison: ScenarioComparison, time: Time): string {
  const { runs, rows, firstDifference } = comparison
  const first = firstDifference === null ? undefined : rows[firstDifference]
  const said = (entry: TimelineEntry | null) =>
    entry ? `${time(entry.at)} ${entry.device} ${entry.text}` : ''
  return [
    `# ${text(runs[0].title)}`,
    '',
    first ? `The two part at ${time((first.left ?? first.right)!.at)}.` : 'No difference.',
    ...runs.flatMap((run) => [
      '',
      `## UPS ${versions(run)}: ${outcomeText(run)}`,
      '',
      facts(run),
      ...outcome(run, time),
    ]),
    '',
    '## Moment beside moment',
    '',
    table(
      ['Same', `UPS ${versions(runs[0])}`, `UPS ${versions(runs[1])}`],
      rows.map(({ left, right, same }) => [same ? '' : 'differs', said(left), said(right)]),
    ),
    '',
  ].join('\n')
}

function outcome({ expectations, verdicts }: ScenarioReport, time: Time): string[] {
  return [
    ...(expectations.length > 0 ? [''] : []),
    ...expectations.map(
      ({ passed, text: what, at, detail }) =>
        `- ${passed ? 'met' : '**not met**'}, ${time(at)}: ${text(what)}${detail ? `; ${text(detail)}` : ''}`,
    ),
    ...(verdicts.length > 0 ? [''] : []),
    ...verdicts.map(
      ({ host, device, group, verdict }) => `- ${text(host)} on ${group} of ${device}: **${verdict}**`,
    ),
  ]
}

function facts({ devices, seed, seconds }: ScenarioReport): string {
  const units = devices.map(({ id, model, firmware }) => `${id}: ${model}, UPS ${firmware}`)
  return `${units.join('; ')}. Seed ${seed}, ${seconds} s of device time.`
}

function versions({ devices }: ScenarioReport): string {
  return [...new Set(devices.map(({ firmware }) => firmware))].join(', ')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(text).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Text with the marks of Markdown escaped. */
function text(given: string): string {
  return given.replace(/[\\|*_`<>]/g, '\\$&').replace(/\s*\n\s*/g, ' ')
}
