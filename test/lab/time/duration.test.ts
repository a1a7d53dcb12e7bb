import { describe, expect, test } from 'vitest'
import { formatDuration, milliseconds } from '../../../src/lab/time/duration.ts'

describe('lengths of time', () => {
  test.each([
    [90, 90_000],
    [0.5, 500],
    ['90s', 90_000],
    ['10m', 600_000],
    ['1h30m', 5_400_000],
    ['250ms', 250],
    ['1.5h', 5_400_000],
    ['366d', 366 * 86_400_000],
    [0, 0],
  ])('%j is %d ms', (given, ms) => expect(milliseconds(given)).toBe(ms))

  test.each(['', '10', 'm', '10 m', '10x', '-5s', '367d', -1, Number.NaN, Number.POSITIVE_INFINITY])(
    '%j is refused with the forms allowed',
    (given) => expect(() => milliseconds(given)).toThrow(/is not a length of time; allowed: .*'1h30m'/),
  )

  test.each([
    [0, '0s'],
    [4500, '4.5s'],
    [90_000, '1m 30s'],
    [3_600_000, '1h'],
    [90_061_000, '1d 1h 1m 1s'],
  ])('%d ms is spoken as %s', (ms, text) => expect(formatDuration(ms)).toBe(text))
})
