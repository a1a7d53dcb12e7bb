import { type FaultKind, milliseconds } from './fault.ts'

/** Nothing gets through until somebody takes the fault away. */
export const mute: FaultKind = {
  about: 'nothing arrives until the fault is taken away, after so many more pieces',
  settings: { after: { min: 0, max: 1_000_000, unset: 0, unit: 'pieces' } },
  isSteady: true,
  make: ({ after = 0 }) => {
    let left = after
    return (piece) => {
      if (left === 0) return []
      left -= 1
      return [piece]
    }
  },
}

/** Nothing for a while, then everything at once. It happens once, from the next piece on. */
export const stall: FaultKind = {
  about: 'once, from the next piece on, nothing arrives for so long, and then everything',
  settings: { ms: milliseconds(3000) },
  isSteady: true,
  make: ({ ms = 0 }) => {
    let endsAt: number | undefined
    return (piece, _random, atMs) => {
      const arrivesAt = atMs + (piece.afterMs ?? 0)
      endsAt ??= arrivesAt + ms
      return arrivesAt < endsAt ? [{ ...piece, afterMs: endsAt - atMs }] : [piece]
    }
  },
}
