/**
 * Bent inputs for every reader. Short as a test; `npm run fuzz -- --seconds 60 [target…]` is the long run, and
 * `UPSLAB_SEED` repeats one.
 */
import { expect, test } from 'vitest'
import { realTime } from '../../src/lab/time/real-time.ts'
import { fuzzSeed } from '../support/fuzz-seed.ts'
import { fuzz } from './fuzz.ts'
import { TARGETS } from './targets/index.ts'

const SECONDS = process.env.UPSLAB_FUZZ_SECONDS
const ONLY = process.env.UPSLAB_FUZZ_TARGETS?.split(',')
const chosen = TARGETS.filter(([{ name }]) => ONLY?.includes(name) ?? true)
const isLong = SECONDS !== undefined

test('the targets that were named exist', () => {
  const names = TARGETS.map(([{ name }]) => name)
  expect(ONLY?.filter((name) => !names.includes(name)) ?? [], `there are: ${names.join(', ')}`).toEqual([])
  expect(isLong && !(Number(SECONDS) > 0), `UPSLAB_FUZZ_SECONDS is "${SECONDS}"`).toBe(false)
})

test.each(chosen.map(([target, inputs]) => [target.name, target, inputs] as const))(
  '%s',
  { timeout: 60_000 + Number(SECONDS ?? 0) * 2000 },
  (name, target, inputs) => {
    const seed = fuzzSeed()
    const end = realTime.now() + Number(SECONDS) * 1000
    const tried = isLong
      ? fuzz(target, { seed, inputs: Number.MAX_SAFE_INTEGER, until: () => realTime.now() >= end })
      : fuzz(target, { seed, inputs })
    if (isLong) process.stdout.write(`fuzz: ${name}, seed ${seed}: ${tried} inputs\n`)
    expect(tried).toBeGreaterThan(0)
  },
)
