import type { OwnCardVersion } from '../../../emulators/network-management-card/firmware/known-versions.ts'
import { listLines } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import { DEFECTS } from '../../../emulators/smart-ups/firmware/defects/index.ts'
import type { KnownFirmware } from '../../../emulators/smart-ups/firmware/known.ts'
import type { FirmwareLine } from '../../../emulators/smart-ups/firmware/line.ts'
import { MODELS } from '../../../emulators/smart-ups/models/catalogue.ts'
import type { UpsModel } from '../../../emulators/smart-ups/models/model.ts'
import { CARD_DEFECT_LIST } from '../cards/index.ts'
import { isPlugIn, type PlugIn, PlugInError } from './plug-in.ts'

/** What a bench knows: models, firmware lines, defects, values of traits, versions of cards. */
export interface Catalogue extends KnownFirmware {
  readonly models: readonly UpsModel[]
  readonly lines: readonly FirmwareLine[]
  readonly cardVersions: readonly OwnCardVersion[]
}

/** What this program brings. */
export const STOCK: Catalogue = {
  models: MODELS,
  lines: listLines(),
  defects: DEFECTS,
  rules: [],
  cardVersions: [],
}

/** The same plug-ins make one catalogue, so that what is worked out from it is worked out once. */
const MADE = new WeakMap<readonly unknown[], Catalogue>()

/**
 * What this program brings, and the plug-ins.
 *
 * @throws PlugInError when one is none, or takes the name of something else
 */
export function catalogueOf(plugins: readonly PlugIn[] = []): Catalogue {
  if (!Array.isArray(plugins))
    throw new PlugInError(`plugins: ${String(plugins)} is not allowed; allowed: a list of ${DEFINED}`)
  if (plugins.length === 0) return STOCK
  const made = MADE.get(plugins) ?? joined(plugins)
  MADE.set(plugins, made)
  return made
}

/** What a plug-in is, for messages. */
export const DEFINED = 'values that defineDefect, defineModel, defineTrait or defineCardVersion gave'

function joined(plugins: readonly unknown[]): Catalogue {
  const found = plugins.map((plugin, index) => {
    if (isPlugIn(plugin)) return plugin
    throw new PlugInError(`plugins.${index}: ${String(plugin)} is not allowed; allowed: ${DEFINED}`)
  })
  const defects = found.flatMap((each) => (each.plugin === 'defect' ? [each.defect] : []))
  const models = found.flatMap((each) => (each.plugin === 'model' ? [each.model] : []))
  const rules = found.flatMap((each) => (each.plugin === 'trait' ? [each.rule] : []))
  const cardVersions = found.flatMap((each) => (each.plugin === 'card-version' ? [each.version] : []))
  const lines = [...STOCK.lines, ...models.flatMap(({ ownLines = [] }) => ownLines)]
  const all = [...DEFECTS, ...defects]
  refuseTwice('defect', [
    ...all.flatMap(({ id, aliases = [] }) => [id, ...aliases]),
    ...CARD_DEFECT_LIST.map(({ id }) => id),
  ])
  refuseTwice(
    'model',
    [...MODELS, ...models].map(({ name }) => name),
  )
  refuseTwice(
    'firmware line',
    lines.map(({ id }) => String(id)),
  )
  refuseTwice(
    'card version',
    cardVersions.map(({ generation, version }) => `${generation} ${version}`),
  )
  for (const { id, affects } of defects)
    for (const { line } of affects)
      if (!lines.some((known) => known.id === line))
        throw new PlugInError(
          `defect ${id}: no firmware line ${line}; there are: ${lines.map((known) => known.id).join(', ')}`,
        )
  return { models: [...MODELS, ...models], lines, defects: all, rules, cardVersions }
}

function refuseTwice(what: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice !== undefined)
    throw new PlugInError(`there is a ${what} ${twice} already; give yours another name`)
}
