import { crcFits, crcOf } from './crc.ts'
import { FUNCTION, LONGEST_PDU } from './function.ts'

/** Bytes of the longest frame: address, PDU, checksum. */
export const LONGEST_FRAME = 1 + LONGEST_PDU + 2
/** Bytes of the shortest: address, function, checksum. */
const SHORTEST_FRAME = 4

/** What lies at the beginning of a buffer: a whole good frame, something broken, or not enough to tell. */
export type Framing = { readonly kind: 'frame'; readonly length: number } | typeof BROKEN | typeof INCOMPLETE

const BROKEN = { kind: 'broken' } as const
const INCOMPLETE = { kind: 'incomplete' } as const

/**
 * Request lengths of the standard functions that have a fixed one, in bytes from address to checksum. Those a
 * Smart-UPS does not know are here so that the exception comes with the last byte and not after a guess.
 */
const FIXED_LENGTHS: ReadonlyMap<number, number> = new Map([
  [1, 8],
  [2, 8],
  [FUNCTION.readHolding, 8],
  [FUNCTION.readInput, 8],
  [5, 8],
  [FUNCTION.writeOne, 8],
  [7, 4],
  [8, 8],
  [11, 4],
  [12, 4],
  [17, 4],
  [22, 10],
  [24, 6],
])

/** Functions whose request says its own length: where the byte count stands. */
const COUNTED_AT: ReadonlyMap<number, number> = new Map([
  [15, 6],
  [FUNCTION.writeMany, 6],
  [20, 2],
  [21, 2],
  [23, 10],
])

/**
 * Finds the request at the beginning of `buffer` by its function code, its length and its checksum. Functions nobody
 * gave a length end where the checksum first fits.
 */
export function frameAtStart(buffer: Uint8Array, used: number): Framing {
  if (used < 2) return INCOMPLETE
  const length = requestLength(buffer, used)
  if (length === 'unknown') return searchEnd(buffer, used)
  if (length === undefined) return INCOMPLETE
  if (length > LONGEST_FRAME) return BROKEN
  if (used < length) return INCOMPLETE
  return crcFits(buffer, 0, length) ? { kind: 'frame', length } : BROKEN
}

/** Whether a request to `address` of a known length may begin at `at`, for all that is there. */
export function mayBegin(buffer: Uint8Array, at: number, used: number, address: number): boolean {
  if (buffer[at] !== address) return false
  if (at + 1 === used) return true
  const code = buffer[at + 1]!
  return FIXED_LENGTHS.has(code) || COUNTED_AT.has(code)
}

/** Bytes from address to checksum; undefined when that is yet to come. */
function requestLength(buffer: Uint8Array, used: number): number | 'unknown' | undefined {
  const code = buffer[1]!
  const fixed = FIXED_LENGTHS.get(code)
  if (fixed !== undefined) return fixed
  const countedAt = COUNTED_AT.get(code)
  if (countedAt === undefined) return 'unknown'
  return used > countedAt ? countedAt + 1 + buffer[countedAt]! + 2 : undefined
}

function searchEnd(buffer: Uint8Array, used: number): Framing {
  const longest = Math.min(used, LONGEST_FRAME)
  let crc = crcOf(buffer, 0, SHORTEST_FRAME - 1)
  for (let length = SHORTEST_FRAME; length <= longest; length++) {
    crc = crcOf(buffer, length - 1, length, crc)
    // Over a frame with its own checksum the sum is 0.
    if (crc === 0) return { kind: 'frame', length }
  }
  return used < LONGEST_FRAME ? INCOMPLETE : BROKEN
}
