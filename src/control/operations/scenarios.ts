import { z } from 'zod'
import { DAY, SECOND } from '../../../emulators/clock/clock.ts'
import { compareFirmwares } from '../../lab/scenario/compare-firmwares.ts'
import { runVirtually } from '../../lab/scenario/engine.ts'
import { ScenarioError } from '../../lab/scenario/scenario-error.ts'
import { DeviceError } from '../../lab/unit/device-error.ts'
import { type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'
import { comparisonSchema, reportSchema, summarySchema } from './scenario-schemas.ts'
import { given, wanted } from './wanted-scenario.ts'

/** Device time that a run over the API may take. */
const MOST_SECONDS = (31 * DAY) / SECOND

/** Scenarios on virtual benches of their own: the bench that is served has no part in them. */
export const scenarioOperations: readonly Operation[] = [
  operation({
    method: 'get',
    path: '/scenarios',
    id: 'listScenarios',
    summary: 'The ready scenarios',
    response: z.array(summarySchema),
    handle: ({ scenarios }) =>
      scenarios().map(({ name, scenario: { title, description = '', tags = [], verdicts = {} } }) => ({
        name,
        title,
        description,
        tags,
        firmwares: Object.keys(verdicts).filter((version) => version !== 'any'),
      })),
  }),
  operation({
    method: 'post',
    path: '/scenarios/run',
    id: 'runScenario',
    summary: 'Run a scenario on a virtual bench of its own',
    example: { scenario: 'fa233876-off-confirmed', firmware: '09.2' },
    body: z.strictObject({
      ...given,
      firmware: z.string().optional().meta({ description: 'in place of that of every device' }),
    }),
    response: reportSchema,
    handle: async (context, _params, { scenario, document, ...choices }) => {
      const [name, asked] = wanted(context, scenario, document)
      const { plugins } = context.bench
      return refusing(() => runVirtually(asked, name, choices, { limit: MOST_SECONDS, plugins }))
    },
  }),
  operation({
    method: 'post',
    path: '/scenarios/compare',
    id: 'compareScenario',
    summary: 'Run a scenario on two firmware versions and lay the timelines side by side',
    example: { scenario: 'fa233876-off-confirmed', firmwares: ['09.2', '09.3'] },
    body: z.strictObject({ ...given, firmwares: z.tuple([z.string(), z.string()]) }),
    response: comparisonSchema,
    handle: async (context, _params, { scenario, document, firmwares, ...choices }) => {
      const [name, asked] = wanted(context, scenario, document)
      const limits = { limit: MOST_SECONDS, plugins: context.bench.plugins }
      return refusing(() => compareFirmwares(asked, name, firmwares, choices, limits))
    },
  }),
]

/** What cannot be run is the caller's mistake. */
async function refusing<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof ScenarioError || error instanceof DeviceError)
      throw new Problem(422, 'Scenario refused', error.message)
    throw error
  }
}
