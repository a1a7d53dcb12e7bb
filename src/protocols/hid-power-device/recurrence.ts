import type { Clock, Timer } from '../../../emulators/clock/clock.ts'

/**
 * Something done again and again while it is wanted. A snapshot put back forgets every timer of the clock and may move
 * it into the past: `wanted` said again afterwards sets things right.
 */
export class Recurrence {
  readonly #clock: Clock
  readonly #everyMs: number
  readonly #action: () => void
  #timer: Timer | undefined

  constructor(clock: Clock, everyMs: number, action: () => void) {
    this.#clock = clock
    this.#everyMs = everyMs
    this.#action = action
  }

  /** Starts or ends it, or makes sure that it runs; one that runs keeps its rhythm. */
  wanted(yes: boolean): void {
    const left = (this.#timer?.dueAt ?? Number.NaN) - this.#clock.now
    this.#timer?.cancel()
    this.#timer = undefined
    if (yes) this.#wait(left >= 0 && left <= this.#everyMs ? left : this.#everyMs)
  }

  #wait(ms: number): void {
    this.#timer = this.#clock.after(ms, 'HID reports', () => {
      this.#timer = undefined
      this.#wait(this.#everyMs)
      this.#action()
    })
  }
}
