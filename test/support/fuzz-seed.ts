import { inject } from 'vitest'
import { givenSeed } from './run-seed.ts'

/** The seed of a fuzz test: that of `UPSLAB_SEED`, or the usual one of the test, or that of the run. */
export function fuzzSeed(usual?: number): number {
  return givenSeed(process.env.UPSLAB_SEED) ?? usual ?? inject('runSeed')
}
