import { afterEach, describe, expect, test, vi } from 'vitest'
import { VirtualClock } from '../../../emulators/clock/virtual-clock.ts'
import { realTime } from '../../../src/lab/time/real-time.ts'
import { TimeDriver } from '../../../src/lab/time/time-driver.ts'
import type { LineClock } from '../../../src/line/line-clock.ts'

/** The computer's time, moved by hand. */
class HandClock implements LineClock {
  #now = 500
  #waiting: { at: number; action: () => void }[] = []
  now = () => this.#now
  after(delayMs: number, action: () => void) {
    const entry = { at: this.#now + delayMs, action }
    this.#waiting.push(entry)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry)
    }
  }
  get sleeping(): number {
    return this.#waiting.length
  }
  /** The computer sleeps: time goes on, and no timer of it fires. */
  sleepThrough(ms: number): void {
    this.#now += ms
  }
  pass(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const next = this.#waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.#waiting = this.#waiting.filter((other) => other !== next)
      this.#now = Math.max(this.#now, next.at)
      next.action()
    }
    this.#now = end
  }
}

function made(speed?: number) {
  const clock = new VirtualClock(0)
  const line = new HandClock()
  const driver = new TimeDriver(
    clock,
    line,
    speed === undefined ? { virtual: true } : { virtual: false, speed },
  )
  return { clock, line, driver }
}

describe('device time', () => {
  test('runs as fast as it is set to, waking exactly for what is due', () => {
    const { clock, line } = made(60)
    const fired: number[] = []
    clock.after(90_000, 'off', () => fired.push(clock.now))
    line.pass(1499)
    expect(fired).toEqual([])
    line.pass(1)
    expect(fired).toEqual([90_000])
  })

  test('sleeps without a wake-up while nothing is scheduled', () => {
    const { line, clock, driver } = made(1)
    expect(line.sleeping).toBe(0)
    clock.after(1000, 'x', () => {})
    expect(line.sleeping).toBe(1)
    line.pass(5000)
    expect(line.sleeping).toBe(0)
    driver.sync()
    expect(clock.now).toBe(5000)
  })

  test('an earlier action scheduled later is not missed', () => {
    const { clock, line } = made(1)
    const fired: string[] = []
    clock.after(10_000, 'late', () => fired.push('late'))
    clock.after(1000, 'early', () => fired.push('early'))
    line.pass(1000)
    expect(fired).toEqual(['early'])
  })

  test('pauses, resumes, changes speed and jumps without losing its place', () => {
    const { clock, line, driver } = made(1)
    line.pass(1000)
    driver.set({ paused: true })
    line.pass(60_000)
    driver.sync()
    expect(clock.now).toBe(1000)
    driver.set({ paused: false, speed: 10 })
    line.pass(100)
    driver.sync()
    expect(clock.now).toBe(2000)
    driver.advance(3_600_000)
    expect(clock.now).toBe(3_602_000)
    line.pass(100)
    driver.sync()
    expect(clock.now).toBe(3_603_000)
  })

  test('a virtual clock moves by hand only', () => {
    const { clock, line, driver } = made()
    clock.after(1000, 'x', () => {})
    line.pass(60_000)
    driver.sync()
    expect(clock.now).toBe(0)
    driver.advance(1000)
    expect(clock.pending).toBe(0)
  })

  test('stopped, it leaves nothing behind', () => {
    const { clock, line, driver } = made(1)
    clock.after(1000, 'x', () => {})
    driver.stop()
    expect(line.sleeping).toBe(0)
  })
})

test('device time ends with the last moment that has a date', () => {
  const { clock, line, driver } = made(60)
  driver.advance(driver.leftMs - 1000)
  expect(() => driver.advance(1001)).toThrow('cannot jump 1001 ms: device time ends in 1000 ms')
  line.pass(60_000)
  driver.sync()
  expect(new Date(clock.now).toISOString()).toBe('+275760-09-13T00:00:00.000Z')
})

afterEach(() => vi.restoreAllMocks())

test('line time goes on as before when the date of the computer is set', () => {
  const before = realTime.now()
  vi.spyOn(Date, 'now').mockReturnValue(0)
  expect(realTime.now()).toBeGreaterThanOrEqual(before)
  vi.spyOn(Date, 'now').mockReturnValue(8e15)
  expect(realTime.now() - before).toBeLessThan(60_000)
})

test('hours in which nothing ran are made up for in order, each event at its own time', () => {
  const { clock, line, driver } = made(1)
  const fired: number[] = []
  for (const minutes of [300, 1, 60]) clock.after(minutes * 60_000, 'due', () => fired.push(clock.now))
  line.sleepThrough(8 * 3_600_000)
  driver.sync()
  expect(fired).toEqual([60_000, 3_600_000, 18_000_000])
  expect(clock.now).toBe(8 * 3_600_000)
})
