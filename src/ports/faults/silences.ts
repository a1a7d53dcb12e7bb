import type { Output } from '../../line/line-session.ts'
import { type Fault, type FaultKind, milliseconds } from './fault.ts'

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

/**
 * Once, from the next piece on, line milliseconds `ms` long: what would arrive in that time goes through `held`, with how long
 * after now that time ends.
 */
function onceFor(ms: number, held: (piece: Output, endsInMs: number) => readonly Output[]): Fault {
  let endsAt: number | undefined
  return (piece, _random, atMs) => {
    const arrivesAt = atMs + (piece.afterMs ?? 0)
    endsAt ??= arrivesAt + ms
    return arrivesAt < endsAt ? held(piece, endsAt - atMs) : [piece]
  }
}

/** Nothing for a while, then everything at once. */
export const stall: FaultKind = {
  about: 'once, from the next piece on, nothing arrives for so long, and then everything',
  settings: { ms: milliseconds(3000) },
  isSteady: true,
  make: ({ ms = 0 }) => onceFor(ms, (piece, endsInMs) => [{ ...piece, afterMs: endsInMs }]),
}

/** A plug that lost its contact: nothing passes for a while, and the port notices nothing. */
export const looseCable: FaultKind = {
  about: 'once, from the next piece on, nothing arrives for so long, and the port is not hung up',
  settings: { ms: milliseconds(2000) },
  isSteady: true,
  make: ({ ms = 0 }) => onceFor(ms, () => []),
}
