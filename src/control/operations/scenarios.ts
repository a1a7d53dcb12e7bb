import { z } from 'zod'
import { DAY, SECOND } from '../../../emulators/clock/clock.ts'
import { firstOf, mistakes, mistakeText } from '../../lab/lab-file/issues.ts'
import { compareFirmwares } from '../../lab/scenario/compare-firmwares.ts'
import { runVirtually } from '../../lab/scenario/engine.ts'
import { inLibrary, libraryNames } from '../../lab/scenario/library.ts'
import { ScenarioError } from '../../lab/scenario/scenario-error.ts'
import { type Scenario, scenarioSchema } from '../../lab/scenario/scenario-schema.ts'
import { DeviceError } from '../../lab/unit/device-error.ts'
import { type ControlContext, type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'
import { comparisonSchema, reportSchema, summarySchema } from './scenario-schemas.ts'

/** Device time that a run over the API may take. */
const MOST_SECONDS = (31 * DAY) / SECOND

/** Characters of a scenario's text; as JSON it still finds room in a body. */
const LONGEST_DOCUMENT = 48 * 1024

const given = {
  scenario: z
    .union([z.string(), z.looseObject({})])
    .optional()
    .meta({
      description:
        'a name from the library, or a scenario as schema/scenario.schema.json has it; this or document is needed',
    }),
  document: z
    .string()
    .max(LONGEST_DOCUMENT)
    .optional()
    .meta({ description: 'in place of scenario: the text of a scenario file, in YAML' }),
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

/** How one of the caller's own is called in its report. */
const OF_THEIR_OWN = 'document'

/** The scenario asked for, by one of two ways, and how to call it. */
function wanted(
  context: ControlContext,
  scenario: string | object | undefined,
  text: string | undefined,
): [name: string, scenario: Scenario] {
  if ((scenario === undefined) === (text === undefined))
    throw new Problem(
      422,
      'Body refused',
      `${text === undefined ? 'neither scenario nor document is' : 'both scenario and document are'} given; allowed: one of them`,
    )
  if (text !== undefined) return [OF_THEIR_OWN, read(context, text)]
  if (typeof scenario === 'string') return [scenario, find(context, scenario)]
  return [OF_THEIR_OWN, parse(scenario!)]
}

function find({ scenarios }: ControlContext, name: string): Scenario {
  const library = scenarios()
  const found = inLibrary(library, name)
  if (found) return found
  throw new Problem(
    404,
    'No such scenario',
    `no scenario ${JSON.stringify(name)}; there are: ${libraryNames(library)}`,
  )
}

/** The text of a scenario, as the command line reads it. */
function read({ checkScenario }: ControlContext, text: string): Scenario {
  if (!checkScenario)
    throw new Problem(
      501,
      'No YAML here',
      'this bench runs without a YAML parser; allowed: the same scenario as an object, in scenario',
    )
  const { value, mistakes } = checkScenario(text)
  if (mistakes) throw refused(mistakes)
  return value
}

function parse(input: object): Scenario {
  const result = scenarioSchema.safeParse(input)
  if (result.success) return result.data
  throw refused(firstOf(mistakes(result.error, input), (mistake) => mistakeText(mistake, scenarioSchema)))
}

function refused(problems: readonly string[]): Problem {
  return new Problem(422, 'Scenario refused', problems.join('; '), { problems })
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
