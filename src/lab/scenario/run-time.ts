import { DAY } from '../../../emulators/clock/clock.ts'
import type { LineClock } from '../../line/line-clock.ts'
import type { BenchCore } from '../bench-core.ts'
import { runUntil } from '../run-until.ts'
import { formatDuration } from '../time/duration.ts'
import { realTime } from '../time/real-time.ts'
import { ScenarioError } from './scenario-error.ts'

/** How a run lets device time pass. All times in ms of device time. */
export interface RunTime {
  pass(ms: number): Promise<void>
  /**
   * Lets time pass until `holds`, at most `limitMs`; whether it came to hold. `continuous` is for what changes without
   * an event.
   */
  until(holds: () => boolean, limitMs: number, continuous: boolean): Promise<boolean>
}

/** Jumps from event to event. Nothing waits: a run takes as long as the computer needs for it. */
export class VirtualRunTime implements RunTime {
  readonly #bench: BenchCore
  readonly #mostMs: number
  readonly #startedAt: number

  /** @param mostMs how much device time the whole run may take */
  constructor(bench: BenchCore, mostMs: number) {
    this.#bench = bench
    this.#mostMs = mostMs
    this.#startedAt = bench.clock.now
  }

  async pass(ms: number): Promise<void> {
    if (ms > this.#left) throw this.#tooLong()
    this.#bench.time.advance(ms)
  }

  async until(holds: () => boolean, limitMs: number, continuous: boolean): Promise<boolean> {
    const left = this.#left
    if (runUntil(this.#bench, holds, { limitMs: Math.min(limitMs, left), continuous })) return true
    if (limitMs > left) throw this.#tooLong()
    return false
  }

  get #left(): number {
    return this.#startedAt + this.#mostMs - this.#bench.clock.now
  }

  #tooLong(): ScenarioError {
    const most = formatDuration(this.#mostMs)
    return new ScenarioError(`the run takes more than ${most} of device time, which is the most allowed`)
  }
}

/** How often a bench on real time is looked at, line ms. */
const REAL_LOOK_MS = 25

/** Waits as long as the wall does, so that real clients can take part. */
export class RealRunTime implements RunTime {
  readonly #bench: BenchCore
  readonly #line: LineClock

  constructor(bench: BenchCore, line: LineClock = realTime) {
    this.#bench = bench
    this.#line = line
  }

  async pass(ms: number): Promise<void> {
    await this.until(() => false, ms)
  }

  async until(holds: () => boolean, limitMs: number): Promise<boolean> {
    const bench = this.#bench
    bench.sync()
    const end = bench.clock.now + limitMs
    for (;;) {
      if (holds()) return true
      const left = (end - bench.clock.now) / bench.time.speed
      if (left <= 0) return false
      await new Promise<void>((resolve) => {
        this.#line.after(Math.min(REAL_LOOK_MS, Math.ceil(left)), resolve)
      })
      bench.sync()
    }
  }
}

/** Device time that a run may take when nothing else is given. */
export const MOST_RUN_MS = 400 * DAY
