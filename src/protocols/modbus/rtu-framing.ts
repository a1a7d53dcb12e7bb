import { crcFits, crcOf } from './crc.ts'
import { LONGEST_PDU } from './function.ts'
import { hasKnownLength, requestLength } from './request-length.ts'

/** What a serial frame has besides its PDU: address before, checksum behind. */
const ADDRESS = 1
const CHECKSUM = 2
/** Bytes of the longest frame and of the shortest, which has nothing but a function code in it. */
export const LONGEST_FRAME = ADDRESS + LONGEST_PDU + CHECKSUM
const SHORTEST_FRAME = ADDRESS + 1 + CHECKSUM

const BROKEN = { kind: 'broken' } as const
const INCOMPLETE = { kind: 'incomplete' } as const

/** What lies at the beginning of a buffer: a whole good frame, something broken, or not enough to tell. */
export type Framing = { readonly kind: 'frame'; readonly length: number } | typeof BROKEN | typeof INCOMPLETE

/**
 * Finds the request at the beginning of `buffer`, of which `used` bytes count, by its function code, its length and its
 * checksum. Functions nobody gave a length end where the checksum first fits.
 */
export function frameAtStart(buffer: Uint8Array, used: number): Framing {
  const inside = requestLength(buffer, ADDRESS, used)
  if (inside === 'incomplete') return INCOMPLETE
  if (inside === 'unknown') return searchEnd(buffer, used)
  const length = ADDRESS + inside + CHECKSUM
  if (length > LONGEST_FRAME) return BROKEN
  if (used < length) return INCOMPLETE
  return crcFits(buffer, 0, length) ? { kind: 'frame', length } : BROKEN
}

/** Whether a request to `address` of a known length may begin at `at`, for all that is there. */
export function mayBegin(buffer: Uint8Array, at: number, used: number, address: number): boolean {
  if (buffer[at] !== address) return false
  return at + ADDRESS === used || hasKnownLength(buffer[at + ADDRESS]!)
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
