import { expect, test } from 'vitest'
import { grown } from '../../scripts/soak/memory-log.mjs'

const samples = (mb: (at: number) => number) =>
  Array.from({ length: 80 }, (_, at) => ({ seconds: at, mb: mb(at) }))

test('memory that goes up and down with the collector is level', () => {
  expect(grown(samples((at) => 120 + (at % 30) * 3))).toBeUndefined()
})

test('memory that goes up and up is not', () => {
  expect(grown(samples((at) => 120 + at * 4))).toBe(
    'the memory of the bench has grown from 276 to 360 MB; allowed: 64 more',
  )
})

test('of a few rounds nothing can be said', () => {
  expect(grown(samples((at) => at * 100).slice(0, 8))).toBeUndefined()
})
