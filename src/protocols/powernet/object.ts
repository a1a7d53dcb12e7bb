import type { CardDecisions } from '../../../emulators/network-management-card/firmware/card-decisions.ts'
import type { CardTraits } from '../../../emulators/network-management-card/firmware/card-traits.ts'
import type { NetworkManagementCard } from '../../../emulators/network-management-card/network-management-card.ts'
import type { SlotHost, SlotUnit } from '../../../emulators/smart-ups/slots/slot-card.ts'
import type { ObjectName } from './objects.ts'

/** A card in its unit, as objects read and write it. */
export interface CardInUnit {
  readonly card: NetworkManagementCard
  readonly host: SlotHost
  readonly unit: SlotUnit
  readonly traits: CardTraits
  readonly decide: CardDecisions
}

/** A value as objects give it: a number, text or OID, or bytes; undefined where the card has no such object. */
export type Reading = number | string | Uint8Array | undefined

/** Why a value is not taken. */
export type SetRefusal = 'wrong-type' | 'wrong-length' | 'wrong-value' | 'general' | 'not-now'

/** What a manager can write: a number, or text. */
export interface Writing {
  /** Why that value is not taken now; undefined when it is. Changes nothing. */
  readonly refuses?: (at: CardInUnit, value: number | string, row: number) => SetRefusal | undefined
  /** Takes it. Called after `refuses` has let it pass. */
  readonly apply: (at: CardInUnit, value: number | string, row: number) => void
}

type Read = (at: CardInUnit, row: number) => Reading

/** An object that the card serves. */
export interface Served {
  readonly read: Read
  readonly write?: Writing
  /** Rows by the last numbers of their OIDs, in their order; a scalar when left out, whose one instance is 0. */
  readonly rows?: (at: CardInUnit) => Rows
}

/** The last numbers of the OIDs of a table. */
export type Rows = readonly (readonly number[])[]

export type ServedObjects = { readonly [N in ObjectName]?: Served }
type Entry = Read | readonly [read: Read, write: Writing]

function served(entry: Entry, rows?: Served['rows']): Served {
  const [read, write] = typeof entry === 'function' ? [entry] : entry
  return { read, ...(write ? { write } : {}), ...(rows ? { rows } : {}) }
}

/** Objects with one instance. */
export function scalars(entries: { readonly [N in ObjectName]?: Entry }): ServedObjects {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, served(entry)]))
}

/** The columns of a table; readers are given the number of the row, counted from 1. */
export function table(
  rows: (at: CardInUnit) => Rows,
  columns: { readonly [N in ObjectName]?: Entry },
): ServedObjects {
  return Object.fromEntries(Object.entries(columns).map(([name, entry]) => [name, served(entry, rows)]))
}

const ROWS: Rows[] = []

/** So many rows, numbered from 1. */
export function numbered(count: number): Rows {
  ROWS[count] ??= Array.from({ length: count }, (_, index) => [index + 1])
  return ROWS[count]
}

/** A value that never changes. */
export const constant = (value: number | string) => () => value

/** Whole numbers, as objects without a decimal have them. */
export const whole = (value: number) => Math.round(value)
/** Tenths, as high-precision objects have them. */
export const tenths = (value: number) => Math.round(value * 10)
/** Seconds as TimeTicks, cut to 32 bits. */
export const ticks = (seconds: number) => Math.max(0, Math.min(0xffff_ffff, Math.round(seconds * 100)))
