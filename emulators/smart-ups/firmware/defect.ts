import { RefusedValueError, valueText } from '../check-value.ts'
import type { Decisions } from './decisions.ts'

/**
 * Where a defect lives: a line (UPS ID) and the versions from `from` (inclusive) or `after` (exclusive) up to
 * `fixedIn` (exclusive). No lower bound means since the line's first version, no `fixedIn` means never fixed.
 */
export interface AffectedRange {
  readonly line: number
  readonly from?: string
  readonly after?: string
  readonly fixedIn?: string
  /** The last version that has it, where no fix is published. */
  readonly to?: string
  /** Why this range is our assumption; absent when a source states it. */
  readonly assumed?: string
}

/** Switches of a defect where its sources leave details open: name, value when nothing else is given, meaning. */
export type DefectOptions = Readonly<
  Record<string, { readonly value: boolean | number; readonly meaning: string }>
>
type ChosenOptions<O extends DefectOptions> = {
  readonly [K in keyof O]: O[K]['value'] extends number ? number : boolean
}

/** A known firmware defect: where it lives, who says so, and the decisions it gets wrong. */
export interface Defect {
  /** Stable name, as users switch it on and off. */
  readonly id: string
  /** Other names it answers to, such as the number of a vendor FAQ. */
  readonly aliases?: readonly string[]
  /** One line for lists. */
  readonly title: string
  /** The document that describes it. */
  readonly source: string
  readonly affects: readonly AffectedRange[]
  readonly options: DefectOptions
  /** Published differences that it reproduces: its own id alone unless it says others. */
  readonly rows: readonly string[]
  /** `sound` is what the unit would decide without this defect: a defect that adds to an answer asks it first. */
  readonly decides: (
    options: Readonly<Record<string, boolean | number>>,
    sound: Decisions,
  ) => Partial<Decisions>
}

/** Declares a defect; `decides` sees its options with their chosen values. */
export function defineDefect<const O extends DefectOptions = Record<never, never>>(
  defect: Omit<Defect, 'options' | 'decides' | 'rows'> & {
    readonly options?: O
    readonly rows?: readonly string[]
    readonly decides: (options: ChosenOptions<O>, sound: Decisions) => Partial<Decisions>
  },
): Defect {
  return {
    ...defect,
    options: defect.options ?? {},
    rows: defect.rows ?? [defect.id],
    decides: (chosen, sound) => defect.decides(chosen as ChosenOptions<O>, sound),
  }
}

/** The values of a defect's options, the user's in place of the stock ones; throws on unknown names and values. */
export function optionsOf(
  defect: Defect,
  chosen: Readonly<Record<string, unknown>>,
): Record<string, boolean | number> {
  for (const [name, value] of Object.entries(chosen)) {
    const known = Object.keys(defect.options)
    if (!known.includes(name))
      throw new RefusedValueError(
        `${defect.id} has no option ${name}; allowed: ${known.join(', ') || 'none'}`,
      )
    const isShare = typeof defect.options[name]!.value === 'number'
    const right = isShare ? typeof value === 'number' && value >= 0 && value <= 1 : typeof value === 'boolean'
    if (!right)
      throw new RefusedValueError(
        `${defect.id}.${name}: ${valueText(value)} is not allowed; allowed: ${isShare ? 'a number from 0 to 1' : 'true, false'}`,
      )
  }
  return Object.fromEntries(
    Object.entries(defect.options).map(([name, option]) => [
      name,
      (chosen[name] as boolean | number | undefined) ?? option.value,
    ]),
  )
}
