import { type Decoder, type Description, placed, together } from '../description.ts'
import { crcFits } from './crc.ts'
import { describeReply, describeRequest } from './describe.ts'
import { getWord } from './encoding.ts'
import { FUNCTION, LONGEST_PDU } from './function.ts'
import { frameAtStart, LONGEST_FRAME } from './rtu-framing.ts'

/** Finds the frame at the start of a buffer: its length, or that more must come, or that there is none. */
type FrameLength = (bytes: Uint8Array) => number | 'incomplete' | 'broken'

/** Bytes of one direction until they make a whole message. */
class PendingBytes {
  readonly #longest: number
  #bytes = new Uint8Array(0)

  constructor(longest: number) {
    this.#longest = longest
  }

  /** Describes every message that a piece completes; its PDU begins behind `head` bytes. What is no message is reported by its size, and forgotten. */
  take(
    piece: Uint8Array,
    cut: FrameLength,
    head: number,
    describe: (frame: Uint8Array) => Description,
  ): Description {
    const before = this.#bytes.length
    let at = -before
    let rest = new Uint8Array([...this.#bytes, ...piece])
    const found: Description[] = []
    for (;;) {
      const length = rest.length === 0 ? 'incomplete' : cut(rest)
      if (length === 'broken' || rest.length > 4 * this.#longest) {
        found.push({ summary: `${rest.length} bytes that are no whole message`, fields: [] })
        rest = new Uint8Array(0)
        break
      }
      if (length === 'incomplete') break
      found.push(placed(describe(rest.subarray(0, length)), at + head, piece.length))
      at += length
      rest = rest.slice(length)
    }
    this.#bytes = rest
    if (rest.length > 0 && found.length === 0)
      found.push({ summary: `part of a message, bytes ${before + 1} to ${rest.length}`, fields: [] })
    return together(found)
  }
}

/** Of a frame of Modbus RTU. */
const ADDRESS = 1

/** Modbus RTU on a serial line. */
export class RtuDecoder implements Decoder {
  readonly #toUnit = new PendingBytes(LONGEST_FRAME)
  readonly #toHost = new PendingBytes(LONGEST_FRAME)
  #request: Uint8Array | undefined

  toUnit(bytes: Uint8Array): Description {
    return this.#toUnit.take(bytes, requestIn, ADDRESS, (frame) => {
      this.#request = frame.slice(1, -2)
      return addressed(frame[0]!, describeRequest(this.#request))
    })
  }

  toHost(bytes: Uint8Array): Description {
    return this.#toHost.take(bytes, replyIn, ADDRESS, (frame) =>
      addressed(frame[0]!, describeReply(frame.subarray(1, -2), this.#request)),
    )
  }
}

function requestIn(bytes: Uint8Array) {
  const framing = frameAtStart(bytes, Math.min(bytes.length, LONGEST_FRAME))
  return framing.kind === 'frame' ? framing.length : framing.kind
}

/** Address, code, then: an exception, a count of bytes, or the head of what was written; and the checksum. */
function replyIn(bytes: Uint8Array): number | 'incomplete' | 'broken' {
  if (bytes.length < 3) return 'incomplete'
  const code = bytes[1]!
  const counted: boolean = code === FUNCTION.readHolding || code === FUNCTION.readInput
  const length = code & 0x80 ? 5 : counted ? 5 + bytes[2]! : 8
  if (bytes.length < length) return 'incomplete'
  return crcFits(bytes, 0, length) ? length : 'broken'
}

/** The slave address is reported only where it is not the usual 1. */
function addressed(address: number, description: Description): Description {
  return address === 1 ? description : { ...description, summary: `unit ${address}: ${description.summary}` }
}

const HEADER = 7

/** Modbus TCP on one connection. Requests may overtake replies, so each is remembered by its transaction. */
export class TcpDecoder implements Decoder {
  readonly #toUnit = new PendingBytes(HEADER + LONGEST_PDU)
  readonly #toHost = new PendingBytes(HEADER + LONGEST_PDU)
  readonly #requests = new Map<number, Uint8Array>()

  toUnit(bytes: Uint8Array): Description {
    return this.#toUnit.take(bytes, tcpFrame, HEADER, (frame) => {
      const pdu = frame.slice(HEADER)
      this.#requests.set(getWord(frame, 0), pdu)
      if (this.#requests.size > MOST_UNANSWERED) this.#requests.delete(this.#requests.keys().next().value!)
      return describeRequest(pdu)
    })
  }

  toHost(bytes: Uint8Array): Description {
    return this.#toHost.take(bytes, tcpFrame, HEADER, (frame) => {
      const transaction = getWord(frame, 0)
      const request = this.#requests.get(transaction)
      this.#requests.delete(transaction)
      return describeReply(frame.subarray(HEADER), request)
    })
  }
}

const MOST_UNANSWERED = 64

function tcpFrame(bytes: Uint8Array): number | 'incomplete' | 'broken' {
  if (bytes.length < HEADER - 1) return 'incomplete'
  const length = getWord(bytes, 4)
  if (getWord(bytes, 2) !== 0 || length < 2 || length > 1 + LONGEST_PDU) return 'broken'
  return bytes.length < HEADER - 1 + length ? 'incomplete' : HEADER - 1 + length
}
