import type { Clock } from '../../../emulators/clock/clock.ts'
import type { LineClock } from '../../line/line-clock.ts'

/**
 * Line time that is device time: for a bench without a port to the outside, on which nothing is measured by a real clock
 * and everything is to be the same each time. It stands still until the bench has its clock.
 */
export class DeviceLine implements LineClock {
  #clock: Clock | undefined

  follow(clock: Clock): void {
    this.#clock = clock
  }

  now(): number {
    return this.#clock?.now ?? 0
  }

  after(delayMs: number, action: () => void): () => void {
    if (!this.#clock) throw new Error('line time has no clock yet')
    const timer = this.#clock.after(delayMs, 'line', action)
    return () => timer.cancel()
  }
}
