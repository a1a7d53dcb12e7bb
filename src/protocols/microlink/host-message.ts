import { CHECK_BYTES, checkBytesFit } from './check-bytes.ts'

/** Messages of one byte. No row can have one of these numbers. */
export const NEXT = 0xfe
export const INIT = 0xfd
export const STOP = 0xf7

/** Row, offset and length before the data of a write. */
const WRITE_HEAD = 3
/** The longest message there can be. */
export const LONGEST_MESSAGE = WRITE_HEAD + 0xff + CHECK_BYTES

/** What a host says. */
export type HostMessage =
  | { readonly kind: 'next' | 'init' | 'stop' }
  | { readonly kind: 'write'; readonly row: number; readonly offset: number; readonly data: Uint8Array }
  /** A write whose check bytes do not fit. */
  | { readonly kind: 'broken' }

const CONTROL: Readonly<Record<number, HostMessage>> = {
  [NEXT]: { kind: 'next' },
  [INIT]: { kind: 'init' },
  [STOP]: { kind: 'stop' },
}
const BROKEN: HostMessage = { kind: 'broken' }

/**
 * Bytes of the message that begins at the start of `buffer`, of which `used` count; 0 while that is not known yet.
 * Only the first byte decides: what looks like a control byte further on is data.
 */
export function messageLength(buffer: Uint8Array, used: number): number {
  if (used === 0) return 0
  if (CONTROL[buffer[0]!]) return 1
  return used < WRITE_HEAD ? 0 : WRITE_HEAD + buffer[2]! + CHECK_BYTES
}

/** Reads a whole message of `length` bytes from the start of `buffer`. The data is a view, not a copy. */
export function readMessage(buffer: Uint8Array, length: number): HostMessage {
  const control = CONTROL[buffer[0]!]
  if (control) return control
  if (!checkBytesFit(buffer, length)) return BROKEN
  return {
    kind: 'write',
    row: buffer[0]!,
    offset: buffer[1]!,
    data: buffer.subarray(WRITE_HEAD, length - CHECK_BYTES),
  }
}
