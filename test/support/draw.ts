import { seeded } from '../../src/ports/faults/seeded.ts'

/** Draws that follow from a seed, so that a run can be repeated. */
export interface Draw {
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number
  /** One of them. */
  pick<T>(all: readonly T[]): T
}

export function drawFrom(seed: number): Draw {
  const next = seeded(seed)
  const below = (limit: number) => Math.floor(next() * limit)
  return { below, pick: (all) => all[below(all.length)]! }
}
