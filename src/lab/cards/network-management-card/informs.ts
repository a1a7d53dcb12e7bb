import type { LineClock } from '../../../line/line-clock.ts'

/** An inform without an answer is sent again after so long, line ms, and so often. */
const RESEND_AFTER_MS = 2000
const RESENDS = 3
/** Informs that wait for their answer at most. */
const MOST_WAITING = 64
/** What a receiver of version 3 has to say first: who it is, and its time. */
const QUESTIONS = 2

/** An inform that waits for its answer. */
interface Waiting {
  /** Who is to answer. */
  readonly to: string
  readonly send: () => void
  cancel: () => void
  /** Times that it may still be sent at once, because its receiver has said what it lacked. */
  atOnce: number
}

/** Informs that wait for the answers of receivers. */
export class Informs {
  readonly #clock: LineClock
  readonly #waiting = new Map<number, Waiting>()

  constructor(clock: LineClock) {
    this.#clock = clock
  }

  /** Sends again what was sent to a receiver just now, until it is answered. */
  add(requestId: number, to: string, send: () => void): void {
    if (this.#waiting.size >= MOST_WAITING) return
    const waiting: Waiting = { to, send, cancel: () => {}, atOnce: QUESTIONS }
    this.#waiting.set(requestId, waiting)
    this.#resend(requestId, waiting, RESENDS)
  }

  /** A receiver has answered. */
  answered(requestId: number): void {
    this.#waiting.get(requestId)?.cancel()
    this.#waiting.delete(requestId)
  }

  /** A receiver has said what was lacking: what waits for it goes out at once. */
  learnt(from: string): void {
    for (const waiting of this.#waiting.values())
      if (waiting.to === from && waiting.atOnce-- > 0) waiting.send()
  }

  clear(): void {
    for (const { cancel } of this.#waiting.values()) cancel()
    this.#waiting.clear()
  }

  #resend(requestId: number, waiting: Waiting, left: number): void {
    if (left === 0) {
      this.#waiting.delete(requestId)
      return
    }
    waiting.cancel = this.#clock.after(RESEND_AFTER_MS, () => {
      waiting.send()
      // The answer may have come at once.
      if (this.#waiting.get(requestId) === waiting) this.#resend(requestId, waiting, left - 1)
    })
  }
}
