import { inject } from 'vitest'
import { givenSeed } from './draw-seed.ts'

/** The seed of a fuzz test: that of `UPSLAB_SEED`, or the usual one of the test, or that which was drawn for this run. */
export function fuzzSeed(usual?: number): number {
  return givenSeed(process.env.UPSLAB_SEED) ?? usual ?? inject('drawnSeed')
}
