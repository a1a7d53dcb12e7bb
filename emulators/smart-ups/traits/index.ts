import { DEFAULT_TRAITS } from './defaults.ts'
import { LIMIT_TRAITS } from './limits.ts'
import { MICROLINK_TRAITS, MODBUS_TRAITS } from './modbus.ts'
import { PANEL_TRAITS } from './panel.ts'
import { POWER_TRAITS } from './power.ts'
import type { Rule } from './rule.ts'
import { ruleFor, type Subject, type Trait, type Where } from './trait.ts'
import { UPDATE_TRAITS } from './update.ts'
import { UPS_LINK_TRAITS } from './ups-link.ts'
import { HID_TRAITS, USB_TRAITS } from './usb.ts'

/** Every trait there is, by name. */
export const TRAITS = {
  ...DEFAULT_TRAITS,
  ...USB_TRAITS,
  ...HID_TRAITS,
  ...MODBUS_TRAITS,
  ...MICROLINK_TRAITS,
  ...UPS_LINK_TRAITS,
  ...POWER_TRAITS,
  ...LIMIT_TRAITS,
  ...PANEL_TRAITS,
  ...UPDATE_TRAITS,
} as const

export type TraitName = keyof typeof TRAITS
/** The values of all traits for one unit. */
export type Traits = { readonly [K in TraitName]: (typeof TRAITS)[K] extends Trait<infer T> ? T : never }

/** A trait as it stands for one unit, with the reason. */
export interface TraitEntry {
  readonly name: TraitName
  readonly title: string
  readonly value: unknown
  /** The source that states it; undefined where it is assumed. */
  readonly source: string | undefined
  readonly assumed: string | undefined
}

/** A value of a trait that somebody put before the rules of the table. */
export type OwnRule = Rule<Where, unknown> & { readonly trait: TraitName }

/** The values that a unit tells, by trait. */
export function traitsOf(subject: Subject, own: readonly OwnRule[] = []): Traits {
  const entries = Object.entries(TRAITS).map(([name, trait]) => [
    name,
    ruleFor<unknown>(withOwn(name, trait as Trait<unknown>, own), subject).value,
  ])
  return Object.fromEntries(entries) as Traits
}

/** One of them, which costs less than all. */
export function traitOf<K extends TraitName>(name: K, subject: Subject): Traits[K] {
  return ruleFor<unknown>(TRAITS[name] as Trait<unknown>, subject).value as Traits[K]
}

/** The same with titles and evidence, for lists. */
export function traitEntries(subject: Subject, own: readonly OwnRule[] = []): TraitEntry[] {
  return Object.entries(TRAITS).map(([name, trait]) => {
    const rule = ruleFor<unknown>(withOwn(name, trait as Trait<unknown>, own), subject)
    return {
      name: name as TraitName,
      title: trait.title,
      value: rule.value,
      source: 'source' in rule ? rule.source : undefined,
      assumed: 'assumed' in rule ? rule.assumed : undefined,
    }
  })
}

function withOwn(name: string, trait: Trait<unknown>, own: readonly OwnRule[]): Trait<unknown> {
  const before = own.filter((rule) => rule.trait === name)
  return before.length === 0 ? trait : { ...trait, rules: [...before, ...trait.rules] }
}

/** Puts a unit's own values where a form has braces: `{name} FW:{firmware}`. */
export function filled(form: string, values: Readonly<Record<string, string | number>>): string {
  return form.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole))
}
