import type { Source } from '../../../../emulators/smart-ups/commands.ts'
import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'

/**
 * Who speaks: the UPS's own firmware on serial, USB and its Ethernet port (`native`), or a Network Management Card on
 * its behalf (`nmc`). They differ in what holes and absent items read, and in one exception code.
 */
export type Persona = 'native' | 'nmc'

/** As the register table prints it: readable, writable or both. Every item can be read. */
export type Access = 'R' | 'RW' | 'W'

/** What became of a write: taken; a value the unit does not take; an item this unit does not let anybody write. */
export type WriteResult = 'done' | 'illegal-value' | 'not-writable'

/** What a write needs to know besides the unit and the value. */
export interface WriteContext {
  /** The port commands count as coming from, unless they name another. */
  readonly source: Source
  /** Writing -1 to a stay-off countdown cancels it, as the NMC's map has it. */
  readonly cancelByTimer: boolean
  /** Every OutletCommand is refused, as an SRT at UPS 16.5 did over its serial port. */
  readonly refuseOutletCommands: boolean
}

/** Reads one thing from the unit; undefined where the unit has no such thing. */
export type Reader<T> = (ups: SmartUps) => T | undefined

/** One register block: a data item that is read and written whole. */
export interface Item {
  /** Wire address of its first register. */
  readonly address: number
  /** Registers. */
  readonly length: number
  readonly name: string
  readonly access: Access
  /** Writes the item's present content, `2 * length` bytes, to `to` from `offset`. */
  readonly put: (ups: SmartUps, persona: Persona, to: Uint8Array, offset: number) => void
  /** The content at `offset` in words: a number with its unit, the names of set bits, a text. */
  readonly show: (from: Uint8Array, offset: number) => string
  /** Takes a new content from `from` at `offset`. May throw a SettingError, which counts as an illegal value. */
  readonly write?: (ups: SmartUps, from: Uint8Array, offset: number, context: WriteContext) => WriteResult
}
