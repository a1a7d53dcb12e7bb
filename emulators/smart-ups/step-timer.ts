import type { Clock, Timer } from '../clock/clock.ts'

/** The one timer of a unit: it fires at the earliest moment that any part of the unit waits for. */
export class StepTimer {
  readonly #clock: Clock
  readonly #name: string
  readonly #due: () => void
  #timer: Timer | undefined

  /** @param due called when the moment has come */
  constructor(clock: Clock, name: string, due: () => void) {
    this.#clock = clock
    this.#name = name
    this.#due = due
  }

  get dueAt(): number | undefined {
    return this.#timer?.dueAt
  }

  /** @param moments device ms; undefined where a part waits for nothing */
  plan(moments: readonly (number | undefined)[]): void {
    const next = Math.min(...moments.map((moment) => moment ?? Number.POSITIVE_INFINITY))
    if (this.#timer?.dueAt === next) return
    this.cancel()
    if (!Number.isFinite(next)) return
    this.#timer = this.#clock.after(next - this.#clock.now, this.#name, () => {
      this.#timer = undefined
      this.#due()
    })
  }

  cancel(): void {
    this.#timer?.cancel()
    this.#timer = undefined
  }
}
