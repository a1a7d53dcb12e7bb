import type { NetworkManagementCard } from '../../../emulators/network-management-card/network-management-card.ts'
import type { CardInUnit, Reading } from './object.ts'
import { CARD_OBJECTS, compareOids, isUnder, type KnownObject } from './objects-of-card.ts'

/** One object of one row, and what it reads. */
export interface Instance {
  readonly object: KnownObject
  /** From 1; 0 for a scalar. */
  readonly row: number
  readonly oid: readonly number[]
}

/** A card in its unit; undefined while it lies beside one. */
export function inUnit(card: NetworkManagementCard): CardInUnit | undefined {
  const { host, fitted } = card
  return host && { card, host, unit: host.unit, traits: fitted.traits, decide: fitted.decide }
}

/** Place of the last object whose OID is not behind this one; -1 before the first. */
function lastUpTo(oid: readonly number[]): number {
  let [low, high] = [0, CARD_OBJECTS.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareOids(CARD_OBJECTS[middle]!.oid, oid) <= 0) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The object that an OID lies under; undefined where the card has none. */
export function objectAt(oid: readonly number[]): KnownObject | undefined {
  const object = CARD_OBJECTS[lastUpTo(oid)]
  return object && isUnder(oid, object.oid) ? object : undefined
}

/** The instance of an object at an OID below it, present or not. */
export function instanceOf(
  at: CardInUnit,
  object: KnownObject,
  oid: readonly number[],
): Instance | undefined {
  if (!object.rows)
    return oid.length === object.scalar.length && oid.at(-1) === 0 ? { object, row: 0, oid } : undefined
  const index = object.rows(at).findIndex((row) => compareOids(row, oid.slice(object.oid.length)) === 0)
  return index < 0 ? undefined : { object, row: index + 1, oid }
}

/** The instance at an OID, present or not. */
export function instanceAt(at: CardInUnit, oid: readonly number[]): Instance | undefined {
  const object = objectAt(oid)
  return object && instanceOf(at, object, oid)
}

/** What an instance reads; undefined where the card lacks it. */
export const readInstance = (at: CardInUnit, { object, row }: Instance): Reading => object.read(at, row)

/** The first instance behind an OID that the card has, with its reading. */
export function instanceAfter(
  at: CardInUnit,
  oid: readonly number[],
): (Instance & { readonly reading: Exclude<Reading, undefined> }) | undefined {
  for (let index = Math.max(0, lastUpTo(oid)); index < CARD_OBJECTS.length; index++) {
    const object = CARD_OBJECTS[index]!
    if (!object.rows) {
      if (compareOids(object.scalar, oid) <= 0) continue
      const reading = object.read(at, 0)
      if (reading !== undefined) return { object, row: 0, oid: object.scalar, reading }
      continue
    }
    const inColumn = isUnder(oid, object.oid)
    // All of a column that the OID lies behind has been walked.
    if (!inColumn && compareOids(object.oid, oid) < 0) continue
    // What comes after the OID of a column is where in it the walk is; a column that lies ahead is begun.
    const within = inColumn ? oid.slice(object.oid.length) : []
    for (const [above, row] of object.rows(at).entries()) {
      if (compareOids(row, within) <= 0) continue
      const reading = object.read(at, above + 1)
      if (reading !== undefined) return { object, row: above + 1, oid: [...object.oid, ...row], reading }
    }
  }
  return undefined
}
