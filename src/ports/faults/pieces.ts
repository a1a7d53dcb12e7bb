import { bytes, type FaultKind, milliseconds } from './fault.ts'

/** A piece arrives in two, with a pause between. */
export const split: FaultKind = {
  about: 'the piece arrives in two, so many bytes first and the rest after a pause',
  settings: { bytes: bytes(3), ms: milliseconds(50) },
  make:
    ({ bytes: first = 3, ms = 0 }) =>
    (piece) => {
      if (piece.bytes.length <= first) return [piece]
      const rest = piece.bytes.subarray(first)
      return [
        { ...piece, bytes: piece.bytes.subarray(0, first) },
        { bytes: rest, afterMs: (piece.afterMs ?? 0) + ms },
      ]
    },
}

/** A piece arrives twice. */
export const duplicate: FaultKind = {
  about: 'the piece arrives twice',
  settings: {},
  make: () => (piece) => [piece, { ...piece, bytes: Uint8Array.from(piece.bytes) }],
}
