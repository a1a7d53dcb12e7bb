import { bytes, type FaultKind } from './fault.ts'

/** A piece does not arrive. */
export const drop: FaultKind = { about: 'the piece does not arrive', settings: {}, make: () => () => [] }

/** The end of a piece does not arrive. */
export const truncate: FaultKind = {
  about: 'the last bytes of the piece do not arrive',
  settings: { bytes: bytes(1) },
  make:
    ({ bytes: cut = 1 }) =>
    (piece) => {
      const left = piece.bytes.subarray(0, Math.max(0, piece.bytes.length - cut))
      return left.length > 0 ? [{ ...piece, bytes: left }] : []
    },
}
