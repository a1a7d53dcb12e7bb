import { type Sums, sumsOf } from './check-bytes.ts'

/** Bytes of each password field: two of challenge, two of answer to the other side's challenge. */
export const PASSWORD_SIZE = 4
export const CHALLENGE_SIZE = 2
/** How much of the header enters the sums. */
const HEADER_PART = 8

/**
 * What both sides know: the sums over the start of row 00 and the whole serial number field, padding and all. They
 * begin not at 0 but with the series id, low byte first.
 */
export function passwordBase(header: Uint8Array, serial: Uint8Array): Sums {
  const seed = { first: header[4]!, second: header[3]! }
  return sumsOf(serial, 0, serial.length, sumsOf(header, 0, HEADER_PART, seed))
}

/** The answer to a challenge, two bytes: the sums went on over the other side's challenge. */
export function answerTo(challenge: Uint8Array, base: Sums): Uint8Array {
  const { first, second } = sumsOf(challenge, 0, CHALLENGE_SIZE, base)
  return Uint8Array.of(first, second)
}
