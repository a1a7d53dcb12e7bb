import { compareVersions } from '../firmware/version.ts'
import type { Family, Topology, UpsModel } from '../models/model.ts'
import { complete, firstOf, type Rule } from './rule.ts'

/** Whose value is asked for: a model, the firmware line (UPS ID or SKU number) that it runs, and the version. */
export interface Subject {
  readonly model: UpsModel
  readonly line: number
  /** Canonical, for example `09.3`. */
  readonly version: string
}

/** To which units a rule applies; every condition that is given must hold. */
export interface Where {
  readonly families?: readonly Family[]
  /** Order names. */
  readonly models?: RegExp
  readonly lines?: readonly number[]
  /** Lines with this number or a higher one. */
  readonly linesFrom?: number
  /** First and last version, both included. */
  readonly from?: string
  readonly to?: string
  /** Nominal output volts. */
  readonly volts?: readonly UpsModel['nominalVoltage'][]
  readonly serial?: UpsModel['serial']
  readonly topology?: Topology
  readonly form?: readonly UpsModel['form'][]
  readonly chemistry?: UpsModel['battery']['chemistry']
}

/** A value or capability that follows line, version, region or model. The first rule that applies gives it. */
export interface Trait<T> {
  /** What it is and where a client meets it. */
  readonly title: string
  readonly rules: readonly Rule<Where, T>[]
}

/** Declares a trait; the last rule must hold for every unit. */
export function trait<T>(title: string, ...rules: readonly Rule<Where, T>[]): Trait<T> {
  return { title, rules: complete(`trait "${title}"`, 'unit', rules) }
}

/** The rule that decides a trait for a unit. */
export function ruleFor<T>({ rules }: Trait<T>, subject: Subject): Rule<Where, T> {
  return firstOf(rules, (where) => applies(where, subject))
}

/** What the battery is made of; lead where a model says nothing. */
const chemistryOf = ({ battery }: UpsModel) => battery.chemistry ?? 'lead-acid'

function applies(where: Where, { model, line, version }: Subject): boolean {
  return (
    (where.families?.includes(model.family) ?? true) &&
    (where.models?.test(model.name) ?? true) &&
    (where.lines?.includes(line) ?? true) &&
    line >= (where.linesFrom ?? 0) &&
    (where.from === undefined || compareVersions(version, where.from) >= 0) &&
    (where.to === undefined || compareVersions(version, where.to) <= 0) &&
    (where.volts?.includes(model.nominalVoltage) ?? true) &&
    (where.serial ?? model.serial) === model.serial &&
    (where.topology ?? model.topology) === model.topology &&
    (where.form?.includes(model.form) ?? true) &&
    (where.chemistry ?? chemistryOf(model)) === chemistryOf(model)
  )
}
