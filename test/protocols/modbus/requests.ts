import type { Output } from '../../../src/line/line-session.ts'
import { sealFrame } from '../../../src/protocols/modbus/crc.ts'
import type { ModbusEngine } from '../../../src/protocols/modbus/engine.ts'

/** Bytes of a document's hexadecimal dump: `01 03 00 00`. */
export function hex(dump: string): Uint8Array {
  return Uint8Array.from(dump.split(/\s+/).filter(Boolean), (byte) => Number.parseInt(byte, 16))
}

export function toHex(bytes: Uint8Array | undefined): string {
  return bytes
    ? Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ')
    : 'silence'
}

export function toHexes(outputs: readonly Output[]): string[] {
  return outputs.map(({ bytes }) => toHex(bytes))
}

/** High and low byte of each word. */
function split(words: readonly number[]): number[] {
  return words.flatMap((word) => [(word >>> 8) & 0xff, word & 0xff])
}

export function readPdu(address: number, quantity: number, code = 3): Uint8Array {
  return Uint8Array.from([code, ...split([address, quantity])])
}

export function writePdu(address: number, ...words: number[]): Uint8Array {
  return Uint8Array.from([16, ...split([address, words.length]), words.length * 2, ...split(words)])
}

export function writeOnePdu(address: number, word: number): Uint8Array {
  return Uint8Array.from([6, ...split([address, word])])
}

/** Puts address and checksum around a PDU. */
export function rtuFrame(pdu: Uint8Array, address = 1): Uint8Array {
  return sealFrame(Uint8Array.from([address, ...pdu, 0, 0]))
}

/** Puts a Modbus TCP header before a PDU. */
export function tcpFrame(pdu: Uint8Array, { transaction = 1, unit = 1, protocol = 0 } = {}): Uint8Array {
  return Uint8Array.from([...split([transaction, protocol, pdu.length + 1]), unit, ...pdu])
}

/** Register words read; throws on an exception or silence. */
export function read(engine: ModbusEngine, address: number, quantity: number): number[] {
  const reply = engine.handle(readPdu(address, quantity))
  if (reply?.[0] !== 3) throw new Error(`reading ${quantity} from ${address}: ${toHex(reply)}`)
  return Array.from({ length: quantity }, (_, index) => (reply[2 + 2 * index]! << 8) | reply[3 + 2 * index]!)
}

/** What became of a request: `ok`, an exception's number, or silence. */
export function outcome(reply: Uint8Array | undefined): 'ok' | 'silence' | number {
  if (!reply) return 'silence'
  return reply[0]! & 0x80 ? reply[1]! : 'ok'
}

/** Outcome of writing words to an item with function 16. */
export function write(engine: ModbusEngine, address: number, ...words: number[]): 'ok' | 'silence' | number {
  return outcome(engine.handle(writePdu(address, ...words)))
}

/** Words of a text, padded with `padding`. */
export function textWords(text: string, registers: number, padding = ' '): number[] {
  const padded = text.padEnd(2 * registers, padding)
  return Array.from(
    { length: registers },
    (_, index) => (padded.charCodeAt(2 * index) << 8) | padded.charCodeAt(2 * index + 1),
  )
}
