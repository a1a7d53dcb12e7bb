import type { ControlCalls, ScenarioComparison, ScenarioReport } from '../../client/types.ts'

export type { ScenarioComparison as Comparison, ScenarioReport as Report }

/** A ready scenario of the library. */
export type ScenarioEntry = Awaited<ReturnType<ControlCalls['listScenarios']>>[number]
export type Entry = ScenarioReport['timeline'][number]
export type HostVerdict = ScenarioReport['verdicts'][number]
