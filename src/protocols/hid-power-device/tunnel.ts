import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { ModbusEngine } from '../modbus/engine.ts'
import { FUNCTION } from '../modbus/function.ts'
import { requestLength } from '../modbus/request-length.ts'

/** Report ids of the tunnel: device to host and host to device. */
export const TUNNEL_IN = 0x89
export const TUNNEL_OUT = 0x90
/** Bytes of Modbus that one report carries. */
export const TUNNEL_PAYLOAD = 63
/** The longest request: slave address and the longest PDU. */
const LONGEST_REQUEST = 1 + 253

/**
 * Modbus in HID reports: RTU frames without checksum, cut into pieces of 63 bytes. A unit whose menu has Modbus
 * disabled swallows them, and so does one that is asleep.
 */
export class ModbusTunnel {
  readonly #ups: SmartUps
  readonly #engine: ModbusEngine
  readonly #request = new Uint8Array(LONGEST_REQUEST)
  #used = 0
  #answered = 0

  constructor(ups: SmartUps, engine: ModbusEngine) {
    this.#ups = ups
    this.#engine = engine
  }

  /** The device was reset or plugged in anew: half a request is forgotten, and a silent tunnel speaks again. */
  reset(): void {
    this.#used = 0
    this.#answered = 0
  }

  /**
   * Takes one report from the host.
   *
   * @param payload what follows the report id
   * @returns the reports that answer, id first, 64 bytes each; none for silence
   */
  receive(payload: Uint8Array): Uint8Array[] {
    const piece = payload.subarray(0, Math.min(TUNNEL_PAYLOAD, LONGEST_REQUEST - this.#used))
    this.#request.set(piece, this.#used)
    this.#used += piece.length
    const full = this.#used === LONGEST_REQUEST
    const known = requestLength(this.#request, 1, this.#used)
    if (known === 'incomplete' && !full) return []
    // Of a function nobody knows the length of, what has come is taken for the whole.
    const length = typeof known === 'number' ? known : this.#used - 1
    // Continuation reports carry no address: keep what has come until the whole request is there.
    if (this.#used < 1 + length && !full) return []
    const pdu = this.#request.subarray(1, 1 + length)
    const slave = this.#request[0]!
    this.#used = 0
    return this.#answer(slave, pdu)
  }

  /** A read of another block, where the firmware misses the one that was asked for. */
  #shifted(pdu: Uint8Array): Uint8Array {
    const { firmware, clock, seed } = this.#ups
    const by = pdu[0] === FUNCTION.readHolding ? firmware.decide.modbusReadShift({ at: clock.now, seed }) : 0
    if (by === 0) return pdu
    const shifted = new Uint8Array(pdu)
    const address = (pdu[1]! << 8) + pdu[2]! + by
    shifted.set([(address >> 8) & 0xff, address & 0xff], 1)
    return shifted
  }

  #answer(slave: number, pdu: Uint8Array): Uint8Array[] {
    const { firmware, modbusEnabled, settings } = this.#ups
    if (!modbusEnabled || slave !== settings.unit.modbusAddress) return []
    const silentAfter = firmware.decide.tunnelFallsSilentAfter()
    if (silentAfter !== null && this.#answered >= silentAfter) return []
    const reply = this.#engine.handle(this.#shifted(pdu))
    if (!reply) return []
    this.#answered++
    return cut(slave, reply)
  }
}

/** A reply in reports: the slave address goes before it, zeros fill the last. */
function cut(slave: number, pdu: Uint8Array): Uint8Array[] {
  const frame = new Uint8Array(1 + pdu.length)
  frame[0] = slave
  frame.set(pdu, 1)
  const reports: Uint8Array[] = []
  for (let at = 0; at < frame.length; at += TUNNEL_PAYLOAD) {
    const report = new Uint8Array(1 + TUNNEL_PAYLOAD)
    report[0] = TUNNEL_IN
    report.set(frame.subarray(at, at + TUNNEL_PAYLOAD), 1)
    reports.push(report)
  }
  return reports
}
