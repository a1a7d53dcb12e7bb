import { DAY, SECOND } from '../../../emulators/clock/clock.ts'

/** What numbers of a bench as a whole may be. */
export const BENCH_LIMITS = {
  /** What everything random is drawn from. */
  seed: { min: 0, max: 4_294_967_295, unit: '(32 bit)', whole: true },
  /** Device seconds to the second; 0 would be a pause, which has a name of its own. */
  speed: { min: 0.001, max: 10_000, unit: 'device seconds to the second' },
  /** The last moment that has a date. */
  startAt: { min: 0, max: 8_640_000_000_000_000, unit: 'ms since 1970-01-01', whole: true },
  /** One jump of device time. */
  jumpSeconds: { min: 0, max: (366 * DAY) / SECOND, unit: 's' },
  /** The most device time that a wait until something holds may take: a jump, and beyond it what a run takes. */
  untilMs: { min: 0, max: 8_640_000_000_000_000, unit: 'ms' },
} as const
