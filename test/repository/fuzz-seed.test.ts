import fc from 'fast-check'
import { afterEach, expect, inject, test, vi } from 'vitest'
import { fuzzSeed } from '../support/fuzz-seed.ts'
import { givenSeed } from '../support/run-seed.ts'

afterEach(() => vi.unstubAllEnvs())

test('a given seed goes before the usual one, which goes before that of the run', () => {
  vi.stubEnv('UPSLAB_SEED', '77')
  expect([fuzzSeed(), fuzzSeed(4)]).toEqual([77, 77])
  vi.stubEnv('UPSLAB_SEED', '')
  expect([fuzzSeed(), fuzzSeed(4)]).toEqual([inject('runSeed'), 4])
})

test('properties take the seed of the run', () => {
  expect(fc.readConfigureGlobal()?.seed).toBe(fuzzSeed())
  expect(fc.sample(fc.nat(), 20)).toEqual(fc.sample(fc.nat(), 20))
})

test.each(['-1', '1.5', 'one', '2147483648', ' 1'])('%j is no seed', (text) => {
  expect(() => givenSeed(text)).toThrow(
    `UPSLAB_SEED is "${text}"; a whole number from 0 to 2147483647 is allowed, or random`,
  )
})
