import { type FaultKind, milliseconds } from './fault.ts'

/** Everything arrives later by the same time. */
export const latency: FaultKind = {
  about: 'every piece arrives so much later',
  settings: { ms: milliseconds(100) },
  make:
    ({ ms = 0 }) =>
    (piece) => [{ ...piece, afterMs: (piece.afterMs ?? 0) + ms }],
}

/** Everything arrives later by a time drawn anew for each piece. */
export const jitter: FaultKind = {
  about: 'every piece arrives later by up to so much',
  settings: { ms: milliseconds(100) },
  make:
    ({ ms = 0 }) =>
    (piece, random) => [{ ...piece, afterMs: (piece.afterMs ?? 0) + Math.floor(random() * (ms + 1)) }],
}

/** The queue that stays one behind: each reply is the one to the request before. */
export const late: FaultKind = {
  about: 'each piece arrives when the next one should, so that the queue stays one behind',
  settings: {},
  make: () => {
    let held: Uint8Array | undefined
    return (piece) => {
      const before = held
      held = Uint8Array.from(piece.bytes)
      return before ? [{ ...piece, bytes: before }] : []
    }
  },
}
