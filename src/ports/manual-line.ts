import type { LineClock } from '../line/line-clock.ts'

interface Waiting {
  readonly atMs: number
  readonly order: number
  readonly action: () => void
}

/** Line time that moves only by hand: for conversations that are replayed. */
export class ManualLine implements LineClock {
  #now: number
  #order = 0
  readonly #waiting = new Set<Waiting>()

  constructor(now = 0) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  after(delayMs: number, action: () => void): () => void {
    const waiting = { atMs: this.#now + Math.max(0, delayMs), order: this.#order++, action }
    this.#waiting.add(waiting)
    return () => this.#waiting.delete(waiting)
  }

  /** Moves to a later time, running everything due by then at its own; an earlier one is no move. */
  advanceTo(target: number): void {
    for (let next = this.#first(target); next; next = this.#first(target)) {
      this.#waiting.delete(next)
      this.#now = Math.max(this.#now, next.atMs)
      next.action()
    }
    this.#now = Math.max(this.#now, target)
  }

  #first(target: number): Waiting | undefined {
    let first: Waiting | undefined
    for (const waiting of this.#waiting)
      if (waiting.atMs <= target && (!first || before(waiting, first))) first = waiting
    return first
  }
}

function before(a: Waiting, b: Waiting): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order)
}
