import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { LineSession, Output } from '../../line/line-session.ts'
import { type EngineMemory, type EngineOptions, MicrolinkEngine, PATIENT } from './engine.ts'
import { LONGEST_MESSAGE, messageLength, readMessage } from './host-message.ts'
import { milliseconds, Pace } from './pace.ts'

/** Silence after which an unfinished write is abandoned, line milliseconds (assumed). */
export const MESSAGE_TIMEOUT_MS = 100

export interface MicrolinkOptions extends EngineOptions {
  /** Microlink runs on this line. While false, everything is swallowed. Default: always. */
  readonly enabled?: () => boolean
}

/** What a session remembers; times are line milliseconds before or after the moment it was saved. */
interface MicrolinkMemory {
  readonly engine: EngineMemory
  /** The beginning of a message that has not come whole yet. */
  readonly begun: readonly number[]
  readonly silentMs: number | null
  readonly busyMs: number
}

/**
 * Microlink on one serial line (9600 baud, 8N1). The unit speaks only when spoken to: each message of the host is
 * answered with one row or with silence.
 */
export class MicrolinkSession implements LineSession {
  readonly #engine: MicrolinkEngine
  readonly #enabled: () => boolean
  readonly #silenceMs: number
  readonly #pace: Pace
  readonly #buffer = new Uint8Array(LONGEST_MESSAGE)
  #used = 0
  #noise = 0
  #lastAt = Number.NEGATIVE_INFINITY

  /** @throws RangeError when an option is out of its range */
  constructor(ups: SmartUps, options: MicrolinkOptions) {
    this.#engine = new MicrolinkEngine(ups, options)
    this.#enabled = options.enabled ?? (() => true)
    this.#silenceMs = milliseconds('silenceMs', options.silenceMs ?? PATIENT.silenceMs)
    this.#pace = new Pace(options.replyMs ?? PATIENT.replyMs)
  }

  get engine(): MicrolinkEngine {
    return this.#engine
  }

  /** Bytes so far that were no message, or a broken one. */
  get noise(): number {
    return this.#noise
  }

  receive(bytes: Uint8Array, atMs: number): readonly Output[] {
    const silence = atMs - this.#lastAt
    this.#lastAt = atMs
    if (silence >= MESSAGE_TIMEOUT_MS) {
      this.#noise += this.#used
      this.#used = 0
    }
    if (silence >= this.#silenceMs) this.#engine.stop()
    if (!this.#enabled()) {
      this.#used = 0
      this.#engine.stop()
      return []
    }
    const outputs: Output[] = []
    for (const byte of bytes) this.#take(byte, atMs, outputs)
    return outputs
  }

  save(atMs: number): MicrolinkMemory {
    return {
      engine: this.#engine.save(),
      begun: [...this.#buffer.subarray(0, this.#used)],
      silentMs: Number.isFinite(this.#lastAt) ? atMs - this.#lastAt : null,
      busyMs: this.#pace.busyMs(atMs),
    }
  }

  load(saved: unknown, atMs: number): void {
    const { engine, begun, silentMs, busyMs } = saved as MicrolinkMemory
    this.#engine.load(engine)
    this.#buffer.set(begun)
    this.#used = begun.length
    this.#lastAt = silentMs === null ? Number.NEGATIVE_INFINITY : atMs - silentMs
    this.#pace.occupy(busyMs, atMs)
  }

  #take(byte: number, atMs: number, outputs: Output[]): void {
    this.#buffer[this.#used++] = byte
    const length = messageLength(this.#buffer, this.#used)
    if (length === 0 || this.#used < length) return
    this.#used = 0
    const message = readMessage(this.#buffer, length)
    if (message.kind === 'broken') this.#noise += length
    const frame = this.#engine.handle(message)
    if (frame) outputs.push({ bytes: frame, afterMs: this.#pace.afterMs(atMs) })
  }
}
