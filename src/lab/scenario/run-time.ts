import { MINUTE, SECOND } from '../../../emulators/clock/clock.ts'
import type { LineClock } from '../../ports/line-clock.ts'
import type { BenchCore } from '../bench-core.ts'
import { spoken } from '../duration.ts'
import { realTime } from '../real-time.ts'
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

/** How often something is looked at that changes without an event. */
const LOOK_EVERY_MS = SECOND

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
    const { clock, time } = this.#bench
    if (clock.now + ms - this.#startedAt > this.#mostMs)
      throw new ScenarioError(
        `the run takes more than ${spoken(this.#mostMs)} of device time, which is the most allowed`,
      )
    time.advance(ms)
  }

  async until(holds: () => boolean, limitMs: number, continuous: boolean): Promise<boolean> {
    const { clock } = this.#bench
    const end = clock.now + limitMs
    for (;;) {
      if (holds()) return true
      if (clock.now >= end) return false
      const look = continuous ? clock.now + LOOK_EVERY_MS : end
      await this.pass(Math.min(clock.nextDueAt ?? end, look, end) - clock.now)
    }
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

/** Device time that a run may take unless told otherwise. */
export const MOST_RUN_MS = 400 * 24 * 60 * MINUTE
