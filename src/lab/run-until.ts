import { SECOND } from '../../emulators/clock/clock.ts'
import { checkCallback, checkFlag, checkNumber } from '../../emulators/smart-ups/check-value.ts'
import type { BenchCore } from './bench-core.ts'
import { BENCH_LIMITS } from './schemas/bench-limits.ts'

/** How often something is looked at that changes without an event, ms of device time. */
const LOOK_EVERY_MS = SECOND

export interface RunUntil {
  /** The most device time that passes, ms. */
  readonly limitMs: number
  /** What is waited for changes without an event, such as the charge: it is looked at every second. */
  readonly continuous?: boolean
}

/**
 * Jumps from event to event until `holds`; whether it came to hold. Works on any clock, as every jump does.
 *
 * @throws TypeError or RangeError when the limit is no time
 */
export function runUntil(
  bench: BenchCore,
  holds: () => boolean,
  { limitMs, continuous = false }: RunUntil,
): boolean {
  checkCallback('holds', holds)
  checkFlag('continuous', continuous)
  checkNumber('limitMs', limitMs, BENCH_LIMITS.untilMs)
  const { clock, time } = bench
  bench.sync()
  const end = clock.now + Math.min(limitMs, time.leftMs)
  for (;;) {
    if (holds()) return true
    if (clock.now >= end) return false
    const look = continuous ? clock.now + LOOK_EVERY_MS : end
    time.advance(Math.max(0, Math.min(clock.nextDueAt ?? end, look, end) - clock.now))
  }
}
