import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { LineSession, Output } from '../../line/line-session.ts'
import { getWord } from './encoding.ts'
import type { ModbusEngine } from './engine.ts'
import { LONGEST_PDU } from './function.ts'

/** Transaction, protocol, length, unit: the header before each PDU. */
const HEADER = 7
/** The length field counts the unit id and the PDU. */
const SHORTEST_LENGTH = 2
const LONGEST_LENGTH = 1 + LONGEST_PDU

export interface TcpOptions {
  /** Modbus TCP is on. While false, everything is swallowed. Default: always. */
  readonly enabled?: () => boolean
  /** How long the unit thinks before it answers, in line milliseconds. Default 0; cards take 350 to 600. */
  readonly thinkingMs?: number
}

/**
 * Modbus TCP on one connection. Requests may come several at once and are answered in order. A header that cannot be
 * one ends the conversation: there is no way to find the next one.
 */
export class TcpSession implements LineSession {
  readonly #ups: SmartUps
  readonly #engine: ModbusEngine
  readonly #enabled: () => boolean
  readonly #thinkingMs: number
  readonly #buffer = new Uint8Array(HEADER + LONGEST_PDU)
  #used = 0
  #finished = false

  constructor(ups: SmartUps, engine: ModbusEngine, options: TcpOptions = {}) {
    this.#ups = ups
    this.#engine = engine
    this.#enabled = options.enabled ?? (() => true)
    this.#thinkingMs = options.thinkingMs ?? 0
  }

  /** The client spoke something else; nothing is answered any more. */
  get finished(): boolean {
    return this.#finished
  }

  receive(bytes: Uint8Array): readonly Output[] {
    const outputs: Output[] = []
    for (let taken = 0; taken < bytes.length && !this.#finished; ) {
      const piece = bytes.subarray(taken, taken + this.#buffer.length - this.#used)
      this.#buffer.set(piece, this.#used)
      this.#used += piece.length
      taken += piece.length
      this.#answerAll(outputs)
    }
    return outputs
  }

  #answerAll(outputs: Output[]): void {
    while (this.#used >= HEADER - 1) {
      const length = getWord(this.#buffer, 4)
      if (getWord(this.#buffer, 2) !== 0 || length < SHORTEST_LENGTH || length > LONGEST_LENGTH) {
        this.#finish()
        return
      }
      const end = HEADER - 1 + length
      if (this.#used < end) return
      const reply = this.#answer(this.#buffer.subarray(0, end))
      this.#buffer.copyWithin(0, end, this.#used)
      this.#used -= end
      if (reply) outputs.push({ bytes: reply, afterMs: this.#thinkingMs })
    }
  }

  /** Answers to the unit's own address, and to the two that mean "whoever is here". */
  #answer(request: Uint8Array): Uint8Array | undefined {
    const unit = request[HEADER - 1]!
    const own = unit === 0 || unit === 255 || unit === this.#ups.settings.unit.modbusAddress
    if (!own || !this.#enabled()) return undefined
    const pdu = this.#engine.handle(request.subarray(HEADER))
    if (!pdu) return undefined
    const reply = new Uint8Array(HEADER + pdu.length)
    reply.set(request.subarray(0, 4))
    reply[4] = (pdu.length + 1) >>> 8
    reply[5] = pdu.length + 1
    reply[6] = unit
    reply.set(pdu, HEADER)
    return reply
  }

  #finish(): void {
    this.#finished = true
    this.#used = 0
  }
}
