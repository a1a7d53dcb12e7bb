import type { Random } from './fault.ts'

const STEP = 0x6d2b79f5

/**
 * Numbers from 0 up to, not including, 1: the same for the same seed (mulberry32).
 *
 * @param drawn so many of them have been drawn before
 */
export function seeded(seed: number, drawn = 0): Random {
  let state = (seed + Math.imul(drawn, STEP)) >>> 0
  return () => {
    state = (state + STEP) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
