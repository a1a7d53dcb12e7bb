import type { Output } from '../../line/line-session.ts'
import type { ModemInputs, ModemOutputs } from '../serial-end.ts'

/** Which way bytes go. */
export const DIRECTIONS = ['to-unit', 'to-host'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** What a fault may draw: the next number of a seeded sequence, 0 up to, not including, 1. */
export type Random = () => number

/**
 * What a fault makes of one piece of bytes: the pieces that arrive in its place, in order. None is silence. `afterMs` is
 * how much later than the piece before each comes, line milliseconds; `atMs` is line time now.
 */
export type Fault = (piece: Output, random: Random, atMs: number) => readonly Output[]

/** Modem lines that a fault holds, by name: true is asserted. Those left out move freely. */
export type StuckLines = Partial<ModemInputs & Required<ModemOutputs>>

/** A kind of fault, as users name it: `make` turns its settings into the fault. */
export interface FaultKind {
  /** In a sentence. */
  readonly about: string
  /** Settings by name: what a number means, its range, and what is taken when it is left out. */
  readonly settings: Readonly<Record<string, Range>>
  /** It is applied to every piece: a probability makes no sense. */
  readonly isSteady?: true
  /** For how many line milliseconds it takes the cable out, from when it is put on the wire. */
  readonly pullsCable?: (settings: Readonly<Record<string, number>>) => number
  /** For how many line milliseconds the host sleeps, with the bus suspended, from when it is put on the wire. */
  readonly suspendsBus?: (settings: Readonly<Record<string, number>>) => number
  /** Modem lines it holds, by name; true is asserted. Only on wires that have such lines. */
  readonly holdsLines?: (settings: Readonly<Record<string, number>>) => StuckLines
  /** What the host sends comes back to it. */
  readonly isEcho?: true
  /** Bytes that reach the host though nobody sends them: how often, line milliseconds, and which. */
  readonly noise?: (settings: Readonly<Record<string, number>>) => Noise
  /** It knows serial lines and sockets, not USB. */
  readonly onlyBytes?: true
  /** It knows USB reports, and nothing else. */
  readonly onlyUsb?: true
  readonly make: (settings: Readonly<Record<string, number>>) => Fault
}

export interface Noise {
  readonly everyMs: number
  readonly draw: (random: Random) => Uint8Array
}

export interface Range {
  readonly min: number
  readonly max: number
  readonly unset: number
  readonly unit: string
}

export function milliseconds(unset: number, max = 60_000): Range {
  return { min: 0, max, unset, unit: 'ms' }
}

export function bytes(unset: number): Range {
  return { min: 1, max: 256, unset, unit: 'bytes' }
}
