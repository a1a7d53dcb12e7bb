import type { Family } from '../../smart-ups/models/model.ts'
import { complete, firstOf, type Rule } from '../../smart-ups/traits/rule.ts'
import type { CardGeneration, CardModel } from './card-models.ts'
import { compareCardVersions } from './card-versions.ts'

/** Whose value is asked for: a card, its version, and the family of the unit it is in. */
export interface CardSubject {
  readonly model: CardModel
  readonly version: string
  /** Undefined for a card that lies beside its unit. */
  readonly family: Family | undefined
}

/** To which cards a rule applies; every condition that is given must hold. */
export interface CardWhere {
  readonly generations?: readonly CardGeneration[]
  readonly models?: readonly string[]
  /** First and last version, both included. */
  readonly from?: string
  readonly to?: string
  readonly families?: readonly Family[]
}

export type CardRule<T> = Rule<CardWhere, T>

/** A value that follows card, version or unit. The first rule that applies gives it. */
export interface CardTrait<T> {
  readonly title: string
  /** Rows of the table of known differences that it covers. */
  readonly covers: readonly string[]
  readonly rules: readonly CardRule<T>[]
}

/** Declares a trait; the last rule must hold for every card. */
export function cardTrait<T>(
  title: string,
  covers: readonly string[],
  ...rules: readonly CardRule<T>[]
): CardTrait<T> {
  return { title, covers, rules: complete(`card trait "${title}"`, 'card', rules) }
}

/** The rule that decides a trait for a card. */
export function cardRuleFor<T>({ rules }: CardTrait<T>, subject: CardSubject): CardRule<T> {
  return firstOf(rules, (where) => cardApplies(where, subject))
}

export function cardApplies(where: CardWhere, { model, version, family }: CardSubject): boolean {
  return (
    (where.generations?.includes(model.generation) ?? true) &&
    (where.models?.includes(model.name) ?? true) &&
    (where.from === undefined || compareCardVersions(version, where.from) >= 0) &&
    (where.to === undefined || compareCardVersions(version, where.to) <= 0) &&
    (where.families === undefined || (family !== undefined && where.families.includes(family)))
  )
}
