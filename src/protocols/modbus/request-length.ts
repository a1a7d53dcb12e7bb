import { FUNCTION } from './function.ts'

/**
 * Lengths of request PDUs that are always the same, in bytes from the function code on. Functions a Smart-UPS does
 * not know are here as well, so that the exception comes with the last byte and not after a guess.
 */
const FIXED: ReadonlyMap<number, number> = new Map([
  [1, 5],
  [2, 5],
  [FUNCTION.readHolding, 5],
  [FUNCTION.readInput, 5],
  [5, 5],
  [FUNCTION.writeOne, 5],
  [7, 1],
  [8, 5],
  [11, 1],
  [12, 1],
  [17, 1],
  [22, 7],
  [24, 3],
])

/** Functions whose request counts its own bytes: where in the PDU the count stands, right before what it counts. */
const COUNT_AT: ReadonlyMap<number, number> = new Map([
  [15, 5],
  [FUNCTION.writeMany, 5],
  [20, 1],
  [21, 1],
  [23, 9],
])

/** Whether the length of a request follows from its function code. */
export function hasKnownLength(code: number): boolean {
  return FIXED.has(code) || COUNT_AT.has(code)
}

/**
 * How long the request PDU is that begins at `start`, of which the bytes before `end` are there. For envelopes that do
 * not say it: serial frames, HID reports.
 *
 * @returns bytes; `incomplete` when the byte that tells is yet to come; `unknown` for functions nobody gave a length
 */
export function requestLength(
  bytes: Uint8Array,
  start: number,
  end: number,
): number | 'incomplete' | 'unknown' {
  if (end <= start) return 'incomplete'
  const code = bytes[start]!
  const fixed = FIXED.get(code)
  if (fixed !== undefined) return fixed
  const countAt = COUNT_AT.get(code)
  if (countAt === undefined) return 'unknown'
  return end - start > countAt ? countAt + 1 + bytes[start + countAt]! : 'incomplete'
}
