import type { Source } from '../../../emulators/smart-ups/commands.ts'
import { SettingError } from '../../../emulators/smart-ups/settings/rules.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { getWord } from './encoding.ts'
import { EXCEPTION, exceptionReply, FUNCTION, MOST_READ, MOST_WRITTEN } from './function.ts'
import type { Item, Persona, WriteContext, WriteResult } from './map/item.ts'
import { itemAt } from './map/register-map.ts'
import { ReadPlans } from './read-plans.ts'

export interface EngineOptions {
  /** Who answers. Default `native`. */
  readonly persona?: Persona
  /** What commands without a source of their own count as coming from. Default `rj45`. */
  readonly source?: Source
  /** While true, writes are answered with exception 1 (an Ethernet port set to Read-Only). Default: never. */
  readonly readOnly?: () => boolean
  /** Writing -1 to a stay-off countdown cancels the process. Default false: exception 2. */
  readonly cancelByTimer?: boolean
  /** Refuse every OutletCommand, as one SRT at UPS 16.5 did. Default false. */
  readonly refuseOutletCommands?: boolean
}

/**
 * Modbus for one unit, without the wire: request PDU in, reply PDU out. Serial, TCP and USB each put their own
 * envelope around it.
 */
export class ModbusEngine {
  readonly #ups: SmartUps
  readonly #plans: ReadPlans
  readonly #context: WriteContext
  readonly #readOnly: () => boolean
  readonly #persona: Persona
  readonly #illegalValue: number

  constructor(ups: SmartUps, options: EngineOptions = {}) {
    const { persona = 'native' } = options
    this.#ups = ups
    this.#persona = persona
    this.#plans = new ReadPlans(ups, persona)
    this.#readOnly = options.readOnly ?? (() => false)
    this.#illegalValue = persona === 'native' ? EXCEPTION.deviceFailure : EXCEPTION.illegalValue
    this.#context = {
      source: options.source ?? 'rj45',
      cancelByTimer: options.cancelByTimer ?? false,
      refuseOutletCommands: options.refuseOutletCommands ?? false,
    }
  }

  /**
   * Answers one request. Never throws for what a request holds.
   *
   * @param pdu function code and data, without address and checksum
   * @returns the reply, good only until the next call (copy it into its envelope), or undefined for silence: the unit's
   *   electronics are without power, or there is not even a function code
   */
  handle(pdu: Uint8Array): Uint8Array | undefined {
    const code = pdu[0]
    if (code === undefined || !this.#ups.awake) return undefined
    if (code === FUNCTION.readHolding || code === FUNCTION.readInput) return this.#read(code, pdu)
    if (code === FUNCTION.writeOne) return this.#writeOne(pdu)
    if (code === FUNCTION.writeMany) return this.#writeMany(pdu)
    return exceptionReply(code, EXCEPTION.illegalFunction)
  }

  #read(code: number, pdu: Uint8Array): Uint8Array {
    if (pdu.length !== 5) return exceptionReply(code, EXCEPTION.illegalValue)
    const quantity = getWord(pdu, 3)
    if (quantity === 0 || quantity > MOST_READ) return exceptionReply(code, EXCEPTION.illegalValue)
    return (
      this.#plans.reply(code, getWord(pdu, 1), quantity) ?? exceptionReply(code, EXCEPTION.illegalAddress)
    )
  }

  /** The reply holds what the register reads afterwards; command registers, which read 0, repeat the request. */
  #writeOne(pdu: Uint8Array): Uint8Array {
    const code = FUNCTION.writeOne
    if (this.#readOnly()) return exceptionReply(code, EXCEPTION.illegalFunction)
    if (pdu.length !== 5) return exceptionReply(code, EXCEPTION.illegalValue)
    const item = itemAt(getWord(pdu, 1))
    if (item?.length !== 1) return exceptionReply(code, EXCEPTION.illegalAddress)
    const exception = this.#write(item, pdu, 3)
    if (exception) return exceptionReply(code, exception)
    const reply = new Uint8Array(pdu)
    if (item.access !== 'W') item.put(this.#ups, this.#persona, reply, 3)
    return reply
  }

  #writeMany(pdu: Uint8Array): Uint8Array {
    const code = FUNCTION.writeMany
    if (this.#readOnly()) return exceptionReply(code, EXCEPTION.illegalFunction)
    if (pdu.length < 6) return exceptionReply(code, EXCEPTION.illegalValue)
    const quantity = getWord(pdu, 3)
    const bytes = pdu[5]!
    if (quantity === 0 || quantity > MOST_WRITTEN || bytes !== 2 * quantity || pdu.length !== 6 + bytes)
      return exceptionReply(code, EXCEPTION.illegalValue)
    const address = getWord(pdu, 1)
    const item = itemAt(address)
    if (item?.address !== address || item.length !== quantity)
      return exceptionReply(code, EXCEPTION.illegalAddress)
    const exception = this.#write(item, pdu, 6)
    return exception ? exceptionReply(code, exception) : new Uint8Array(pdu.subarray(0, 5))
  }

  /** The exception a write earns, 0 when it is done. */
  #write(item: Item, from: Uint8Array, offset: number): number {
    const result = item.write ? this.#attempt(item.write, from, offset) : 'not-writable'
    if (result === 'done') return 0
    return result === 'not-writable' ? EXCEPTION.illegalAddress : this.#illegalValue
  }

  #attempt(write: NonNullable<Item['write']>, from: Uint8Array, offset: number): WriteResult {
    try {
      return write(this.#ups, from, offset, this.#context)
    } catch (error) {
      if (error instanceof SettingError) return 'illegal-value'
      throw error
    }
  }
}
