import type { LineClock } from '../../src/line/line-clock.ts'

/** Line time moved by hand. */
export class ManualLineClock implements LineClock {
  #now = 0
  readonly #timers = new Set<{ atMs: number; action: () => void }>()

  now(): number {
    return this.#now
  }

  after(delayMs: number, action: () => void): () => void {
    const timer = { atMs: this.#now + delayMs, action }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  get timers(): number {
    return this.#timers.size
  }

  /** Runs everything due up to `ms` from now, in order. */
  advance(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const [next] = [...this.#timers].filter((timer) => timer.atMs <= end).sort((a, b) => a.atMs - b.atMs)
      if (next === undefined) break
      this.#timers.delete(next)
      this.#now = Math.max(this.#now, next.atMs)
      next.action()
    }
    this.#now = end
  }
}
