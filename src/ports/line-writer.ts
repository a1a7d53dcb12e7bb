import type { LineClock } from '../line/line-clock.ts'
import type { Output } from '../line/line-session.ts'
import { characterMs, checkLineRate, paceReply } from './pacing.ts'
import type { LineRate } from './port.ts'

/** Waiting bytes above which a port should read no more requests; half of it lets it go on. */
const HIGH_WATER = 16_384

/** Bytes waiting for their moment on the line. */
interface Pending {
  readonly bytes: Uint8Array
  readonly atMs: number
}

/** Where a {@link LineWriter} puts bytes, and whom it tells that it has caught up. */
export interface LineSink {
  write(bytes: Uint8Array): void
  /** Called when nothing waits any more, or little enough to go on after congestion. */
  relieved(): void
}

/**
 * The one place where replies meet line time, for all ports: thinking time, reply delay and line rate. Replies leave in
 * order. Without a rate or delay a reply is written at once, in one call.
 */
export class LineWriter {
  readonly #sink: LineSink
  readonly #clock: LineClock
  readonly #baud: number | undefined
  readonly #perCharacter: number
  readonly #replyDelayMs: number
  readonly #pending: Pending[] = []
  #pendingBytes = 0
  #congested = false
  #requestEndMs = 0
  #freeAtMs = 0
  #cancelTimer: (() => void) | undefined

  constructor(sink: LineSink, clock: LineClock, rate: LineRate) {
    checkLineRate(rate)
    this.#sink = sink
    this.#clock = clock
    this.#baud = rate.baud
    this.#perCharacter = characterMs(rate.baud)
    this.#replyDelayMs = rate.replyDelayMs ?? 0
  }

  /** Nothing waits for its moment. */
  get idle(): boolean {
    return this.#pending.length === 0
  }

  /** So much waits that no more requests should be read until `relieved`. */
  get congested(): boolean {
    return this.#congested
  }

  /** Sends what a session answered to `received` bytes that arrived at `atMs`. */
  reply(outputs: readonly Output[], received: number, atMs: number): void {
    if (this.#perCharacter > 0) {
      this.#requestEndMs = Math.max(this.#requestEndMs, atMs) + received * this.#perCharacter
    } else {
      this.#requestEndMs = atMs
    }
    for (const output of outputs) this.#send(output, atMs)
  }

  /** Forgets what has not been written: nobody is there to get it. */
  drop(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    this.#pending.length = 0
    this.#pendingBytes = 0
    this.#congested = false
    this.#freeAtMs = 0
    this.#requestEndMs = 0
  }

  #send(output: Output, nowMs: number): void {
    const thoughtMs = this.#requestEndMs + (output.afterMs ?? 0) + this.#replyDelayMs
    const startMs = Math.max(thoughtMs, this.#freeAtMs)
    if (this.#perCharacter === 0 && startMs <= nowMs && this.#pending.length === 0) {
      this.#sink.write(output.bytes)
      return
    }
    for (const { start, end, atMs } of paceReply(output.bytes.length, startMs, this.#baud)) {
      this.#pending.push({ bytes: output.bytes.subarray(start, end), atMs })
    }
    this.#freeAtMs = startMs + output.bytes.length * this.#perCharacter
    this.#pendingBytes += output.bytes.length
    if (this.#pendingBytes > HIGH_WATER) this.#congested = true
    this.#schedule()
  }

  #schedule(): void {
    const next = this.#pending[0]
    if (next === undefined || this.#cancelTimer !== undefined) return
    this.#cancelTimer = this.#clock.after(Math.max(0, next.atMs - this.#clock.now()), () => {
      this.#cancelTimer = undefined
      this.#writeDue()
    })
  }

  #writeDue(): void {
    const now = this.#clock.now()
    let due = 0
    for (const { bytes, atMs } of this.#pending) {
      if (atMs > now) break
      due += 1
      this.#pendingBytes -= bytes.length
      this.#sink.write(bytes)
    }
    this.#pending.splice(0, due)
    this.#schedule()
    if (this.#pending.length === 0 || (this.#congested && this.#pendingBytes <= HIGH_WATER / 2)) {
      this.#congested = false
      this.#sink.relieved()
    }
  }
}
