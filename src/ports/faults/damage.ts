import type { FaultKind } from './fault.ts'

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

/** A line of another rate: every byte is another one, the same each time. */
export const baudMismatch: FaultKind = {
  about: 'every byte is read as another one, as on a line of another rate',
  settings: {},
  make: () => (piece) => [{ ...piece, bytes: piece.bytes.map((byte) => ((byte << 1) | (byte >> 6)) & 0xff) }],
}

function turned(bytes: Uint8Array, at: number, mask: number): Uint8Array {
  const damaged = Uint8Array.from(bytes)
  if (damaged.length > 0) damaged[at] = damaged[at]! ^ mask
  return damaged
}
