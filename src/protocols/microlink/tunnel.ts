import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { Output } from '../../line/line-session.ts'
import { type EngineOptions, MicrolinkEngine, PATIENT } from './engine.ts'
import { messageLength, readMessage } from './host-message.ts'
import { milliseconds, Pace } from './pace.ts'

/** Report id of what the device says, as the Modbus tunnel has it too. */
const REPORT_IN = 0x89
/** A report is its id and so many bytes, whatever is in them. */
const PAYLOAD = 63

/**
 * Microlink in HID reports, one message or one row each, from the first byte of the report on. What is behind it means
 * nothing: PowerChute leaves there what it wrote before.
 *
 * It shares its two reports with Modbus. For each report from the host ask {@link claims} first; what it does not claim
 * is Modbus's.
 */
export class MicrolinkTunnel {
  readonly #engine: MicrolinkEngine
  readonly #silenceMs: number
  readonly #pace: Pace
  #lastAt = Number.NEGATIVE_INFINITY

  constructor(ups: SmartUps, options: EngineOptions) {
    this.#engine = new MicrolinkEngine(ups, { source: 'usb', ...options })
    this.#silenceMs = milliseconds('silenceMs', options.silenceMs ?? PATIENT.silenceMs)
    this.#pace = new Pace(options.replyMs ?? PATIENT.replyMs)
  }

  get engine(): MicrolinkEngine {
    return this.#engine
  }

  /** The device was reset or plugged in anew. */
  reset(): void {
    this.#engine.stop()
  }

  /**
   * Whether a report from the host is Microlink's: a control byte, which is no Modbus address, or, while a session runs,
   * a write whose check bytes fit.
   *
   * @param payload what follows the report id
   */
  claims(payload: Uint8Array): boolean {
    const length = messageLength(payload, payload.length)
    if (length === 1) return true
    if (length === 0 || length > payload.length || this.#engine.state === 'idle') return false
    return readMessage(payload, length).kind === 'write'
  }

  /**
   * Takes one report that is Microlink's.
   *
   * @param payload what follows the report id
   * @param atMs line time of arrival
   * @returns at most one report, id first, 64 bytes, and how long the unit thinks before it
   */
  takeReport(payload: Uint8Array, atMs: number): readonly Output[] {
    if (atMs - this.#lastAt >= this.#silenceMs) this.#engine.stop()
    this.#lastAt = atMs
    const length = messageLength(payload, payload.length)
    if (length === 0 || length > payload.length) return []
    const row = this.#engine.handle(readMessage(payload, length))
    if (!row) return []
    const report = new Uint8Array(1 + PAYLOAD)
    report[0] = REPORT_IN
    report.set(row, 1)
    return [{ bytes: report, afterMs: this.#pace.afterMs(atMs) }]
  }
}
