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

/** The instance at an OID, present or not. */
export function instanceAt(at: CardInUnit, oid: readonly number[]): Instance | undefined {
  const object = objectAt(oid)
  if (!object) return undefined
  const suffix = oid.slice(object.oid.length).join('.')
  if (!object.rows) return suffix === '0' ? { object, row: 0, oid } : undefined
  const index = object.rows(at).indexOf(suffix)
  return index < 0 ? undefined : { object, row: index + 1, oid }
}

/** What an instance reads; undefined where the card lacks it. */
export const readInstance = (at: CardInUnit, { object, row }: Instance): Reading => object.read(at, row)

/** The first instance behind an OID that the card has, with its reading. */
export function instanceAfter(
  at: CardInUnit,
  oid: readonly number[],
): (Instance & { readonly reading: Exclude<Reading, undefined> }) | undefined {
  for (let index = Math.max(0, lastUpTo(oid)); index < CARD_OBJECTS.length; index++) {
    for (const instance of instancesOf(at, CARD_OBJECTS[index]!)) {
      if (compareOids(instance.oid, oid) <= 0) continue
      const reading = readInstance(at, instance)
      if (reading !== undefined) return { ...instance, reading }
    }
  }
  return undefined
}

function instancesOf(at: CardInUnit, object: KnownObject): readonly Instance[] {
  if (!object.rows) return [{ object, row: 0, oid: [...object.oid, 0] }]
  return object.rows(at).map((suffix, index) => ({
    object,
    row: index + 1,
    oid: [...object.oid, ...suffix.split('.').map(Number)],
  }))
}
