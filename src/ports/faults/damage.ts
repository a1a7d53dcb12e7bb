import { readAtOtherRate } from './bit-timing.ts'
import type { FaultKind, Range } from './fault.ts'

/** One bit of a piece is turned over. */
export const corrupt: FaultKind = {
  about: 'one bit of the piece, drawn anew each time, is turned over',
  settings: {},
  make: () => (piece, random) => {
    const bit = Math.floor(random() * piece.bytes.length * 8)
    return [{ ...piece, bytes: turned(piece.bytes, bit >> 3, 1 << (bit & 7)) }]
  },
}

/** The last byte is wrong: of a Modbus frame the checksum. */
export const wrongChecksum: FaultKind = {
  about: 'the last byte is wrong: of a Modbus RTU frame the checksum',
  settings: {},
  make: () => (piece) => [{ ...piece, bytes: turned(piece.bytes, piece.bytes.length - 1, 0xff) }],
}

/** The first byte is wrong: of a Modbus RTU frame the slave address. */
export const wrongUnit: FaultKind = {
  about: 'the first byte is wrong: of a Modbus RTU frame the slave address',
  settings: {},
  make: () => (piece) => [{ ...piece, bytes: turned(piece.bytes, 0, 0x55) }],
}

const rate = (unset: number): Range => ({ min: 50, max: 115_200, unset, unit: 'bits per second' })

/** A line of another rate: other bytes arrive, fewer or more of them, and zeros where no stop bit is found. */
export const baudMismatch: FaultKind = {
  about: 'what is sent at one rate is read at another: other bytes, fewer or more, zeros for framing errors',
  settings: { sent: rate(9600), read: rate(2400) },
  onlyBytes: true,
  make:
    ({ sent = 9600, read = 2400 }) =>
    (piece) => {
      const bytes = readAtOtherRate(piece.bytes, sent, read)
      return bytes.length > 0 ? [{ ...piece, bytes }] : []
    },
}

function turned(bytes: Uint8Array, at: number, mask: number): Uint8Array {
  const damaged = Uint8Array.from(bytes)
  if (damaged.length > 0) damaged[at] = damaged[at]! ^ mask
  return damaged
}
