/**
 * Device time. Everything an emulated device does over time is scheduled here; nothing in `emulators/` reads
 * the computer's clock. Times are whole milliseconds, so that countdowns compare exactly.
 */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC, in device time. */
  readonly now: number
  /** Runs `action` once, `delayMs` from now (at once-next when 0 or less). Equal times run in the order scheduled. */
  after(delayMs: number, name: string, action: () => void): Timer
}

/** A scheduled action. */
export interface Timer {
  /** What it is for, as shown in journals and snapshots. */
  readonly name: string
  /** When it fires, in the clock's milliseconds. */
  readonly dueAt: number
  /** Forgets the action; harmless when it has run already. */
  cancel(): void
}

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Midnight of 2000-01-01 UTC in `Clock.now` milliseconds: the zero of every APC date register. */
export const YEAR_2000 = 946_684_800_000

/** Whole seconds until `dueAt`, rounded up, never negative: what a countdown on a display shows. */
export function secondsUntil(dueAt: number, now: number): number {
  return Math.max(0, Math.ceil((dueAt - now) / SECOND))
}

/** The date of `ms` as APC registers hold it: days since 2000-01-01. */
export function daysSince2000(ms: number): number {
  return Math.floor((ms - YEAR_2000) / DAY)
}
