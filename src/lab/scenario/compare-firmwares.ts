import { type Comparison, compareRuns } from './compare.ts'
import { type RunChoices, runVirtually, seedFor } from './engine.ts'
import type { Scenario } from './scenario-schema.ts'

/**
 * Runs a scenario on two versions with the same seed, and lays the runs side by side.
 *
 * @throws ScenarioError, DeviceError when it cannot be run
 * @example const { runs } = await compareFirmwares(scenario, 'mine', ['09.2', '09.3'])
 */
export async function compareFirmwares(
  scenario: Scenario,
  name: string,
  [left, right]: readonly [string, string],
  choices: Omit<RunChoices, 'firmware'> = {},
  limits: { readonly mostMs?: number } = {},
): Promise<Comparison> {
  const seed = seedFor(scenario, choices)
  const run = (firmware: string) => runVirtually(scenario, name, { ...choices, seed, firmware }, limits)
  return compareRuns(await run(left), await run(right))
}
