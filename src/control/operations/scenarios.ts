import { z } from 'zod'
import { DAY } from '../../../emulators/clock/clock.ts'
import { DeviceError } from '../../lab/device.ts'
import { mistakes, mistakeText } from '../../lab/lab-file/issues.ts'
import { compareFirmwares } from '../../lab/scenario/compare-firmwares.ts'
import { runVirtually } from '../../lab/scenario/engine.ts'
import { inLibrary, libraryNames } from '../../lab/scenario/library.ts'
import { ScenarioError } from '../../lab/scenario/scenario-error.ts'
import { type Scenario, scenarioSchema } from '../../lab/scenario/scenario-schema.ts'
import { type ControlSurroundings, type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'
import { comparisonSchema, reportSchema, summarySchema } from './scenario-schemas.ts'

/** Device time that a run over the API may take. */
const MOST_MS = 31 * DAY

const given = {
  scenario: z
    .union([z.string(), z.looseObject({})])
    .meta({ description: 'a name from the library, or a scenario as schema/scenario.schema.json has it' }),
  model: z.string().optional().meta({ description: 'in place of the model of every device' }),
  seed: z.int().min(0).max(4_294_967_295).optional(),
}

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
    body: z.strictObject({
      ...given,
      firmware: z.string().optional().meta({ description: 'in place of that of every device' }),
    }),
    response: reportSchema,
    handle: async (around, _params, { scenario, ...choices }) => {
      const { name, document } = find(around, scenario)
      return (await refusing(() => runVirtually(document, name, choices, { mostMs: MOST_MS }))) as never
    },
  }),
  operation({
    method: 'post',
    path: '/scenarios/compare',
    id: 'compareScenario',
    summary: 'Run a scenario on two firmware versions and lay the timelines side by side',
    body: z.strictObject({ ...given, firmwares: z.tuple([z.string(), z.string()]) }),
    response: comparisonSchema,
    handle: async (around, _params, { scenario, firmwares, ...choices }) => {
      const { name, document } = find(around, scenario)
      const limits = { mostMs: MOST_MS }
      return (await refusing(() => compareFirmwares(document, name, firmwares, choices, limits))) as never
    },
  }),
]

function find(
  { scenarios }: ControlSurroundings,
  scenario: string | object,
): { name: string; document: Scenario } {
  if (typeof scenario !== 'string') return { name: 'document', document: parse(scenario) }
  const library = scenarios()
  const document = inLibrary(library, scenario)
  if (document) return { name: scenario, document }
  throw new Problem(
    404,
    'No such scenario',
    `no scenario ${JSON.stringify(scenario)}; there are: ${libraryNames(library)}`,
  )
}

function parse(input: object): Scenario {
  const result = scenarioSchema.safeParse(input)
  if (result.success) return result.data
  const problems = mistakes(result.error, input).map((mistake) => mistakeText(mistake, scenarioSchema))
  throw new Problem(422, 'Scenario refused', problems.join('; '), { problems })
}

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
