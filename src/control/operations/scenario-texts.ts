import { z } from 'zod'
import { scenarioJsonSchema } from '../../lab/scenario/scenario-schema.ts'
import { type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'
import { findScenario } from './wanted-scenario.ts'

/** What helps somebody to write a scenario. */
export const scenarioTextOperations: readonly Operation[] = [
  operation({
    method: 'get',
    path: '/scenario-schema',
    id: 'getScenarioSchema',
    summary: 'The JSON Schema of a scenario: its steps, fields and the words they take',
    response: z.looseObject({}).meta({ id: 'ScenarioSchema' }),
    handle: () => ({ ...scenarioJsonSchema() }),
  }),
  operation({
    method: 'get',
    path: '/scenarios/{name}',
    id: 'getScenario',
    summary: 'A ready scenario as a text, to begin one of your own from',
    response: z
      .strictObject({ name: z.string(), document: z.string().meta({ description: 'YAML' }) })
      .meta({ id: 'ScenarioText' }),
    handle: (context, { name }) => {
      findScenario(context, name!)
      const text = context.scenarios().find((entry) => entry.name === name)?.text
      if (text === undefined)
        throw new Problem(
          501,
          'No text here',
          'this bench has its scenarios as objects; allowed: the name, to run it',
        )
      return { name: name!, document: text }
    },
  }),
]
