import { outcomeText } from '../../../client/reports/outcome.ts'
import type { Report } from '../../api/scenarios.ts'
import { words } from '../../words/format.ts'
import { runTime } from '../../words/run-time.ts'
import type { Outcome } from './run.ts'

/** What a run, or a comparison, came to, in a sentence: read aloud when it is done. */
export function outcomeWords(outcome: Exclude<Outcome, { kind: 'refused' }>): string {
  if (outcome.kind === 'report') return `${outcome.report.title}: ${reportWords(outcome.report)}.`
  const { runs, rows, firstDifference } = outcome.comparison
  const first =
    firstDifference === null ? undefined : (rows[firstDifference]!.left ?? rows[firstDifference]!.right)
  const sides = runs.map((run) => `UPS ${run.devices[0]?.firmware}: ${reportWords(run)}`)
  return `${sides.join('. ')}. ${first ? `First difference at ${runTime(first.at)}` : 'No difference'}.`
}

function reportWords(report: Report): string {
  return [
    outcomeText(report).toLowerCase(),
    ...report.verdicts.map(({ host, verdict }) => `${host} ${words(verdict)}`),
  ].join(', ')
}
