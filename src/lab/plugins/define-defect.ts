import { z } from 'zod'
import { type Decisions, soundDecisions } from '../../../emulators/smart-ups/firmware/decisions.ts'
import {
  type AffectedRange,
  type DefectOptions,
  defineDefect as declared,
  optionsOf,
} from '../../../emulators/smart-ups/firmware/defect.ts'
import { canonicalVersion, compareVersions } from '../../../emulators/smart-ups/firmware/version.ts'
import { callable, checked, checkNames, line, versionText } from './checked.ts'
import { type PlugIn, PlugInError } from './plug-in.ts'

/** Names by which users switch a defect. */
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'small letters, digits and dashes; at most 63')
const version = versionText(canonicalVersion).optional()

const schema = z.strictObject({
  id,
  aliases: z.array(line).optional(),
  title: line,
  source: line,
  affects: z.array(
    z.strictObject({
      line: z.int().min(1).max(65_535),
      from: version,
      after: version,
      fixedIn: version,
      to: version,
      assumed: line.optional(),
    }),
  ),
  options: z
    .record(
      z.string().regex(/^[a-z]\w*$/i, 'a name of letters and digits'),
      z.strictObject({ value: z.union([z.boolean(), z.number().min(0).max(1)]), meaning: line }),
    )
    .optional(),
  decides: callable,
})

/** What a defect of your own says of itself. */
export interface DefectDescription<O extends DefectOptions> {
  /** As users switch it on and off: small letters, digits and dashes. */
  readonly id: string
  /** Other names it answers to. */
  readonly aliases?: readonly string[]
  /** One line for lists. */
  readonly title: string
  /** Who saw it, and where. */
  readonly source: string
  /** Lines and versions that have it; none: it is switched on by hand. */
  readonly affects: readonly AffectedRange[]
  /** Switches, and numbers from 0 to 1. */
  readonly options?: O
  /** The decisions it gets wrong; `sound` is what the unit would decide without it. */
  readonly decides: (
    options: { readonly [K in keyof O]: O[K]['value'] extends number ? number : boolean },
    sound: Decisions,
  ) => Partial<Decisions>
}

/**
 * A firmware defect of your own, for `plugins` of a bench or a lab file.
 *
 * @throws PlugInError naming every mistake and what is allowed
 * @example export const slow = defineDefect({ id: 'x', title: 'x', source: 'x', affects: [], decides: () => ({}) })
 */
export function defineDefect<const O extends DefectOptions = Record<never, never>>(
  given: DefectDescription<O>,
): PlugIn {
  const call = `defineDefect ${(given as { id?: unknown } | undefined)?.id ?? ''}`.trim()
  const { affects, ...rest } = checked(call, schema, given)
  for (const range of affects) checkRange(call, range as AffectedRange)
  const defect = declared({
    ...(rest as unknown as DefectDescription<DefectOptions>),
    affects: affects as readonly AffectedRange[],
    rows: [],
  })
  checkAnswers(call, () => defect.decides(optionsOf(defect, {}), { ...soundDecisions }))
  return { plugin: 'defect', defect }
}

function checkRange(call: string, { line: id, from, after, fixedIn, to }: AffectedRange): void {
  const start = from ?? after
  const end = fixedIn ?? to
  if (from !== undefined && after !== undefined)
    throw new PlugInError(`${call}: ID ${id} has from and after; allowed: one of them`)
  if (fixedIn !== undefined && to !== undefined)
    throw new PlugInError(`${call}: ID ${id} has fixedIn and to; allowed: one of them`)
  if (start === undefined || end === undefined) return
  const order = compareVersions(start, end)
  if (order > 0 || (order === 0 && !(from !== undefined && to !== undefined)))
    throw new PlugInError(`${call}: ID ${id} begins at ${start} and ends at ${end}: no version is between`)
}

/** A defect that answers to nothing, or with something else than an answer, would fail in the middle of a run. */
function checkAnswers(call: string, decide: () => unknown): void {
  let answers: unknown
  try {
    answers = decide()
  } catch (error) {
    throw new PlugInError(`${call}: decides throws: ${(error as Error).message}`, error)
  }
  if (typeof answers !== 'object' || answers === null)
    throw new PlugInError(`${call}: decides gives ${String(answers)}; allowed: an object of decisions`)
  checkNames(
    `${call}: decides`,
    answers,
    Object.fromEntries(Object.entries(soundDecisions).map(([point, sound]) => [point, [sound]])),
  )
}
