import type { ControlClient } from '../../../client/client.ts'
import { ControlError } from '../../../client/control-error.ts'
import type { Comparison, Report } from '../../api/scenarios.ts'
import type { Choices } from './run-form.tsx'

/** What a run came to. */
export type Outcome =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'comparison'; readonly comparison: Comparison }
  /** It cannot be run; `problems` are the mistakes in the scenario, where it is that. */
  | { readonly kind: 'refused'; readonly text: string; readonly problems: readonly string[] }

/** A ready scenario by its name, or the text of another. */
export type ScenarioChoice = { readonly scenario: string } | { readonly document: string }

/** @throws whatever is no answer about the scenario: the bench is away, or wants a token */
export async function run(client: ControlClient, asked: ScenarioChoice, choices: Choices): Promise<Outcome> {
  try {
    return await answered(client, asked, choices)
  } catch (error) {
    if (!(error instanceof ControlError) || error.status === 401) throw error
    return { kind: 'refused', text: error.detail, problems: error.problems }
  }
}

async function answered(client: ControlClient, asked: ScenarioChoice, choices: Choices): Promise<Outcome> {
  const { model, seed, firmware, other } = choices
  const common = { ...asked, ...(model ? { model } : {}), ...(seed === undefined ? {} : { seed }) }
  if (other !== undefined) {
    const comparison = await client.compareScenario({ ...common, firmwares: [firmware, other] })
    return { kind: 'comparison', comparison }
  }
  const report = await client.runScenario({ ...common, ...(firmware ? { firmware } : {}) })
  return { kind: 'report', report }
}
