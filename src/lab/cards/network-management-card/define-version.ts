import { z } from 'zod'
import {
  type CardDecisions,
  soundCardDecisions,
} from '../../../../emulators/network-management-card/firmware/card-decisions.ts'
import {
  CARD_TRAITS,
  type CardTraits,
} from '../../../../emulators/network-management-card/firmware/card-traits.ts'
import { CARD_LINES } from '../../../../emulators/network-management-card/firmware/card-versions.ts'
import type { OwnCardVersion } from '../../../../emulators/network-management-card/firmware/known-versions.ts'
import { checked, checkNames, line } from '../../plugins/checked.ts'
import { type PlugIn, PlugInError } from '../../plugins/plug-in.ts'

const GENERATIONS = ['nmc1', 'nmc2', 'nmc3'] as const
const number = z.string().regex(/^\d{1,3}(\.\d{1,3}){2,3}$/, 'numbers and dots, such as 7.2.4')

const schema = z.strictObject({
  generation: z.enum(GENERATIONS),
  version: number,
  application: number.optional(),
  bootMonitor: number.optional(),
  source: line,
  decides: z.record(z.string(), z.unknown()).default({}),
  traits: z.record(z.string(), z.unknown()).default({}),
})

/** A version of a Network Management Card that no table has. */
export interface CardVersionDescription {
  /** `nmc1` AP9617 and AP9619, `nmc2` AP9630 to AP9635, `nmc3` AP9640 to AP9643. */
  readonly generation: (typeof GENERATIONS)[number]
  /** Of its operating system (AOS), such as `7.2.4`. */
  readonly version: string
  /** Of its application for Smart-UPS, where that has another number. */
  readonly application?: string
  readonly bootMonitor?: string
  /** Who saw it, and where. */
  readonly source: string
  /** What it answers otherwise than its number makes it. */
  readonly decides?: Partial<CardDecisions>
  /** What it tells of itself, and how it is shipped, otherwise than its number makes it. */
  readonly traits?: Partial<CardTraits>
}

/**
 * A version of a card's firmware of your own, for `plugins` of a bench or a lab file.
 *
 * @throws PlugInError naming every mistake and what is allowed
 * @example export const ours = defineCardVersion({ generation: 'nmc2', version: '7.2.4', source: 'our lab' })
 */
export function defineCardVersion(given: CardVersionDescription): PlugIn {
  const call = `defineCardVersion ${(given as { version?: unknown } | undefined)?.version ?? ''}`.trim()
  const version = checked(call, schema, given) as OwnCardVersion
  const { parts, versions } = CARD_LINES[version.generation]
  if (version.version.split('.').length !== parts)
    throw new PlugInError(`${call}: version: ${version.generation} has numbers of ${parts} parts`)
  if (versions.some((known) => known.version === version.version))
    throw new PlugInError(`${call}: ${version.generation} has a version ${version.version} already`)
  const sound = Object.entries(soundCardDecisions).map(([point, value]) => [point, [value]] as const)
  checkNames(`${call}: decides`, version.decides, Object.fromEntries(sound))
  const rules = Object.entries(CARD_TRAITS).map(
    ([name, trait]) => [name, trait.rules.map((rule) => rule.value)] as const,
  )
  checkNames(`${call}: traits`, version.traits, Object.fromEntries(rules))
  return { plugin: 'card-version', version }
}
