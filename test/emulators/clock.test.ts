import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoDate } from '../../emulators/clock/iso-date.ts'
import { VirtualClock } from '../../emulators/clock/virtual-clock.ts'

describe('the virtual clock', () => {
  test('runs what is due in order of time, then of scheduling, each at its own moment', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.boolean()), { maxLength: 60 }),
        (timers) => {
          const clock = new VirtualClock(0)
          const ran: [number, number][] = []
          const made = timers.map(([delay], index) =>
            clock.after(delay, 't', () => ran.push([clock.now, index])),
          )
          for (const [index, [, cancelled]] of timers.entries()) if (cancelled) made[index]!.cancel()
          clock.advance(60)
          const expected = timers
            .map(([delay, cancelled], index) => ({ delay, cancelled, index }))
            .filter(({ cancelled }) => !cancelled)
            .sort((a, b) => a.delay - b.delay || a.index - b.index)
            .map(({ delay, index }) => [delay, index])
          expect(ran).toEqual(expected)
          expect(clock.pending).toBe(0)
        },
      ),
    )
  })

  test('an action may schedule another within the same advance', () => {
    const clock = new VirtualClock(0)
    const seen: number[] = []
    clock.after(10, 'a', () => clock.after(10, 'b', () => seen.push(clock.now)))
    clock.advance(20)
    expect(seen).toEqual([20])
  })

  test('refuses to go back', () => {
    const clock = new VirtualClock(100)
    expect(() => clock.advanceTo(99)).toThrow(/only goes forward/)
    expect(() => clock.after(Number.NaN, 'x', () => {})).toThrow(/NaN/)
  })
})

test('calendar dates agree with the computer on every day from 1970 to 2100', () => {
  for (let day = 0; day < 131 * 366; day += 1) {
    const ms = day * 86_400_000
    expect(isoDate(ms)).toBe(new Date(ms).toISOString().slice(0, 10))
  }
})

test('an action that sets itself for the same moment ends with an error instead of never', () => {
  const clock = new VirtualClock()
  const again = () => void clock.after(0, 'again', again)
  again()
  expect(() => clock.advance(1)).toThrow('timer again is set for the same moment without end')
})
