import { z } from 'zod'
import { versionsOf } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import { DEFECTS } from '../../../emulators/smart-ups/firmware/defects/index.ts'
import { listModels } from '../../../emulators/smart-ups/models/catalogue.ts'
import { chosenFirmwareSchema, deviceSchema, labSchema } from './schema.ts'

/** The JSON Schema of lab files, for editors. */
export function labJsonSchema(): object {
  return z.toJSONSchema(labSchema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === deviceSchema) {
        Object.assign(jsonSchema, secondSlotByModel(), { allOf: versionsByModel() })
        Object.assign(jsonSchema.properties!, { model: offered(listModels().map(({ name }) => name)) })
      }
      if (zodSchema === chosenFirmwareSchema)
        Object.assign(jsonSchema.properties!.defects!, { properties: defects() })
    },
  })
}

/** Names that an editor offers; others, such as those of plug-ins, are allowed. */
function offered(names: readonly string[]): object {
  return { anyOf: [{ type: 'string', enum: names }, { type: 'string' }] }
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

/** The versions that sources name for a model are offered for it; models with the same ones share a rule. */
function versionsByModel(): object[] {
  const models = new Map<string, string[]>()
  for (const model of listModels()) {
    const versions = [...new Set(versionsOf(model).map(({ version }) => version))].join(' ')
    models.set(versions, [...(models.get(versions) ?? []), model.name])
  }
  return [...models].map(([versions, names]) => ({
    if: { properties: { model: { enum: names } }, required: ['model'] },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: { properties: { firmware: firmwareOffered(versions.split(' ')) } },
  }))
}

function firmwareOffered(versions: readonly string[]): object {
  const version = offered(versions)
  return { anyOf: [version, { type: 'object', properties: { version } }] }
}

/** Each defect by its id, with what it is. */
function defects(): object {
  const choice = { anyOf: [{ type: 'boolean' }, { type: 'object' }] }
  return Object.fromEntries(DEFECTS.map(({ id, title }) => [id, { description: title, ...choice }]))
}
