import { checkMade, refuseValue } from '../../../emulators/smart-ups/check-value.ts'
import { type Comparison, compareRuns } from './compare.ts'
import { type RunChoices, runVirtually, seedFor, type VirtualRunOptions } from './engine.ts'
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
  versions: readonly [string, string],
  choices: Omit<RunChoices, 'firmware'> = {},
  limits: Pick<VirtualRunOptions, 'limit' | 'mostMs' | 'plugins'> = {},
): Promise<Comparison> {
  if (!Array.isArray(versions) || versions.length !== 2)
    refuseValue('versions', versions, "two firmware versions, such as ['09.2', '09.3']")
  const [left, right] = versions
  checkMade('scenario', scenario, ['title', 'devices', 'steps'], 'a scenario that readScenarioFile() gave')
  const seed = seedFor(scenario, choices)
  const run = (firmware: string) => runVirtually(scenario, name, { ...choices, seed, firmware }, limits)
  return compareRuns(await run(left), await run(right))
}
