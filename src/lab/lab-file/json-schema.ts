import { z } from 'zod'
import { listModels } from '../../../emulators/smart-ups/models/catalogue.ts'
import { deviceSchema, labSchema } from './schema.ts'

/** The JSON Schema of lab files, for editors. */
export function labJsonSchema(): object {
  return z.toJSONSchema(labSchema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === deviceSchema) Object.assign(jsonSchema, secondSlotByModel())
    },
  })
}

/** The second slot is offered for the models that have it. */
function secondSlotByModel(): object {
  const withTwo = listModels()
    .filter(({ smartSlots }) => smartSlots === 2)
    .map(({ name }) => name)
  return {
    if: { properties: { model: { enum: withTwo } } },
    else: { properties: { smartslot2: false } },
  }
}
