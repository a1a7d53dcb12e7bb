import { z } from 'zod'
import { firstOf, mistakes, mistakeText } from '../../lab/lab-file/issues.ts'
import { inLibrary, libraryNames } from '../../lab/scenario/library.ts'
import { type Scenario, scenarioSchema } from '../../lab/scenario/scenario-schema.ts'
import type { ControlContext } from '../operation.ts'
import { Problem } from '../problem.ts'

/** Characters of a scenario's text; as JSON it still finds room in a body. */
const LONGEST_DOCUMENT = 48 * 1024

/** What says which scenario is wanted, and with what it is run. */
export const given = {
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

/** How one of the caller's own is called in its report. */
const OF_THEIR_OWN = 'document'

/** The scenario asked for, by one of two ways, and how to call it. */
export function wanted(
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
  if (typeof scenario === 'string') return [scenario, findScenario(context, scenario)]
  return [OF_THEIR_OWN, parse(scenario!)]
}

/** A ready scenario. @throws Problem 404 naming those there are */
export function findScenario({ scenarios }: ControlContext, name: string): Scenario {
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
