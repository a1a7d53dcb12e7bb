import type { LineClock } from '../../line/line-clock.ts'
import { crcFits, sealFrame } from './crc.ts'
import { getWord } from './encoding.ts'
import { FUNCTION } from './function.ts'

/** RTU frames on a serial line, or Modbus TCP. */
export type Framing = 'rtu' | 'tcp'

export interface MasterOptions {
  readonly framing: Framing
  /** Slave address or unit id. */
  readonly unit: number
  /** Sends to the unit. */
  readonly send: (bytes: Uint8Array) => void
  readonly line: LineClock
}

/** Nothing came in time, or what came is no answer. */
export class NoAnswer extends Error {}

/** Serial units answer within 250 ms (application note 176), network cards within 600; a busy computer takes longer. */
const REPLY_TIMEOUT_MS = 1500
const ATTEMPTS = 3
/** Units want 35 ms of silence between frames on a serial line. */
const GAP_MS = 45
const HEADER = 7
const LONGEST = 260

/** Reads registers of a unit, one request after the other. Bytes that come from it go into `receive`. */
export class ModbusMaster {
  readonly #options: MasterOptions
  #received = new Uint8Array(0)
  #transaction = 0
  #arrived: () => void = () => {}

  constructor(options: MasterOptions) {
    this.#options = options
  }

  receive(bytes: Uint8Array): void {
    this.#received = Uint8Array.from([...this.#received, ...bytes].slice(-LONGEST))
    this.#arrived()
  }

  /**
   * Reads holding registers.
   *
   * @returns their words; undefined where the unit answers with an exception
   * @throws NoAnswer when three attempts brought nothing
   */
  async read(address: number, quantity: number): Promise<number[] | undefined> {
    const pdu = [FUNCTION.readHolding, address >> 8, address & 0xff, quantity >> 8, quantity & 0xff]
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const reply = await this.#exchange(pdu, 2 + 2 * quantity)
      if (!reply) continue
      if (reply[0]! & 0x80) return undefined
      return Array.from({ length: quantity }, (_, at) => getWord(reply, 2 + 2 * at))
    }
    throw new NoAnswer(`no answer to a read of ${quantity} registers from ${address}`)
  }

  async #exchange(pdu: readonly number[], expected: number): Promise<Uint8Array | undefined> {
    const { framing, unit, send, line } = this.#options
    if (framing === 'rtu') await new Promise<void>((done) => line.after(GAP_MS, done))
    this.#received = new Uint8Array(0)
    this.#transaction = (this.#transaction + 1) & 0xffff
    send(framing === 'rtu' ? sealFrame(Uint8Array.of(unit, ...pdu, 0, 0)) : this.#tcpFrame(unit, pdu))
    const end = line.now() + REPLY_TIMEOUT_MS
    for (let reply = this.#reply(expected); ; reply = this.#reply(expected)) {
      const left = end - line.now()
      if (reply || left <= 0) return reply
      await this.#more(left)
    }
  }

  /** Waits until something arrives, at most so long. */
  #more(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#options.line.after(ms, resolve)
      this.#arrived = () => {
        cancel()
        resolve()
      }
    })
  }

  #tcpFrame(unit: number, pdu: readonly number[]): Uint8Array {
    return Uint8Array.of(this.#transaction >> 8, this.#transaction, 0, 0, 0, 1 + pdu.length, unit, ...pdu)
  }

  /** The reply's PDU, when all of it is here. */
  #reply(expected: number): Uint8Array | undefined {
    const { framing, unit } = this.#options
    const bytes = this.#received
    if (framing === 'tcp') {
      if (bytes.length < HEADER) return undefined
      const end = HEADER - 1 + getWord(bytes, 4)
      return bytes.length >= end && getWord(bytes, 0) === this.#transaction
        ? bytes.subarray(HEADER, end)
        : undefined
    }
    if (bytes[0] !== unit || bytes.length < 5) return undefined
    const length = bytes[1]! & 0x80 ? 5 : 1 + expected + 2
    return bytes.length >= length && crcFits(bytes, 0, length) ? bytes.subarray(1, length - 2) : undefined
  }
}
