import type { Scenario } from './scenario-schema.ts'

/**
 * The same scenario with its devices called otherwise, where their names are taken.
 *
 * @param nameOf the name that a device gets, by its own
 */
export function renamed(scenario: Scenario, nameOf: (id: string) => string): Scenario {
  return {
    ...scenario,
    devices: Object.fromEntries(Object.entries(scenario.devices).map(([id, config]) => [nameOf(id), config])),
    steps: scenario.steps.map((step) => (step.on === undefined ? step : { ...step, on: nameOf(step.on) })),
  }
}
