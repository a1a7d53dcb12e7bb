import type { UpsModel } from '../models/model.ts'
import type { Traits } from '../traits/index.ts'
import { groupRules } from './group-settings.ts'
import type { Rule } from './rules.ts'
import { unitRules } from './unit-settings.ts'
import { versionLimit } from './version-limits.ts'

/** What a setting accepts. */
export interface Accepted {
  /** In words, as a refusal has it. */
  readonly allowed: string
  /** Ends of a whole number, the limit of the firmware version included. */
  readonly min?: number
  readonly max?: number
  /** All of them, where they are a list. */
  readonly values?: readonly (string | number | boolean)[]
  /** The most characters of a text. */
  readonly longest?: number
}

export type AcceptedSettings = Readonly<Record<'unit' | 'group', Readonly<Record<string, Accepted>>>>

/** What the settings of a unit and those of each of its outlet groups accept on the firmware that runs. */
export function acceptedSettings(model: UpsModel, traits: Traits): AcceptedSettings {
  return { unit: acceptedBy(unitRules(model), traits), group: acceptedBy(groupRules, traits) }
}

function acceptedBy(
  rules: Readonly<Record<string, Pick<Rule<unknown>, 'allowed' | 'range' | 'values' | 'longest'>>>,
  traits: Traits,
): Record<string, Accepted> {
  return Object.fromEntries(
    Object.entries(rules).map(([name, { allowed, range, values, longest }]) => {
      const most = versionLimit(name, traits)
      const locked = name === 'displayLocked' && !traits.displayLockable
      return [
        name,
        {
          allowed,
          ...(range ? { min: range.min, max: Math.min(range.max, most ?? range.max) } : {}),
          ...(values ? { values: locked ? [false] : (values as Accepted['values'] & {}) } : {}),
          ...(longest === undefined ? {} : { longest }),
        },
      ]
    }),
  )
}
