import type { BenchCore } from '../bench-core.ts'
import { runUntil } from '../run-until.ts'
import type { RunTime } from './run-time.ts'
import { ScenarioError } from './scenario-error.ts'

/** How often a bench is looked at, line ms. */
const LOOK_MS = 50

/**
 * Lets the time of a bench that somebody looks at pass, at a speed of their choice: a bench moved by hand is moved, any other moves
 * by itself. It ends when it is stopped.
 */
export class PlayTime implements RunTime {
  readonly #bench: BenchCore
  #speed: number
  #stopped = false

  constructor(bench: BenchCore, speed: number) {
    this.#bench = bench
    this.#speed = speed
    this.setSpeed(speed)
  }

  get speed(): number {
    return this.#speed
  }

  setSpeed(speed: number): void {
    this.#speed = speed
    if (!this.#bench.time.virtual) this.#bench.time.set({ speed, paused: false })
  }

  stop(): void {
    this.#stopped = true
  }

  async pass(ms: number): Promise<void> {
    await this.until(() => false, ms, false)
  }

  async until(holds: () => boolean, limitMs: number, continuous: boolean): Promise<boolean> {
    const bench = this.#bench
    bench.sync()
    const end = bench.clock.now + limitMs
    for (;;) {
      if (this.#stopped || bench.closed) throw new ScenarioError('it was stopped')
      if (holds()) return true
      const left = end - bench.clock.now
      if (left <= 0) return false
      await new Promise<void>((resolve) => {
        bench.line.after(LOOK_MS, resolve)
      })
      if (bench.closed) continue
      if (bench.time.virtual)
        runUntil(bench, holds, { limitMs: Math.min(left, this.#speed * LOOK_MS), continuous })
      else bench.sync()
    }
  }
}
