/** The computer's own clock: the only file that reads it or sleeps by it. */
import type { LineClock } from '../../line/line-clock.ts'

/** Line time as the wall runs it. */
export const realTime: LineClock = {
  now: () => performance.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs)
    return () => clearTimeout(timer)
  },
}

/** Milliseconds since 1970-01-01 UTC: where a clock of device time starts when no date is given. */
export function wallClockMs(): number {
  return Date.now()
}

/** A moment, in milliseconds since 1970-01-01 UTC, as ISO 8601. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString()
}
