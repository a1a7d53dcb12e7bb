import { z } from 'zod'
import { versionsOf } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import { DEFECTS } from '../../../emulators/smart-ups/firmware/defects/index.ts'
import { listModels } from '../../../emulators/smart-ups/models/catalogue.ts'
import type { CardFirmwareCatalogue, CardKind } from '../cards/card-kind.ts'
import { CARDS } from '../cards/index.ts'
import { chosenFirmwareSchema, deviceSchema, labSchema } from './schema.ts'

const KINDS: readonly CardKind[] = CARDS

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
        Object.assign(jsonSchema.properties!.defects!, { properties: defects(DEFECTS) })
      const card = KINDS.find(({ schema }) => schema === zodSchema)
      if (card?.firmware) {
        Object.assign(jsonSchema, { allOf: versionsByCard(card, card.firmware) })
        Object.assign(jsonSchema.properties!.defects!, { properties: defects(card.firmware.defects) })
      }
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
  const models = listModels().map((model) => {
    return [model.name, versionsOf(model).map(({ version }) => version)] as const
  })
  return rulesFor('model', models, firmwareOffered)
}

/** The same for cards of a kind, by their order numbers. */
function versionsByCard({ card, orders }: CardKind, { versions }: CardFirmwareCatalogue): object[] {
  const cards = (orders ?? [card]).map((order) => {
    return [order, versions(order).map(({ version }) => version)] as const
  })
  return rulesFor('card', cards, offered)
}

/** What is offered as firmware where a field has one of those names. */
function rulesFor(
  field: string,
  named: readonly (readonly [name: string, versions: readonly string[]])[],
  offer: (versions: readonly string[]) => object,
): object[] {
  const names = new Map<string, string[]>()
  for (const [name, versions] of named) {
    const key = [...new Set(versions)].join(' ')
    names.set(key, [...(names.get(key) ?? []), name])
  }
  return [...names].map(([versions, those]) => ({
    if: { properties: { [field]: { enum: those } }, required: [field] },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: { properties: { firmware: offer(versions.split(' ')) } },
  }))
}

function firmwareOffered(versions: readonly string[]): object {
  const version = offered(versions)
  return { anyOf: [version, { type: 'object', properties: { version } }] }
}

/** Each defect by its id, with what it is. */
function defects(known: readonly { readonly id: string; readonly title: string }[]): object {
  const choice = { anyOf: [{ type: 'boolean' }, { type: 'object' }] }
  return Object.fromEntries(known.map(({ id, title }) => [id, { description: title, ...choice }]))
}
