import { CHECK_BYTES, checkBytesFit } from '../../protocols/microlink/check-bytes.ts'
import { INIT, messageLength, NEXT, STOP } from '../../protocols/microlink/host-message.ts'
import { crcFits, crcOf } from '../../protocols/modbus/crc.ts'
import { getWord } from '../../protocols/modbus/encoding.ts'
import { hasKnownLength, requestLength } from '../../protocols/modbus/request-length.ts'

/** What a client seems to have said, whoever was listening. */
export type RecognisedMessage =
  | { readonly language: 'modbus-rtu'; readonly address: number; readonly crc?: WrongCrc }
  | { readonly language: 'modbus-tcp'; readonly address: number }
  | { readonly language: 'modbus-ascii' | 'microlink' | 'ups-link' }

/** Of a request that is whole but for its checksum. */
export interface WrongCrc {
  readonly got: number
  readonly wanted: number
}

const CRC = 2
const MBAP = 7
/** Carriage return, line feed, and the control characters that are UPS-Link commands. */
const CONTROL = new Set([0x01, 0x0a, 0x0d, 0x0e, 0x1a, 0x1b])

/** The language that some bytes are in; undefined where they are in none that a UPS is spoken to in. */
export function recognise(bytes: Uint8Array): RecognisedMessage | undefined {
  return (
    modbusTcp(bytes) ??
    goodRtu(bytes) ??
    microlink(bytes) ??
    modbusAscii(bytes) ??
    upsLink(bytes) ??
    badRtu(bytes)
  )
}

function modbusTcp(bytes: Uint8Array): RecognisedMessage | undefined {
  if (bytes.length <= MBAP || getWord(bytes, 2) !== 0) return undefined
  const length = getWord(bytes, 4)
  if (length < 2 || bytes.length < MBAP - 1 + length || !hasKnownLength(bytes[MBAP]!)) return undefined
  return { language: 'modbus-tcp', address: bytes[MBAP - 1]! }
}

function goodRtu(bytes: Uint8Array): RecognisedMessage | undefined {
  const length = rtuLength(bytes)
  if (length === undefined || !crcFits(bytes, 0, length)) return undefined
  return { language: 'modbus-rtu', address: bytes[0]! }
}

function badRtu(bytes: Uint8Array): RecognisedMessage | undefined {
  const length = rtuLength(bytes)
  if (length === undefined) return undefined
  const end = length - CRC
  const crc = { got: bytes[end]! | (bytes[end + 1]! << 8), wanted: crcOf(bytes, 0, end) }
  return { language: 'modbus-rtu', address: bytes[0]!, crc }
}

/** Of the request at the start, checksum and all; undefined where none of a known function is there whole. */
function rtuLength(bytes: Uint8Array): number | undefined {
  const inside = requestLength(bytes, 1, bytes.length)
  if (typeof inside !== 'number') return undefined
  const length = 1 + inside + CRC
  return bytes.length >= length ? length : undefined
}

function microlink(bytes: Uint8Array): RecognisedMessage | undefined {
  const [first] = bytes
  if (first === INIT || first === NEXT || first === STOP) return { language: 'microlink' }
  const length = messageLength(bytes, bytes.length)
  const whole = length > CHECK_BYTES && length <= bytes.length && checkBytesFit(bytes, length)
  return whole ? { language: 'microlink' } : undefined
}

function modbusAscii(bytes: Uint8Array): RecognisedMessage | undefined {
  const text = String.fromCharCode(...bytes)
  return /^:[0-9A-F]{6,}\r\n/i.test(text) ? { language: 'modbus-ascii' } : undefined
}

function upsLink(bytes: Uint8Array): RecognisedMessage | undefined {
  const isText = bytes.every((byte) => (byte >= 0x20 && byte < 0x7f) || CONTROL.has(byte))
  return isText && bytes.length > 0 ? { language: 'ups-link' } : undefined
}
