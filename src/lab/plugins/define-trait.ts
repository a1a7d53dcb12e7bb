import { z } from 'zod'
import { canonicalVersion } from '../../../emulators/smart-ups/firmware/version.ts'
import { FAMILIES, FORMS, VOLTS } from '../../../emulators/smart-ups/models/model.ts'
import {
  type OwnRule,
  TRAITS,
  type TraitName,
  type Traits,
} from '../../../emulators/smart-ups/traits/index.ts'
import type { Where } from '../../../emulators/smart-ups/traits/trait.ts'
import { checked, checkNames, line, versionText } from './checked.ts'
import { type PlugIn, PlugInError } from './plug-in.ts'

/** Read before a unit is made, to tell which firmware is meant. */
const OF_MODELS = 'skuLetter'
const NAMES = (Object.keys(TRAITS) as TraitName[]).filter((name) => name !== OF_MODELS)
const version = versionText(canonicalVersion).optional()

const schema = z.strictObject({
  trait: z.enum(NAMES),
  where: z
    .strictObject({
      families: z.array(z.enum(FAMILIES)).optional(),
      models: z.instanceof(RegExp).optional(),
      lines: z.array(z.int()).optional(),
      linesFrom: z.int().optional(),
      from: version,
      to: version,
      volts: z.array(z.union(VOLTS.map((volts) => z.literal(volts)))).optional(),
      serial: z.enum(['microlink', 'ups-link']).optional(),
      topology: z.enum(['line-interactive', 'double-conversion']).optional(),
      form: z.array(z.enum(FORMS)).optional(),
      chemistry: z.enum(['lead-acid', 'lithium-ion']).optional(),
    })
    .optional(),
  value: z.unknown(),
  source: line.optional(),
  assumed: line.optional(),
})

/** A value that units tell of themselves, or a capability, in place of that of the table. */
export type TraitDescription<N extends TraitName = TraitName> = {
  /** Its name, as the page of traits has it. */
  readonly trait: N
  /** For which units; all when left out. */
  readonly where?: Where
  readonly value: Traits[N]
} & ({ readonly source: string } | { readonly assumed: string })

/**
 * A value of a trait of your own, for `plugins` of a bench or a lab file; of several that apply the first counts.
 *
 * @throws PlugInError naming every mistake and what is allowed
 * @example export const ours = defineTrait({ trait: 'mostLowRuntimeWarning', where: { lines: [18] }, value: 900, source: 'our lab' })
 */
export function defineTrait<N extends TraitName>(given: TraitDescription<N>): PlugIn {
  const call = `defineTrait ${(given as { trait?: unknown } | undefined)?.trait ?? ''}`.trim()
  const { trait, source, assumed, value, where } = checked(call, schema, given)
  if ((source === undefined) === (assumed === undefined))
    throw new PlugInError(`${call}: one of source and assumed is needed: who says so, or why you think so`)
  checkNames(call, { [trait]: value }, { [trait]: TRAITS[trait].rules.map((rule) => rule.value) })
  const evidence = source === undefined ? { assumed } : { source }
  return { plugin: 'trait', rule: { trait, ...(where ? { where } : {}), value, ...evidence } as OwnRule }
}
