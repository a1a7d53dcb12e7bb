import { junitOfRuns } from '../client/reports/junit.ts'
import type { ScenarioReport } from '../lab/scenario/report.ts'
import { painter } from './paint.ts'
import { timelineLines } from './run-text.ts'

const NO_COLOUR = { isTTY: false } as NodeJS.WriteStream

/** What `upslab run --junit` writes. */
export function junitText(reports: readonly ScenarioReport[]): string {
  return junitOfRuns(reports, ({ timeline }) => timelineLines(timeline, painter(NO_COLOUR)))
}
