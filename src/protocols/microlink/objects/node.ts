import type { Source } from '../../../../emulators/smart-ups/commands.ts'
import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'
import type { WriteResult } from '../../modbus/map/item.ts'
import type { Authentication } from '../authentication.ts'

/** What a field is read from: the unit, and the passwords of the session that asks. */
export interface View {
  readonly ups: SmartUps
  readonly authentication: Authentication
}

/** What the descriptor says of a field besides its name and size. */
export interface FieldTraits {
  /** Bits this unit supports. */
  readonly mask?: number
  /** Lowest and highest value. */
  readonly range?: readonly [min: number, max: number]
  readonly default?: number
}

/** One object of the memory image. */
export interface Field extends FieldTraits {
  readonly kind: 'field'
  /** Usage id, 01 to DF hexadecimal. */
  readonly usage: number
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Puts the present content to `to` from `offset`. */
  readonly put: (view: View, to: Uint8Array, offset: number) => void
  /** Takes a new content of `size` bytes; may throw a SettingError, which counts as refused. */
  readonly write?: (view: View, data: Uint8Array, port: Source) => WriteResult
}

/** Objects under a common id. */
export interface Collection {
  readonly kind: 'collection'
  readonly id: number
  readonly children: readonly Node[]
}

/** Objects whose ids come from another table; hosts disagree on whether the path starts anew here. */
export interface Namespace {
  readonly kind: 'namespace'
  readonly id: number
  readonly children: readonly Node[]
}

/** Elements that are described once and stored one after the other. */
export interface Elements {
  readonly kind: 'array'
  readonly id: number
  readonly elements: readonly (readonly Node[])[]
}

/** What follows starts a new row. */
export interface NextRow {
  readonly kind: 'next-row'
}

export type Node = Field | Collection | Namespace | Elements | NextRow

export function collection(id: number, ...children: readonly Node[]): Collection {
  return { kind: 'collection', id, children }
}

export function namespace(id: number, ...children: readonly Node[]): Namespace {
  return { kind: 'namespace', id, children }
}

export function array(id: number, elements: readonly (readonly Node[])[]): Elements {
  return { kind: 'array', id, elements }
}

export const nextRow: NextRow = { kind: 'next-row' }
