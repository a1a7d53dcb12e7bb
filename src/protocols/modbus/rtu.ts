import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { LineSession, Output } from '../../line/line-session.ts'
import { sealFrame } from './crc.ts'
import type { ModbusEngine } from './engine.ts'
import { frameAtStart, LONGEST_FRAME, mayBegin } from './rtu-framing.ts'

/** Silence after which an unfinished request is abandoned (application note 176, section 4.2.2). Line milliseconds. */
export const FRAME_TIMEOUT_MS = 35

export interface RtuOptions {
  /** Modbus runs on this line. While false, everything is swallowed. Default: always. */
  readonly enabled?: () => boolean
  /** How long the unit thinks before it answers, in line milliseconds. Default 0; real units take 5 to 40. */
  readonly thinkingMs?: number
}

/** What a line remembers between two pieces; null where none has come. */
interface RtuMemory {
  readonly begun: readonly number[]
  readonly lost: boolean
  readonly silentMs: number | null
}

/**
 * Modbus RTU on one serial line. Requests are distinguished by function, length and checksum, since pauses within a frame
 * are invisible to a computer; a pause of 35 ms only discards what was left unfinished. Broadcasts, other addresses and
 * broken frames are met with silence.
 */
export class RtuSession implements LineSession {
  readonly #ups: SmartUps
  readonly #engine: ModbusEngine
  readonly #enabled: () => boolean
  readonly #thinkingMs: number
  readonly #buffer = new Uint8Array(LONGEST_FRAME)
  #used = 0
  #noise = 0
  /** What came last was broken, so that where requests begin is not known. */
  #lost = false
  #lastAt = Number.NEGATIVE_INFINITY

  constructor(ups: SmartUps, engine: ModbusEngine, options: RtuOptions = {}) {
    this.#ups = ups
    this.#engine = engine
    this.#enabled = options.enabled ?? (() => true)
    this.#thinkingMs = options.thinkingMs ?? 0
  }

  /** Bytes so far that were no request. */
  get noise(): number {
    return this.#noise
  }

  receive(bytes: Uint8Array, atMs: number): readonly Output[] {
    if (atMs - this.#lastAt >= FRAME_TIMEOUT_MS) this.#forget()
    this.#lastAt = atMs
    if (!this.#enabled() || !this.#ups.awake) {
      this.#forget()
      return []
    }
    const outputs: Output[] = []
    for (let taken = 0; taken < bytes.length; ) {
      const piece = bytes.subarray(taken, taken + LONGEST_FRAME - this.#used)
      this.#buffer.set(piece, this.#used)
      this.#used += piece.length
      taken += piece.length
      this.#answerAll(outputs)
    }
    return outputs
  }

  /** The beginning of a request that has not come whole yet. */
  save(atMs: number): RtuMemory {
    return {
      begun: [...this.#buffer.subarray(0, this.#used)],
      lost: this.#lost,
      silentMs: Number.isFinite(this.#lastAt) ? atMs - this.#lastAt : null,
    }
  }

  load(saved: unknown, atMs: number): void {
    const { begun, lost, silentMs } = saved as RtuMemory
    this.#buffer.set(begun)
    this.#used = begun.length
    this.#lost = lost
    this.#lastAt = silentMs === null ? Number.NEGATIVE_INFINITY : atMs - silentMs
  }

  /**
   * Takes whole requests off the buffer. Behind something broken it looks for the next place where a request to this
   * unit may begin, so that one damaged byte does not cost the requests after it.
   */
  #answerAll(outputs: Output[]): void {
    for (;;) {
      if (this.#lost) this.#skipNoise()
      const framing = frameAtStart(this.#buffer, this.#used)
      if (framing.kind === 'incomplete') return
      this.#lost = framing.kind === 'broken'
      if (framing.kind === 'broken') {
        this.#noise++
        this.#drop(1)
        continue
      }
      const reply = this.#answer(this.#buffer.subarray(0, framing.length))
      this.#drop(framing.length)
      if (reply) outputs.push({ bytes: reply, afterMs: this.#thinkingMs })
    }
  }

  #skipNoise(): void {
    const address = this.#ups.settings.unit.modbusAddress
    let noise = 0
    while (noise < this.#used && !mayBegin(this.#buffer, noise, this.#used, address)) noise++
    this.#noise += noise
    this.#drop(noise)
  }

  #answer(frame: Uint8Array): Uint8Array | undefined {
    const address = frame[0]!
    if (address !== this.#ups.settings.unit.modbusAddress) return undefined
    const pdu = this.#engine.handle(frame.subarray(1, frame.length - 2))
    if (!pdu) return undefined
    const reply = new Uint8Array(pdu.length + 3)
    reply[0] = address
    reply.set(pdu, 1)
    return sealFrame(reply)
  }

  #forget(): void {
    this.#noise += this.#used
    this.#used = 0
    this.#lost = false
  }

  #drop(count: number): void {
    this.#buffer.copyWithin(0, count, this.#used)
    this.#used -= count
  }
}
