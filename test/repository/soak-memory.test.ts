import { expect, test } from 'vitest'
import { grown } from '../../scripts/soak/memory-log.mjs'

const samples = (mb: (at: number) => number) =>
  Array.from({ length: 80 }, (_, at) => ({ seconds: at, mb: mb(at) }))

test('memory that goes up and down with the collector is level', () => {
  expect(grown(samples((at) => 120 + (at % 20) * 3))).toBeUndefined()
})

test('memory that goes up and up is not', () => {
  expect(grown(samples((at) => 120 + at * 2))).toBe(
    'the memory of the bench has grown from 198 to 240 MB; allowed: 24 more',
  )
})

test('of a few rounds nothing can be said', () => {
  expect(grown(samples((at) => at * 100).slice(0, 8))).toBeUndefined()
})
