import type { Decoder, Description } from '../description.ts'
import { describeMessage, describeRow, type ObjectMap } from '../microlink/decode.ts'
import { messageLength, readMessage } from '../microlink/host-message.ts'
import { describeReply, describeRequest } from '../modbus/describe.ts'
import { FUNCTION, LONGEST_PDU } from '../modbus/function.ts'
import { requestLength } from '../modbus/request-length.ts'

const NOTHING = new Uint8Array(0)

/** The tunnel's two reports, ids taken off: Modbus without checksum in pieces, or Microlink. */
export class TunnelDecoder implements Decoder {
  readonly #map: () => ObjectMap
  #request: Uint8Array = NOTHING
  #reply: Uint8Array = NOTHING
  #microlink = false

  constructor(map: () => ObjectMap) {
    this.#map = map
  }

  toUnit(payload: Uint8Array): Description {
    const length = messageLength(payload, payload.length)
    this.#microlink =
      length === 1 ||
      (length > 1 && length <= payload.length && readMessage(payload, length).kind === 'write')
    if (this.#microlink) return within('Microlink', describeMessage(payload.subarray(0, length), this.#map()))
    const unfinished = this.#isWhole(this.#request) ? NOTHING : this.#request
    this.#request = Uint8Array.from([...unfinished, ...payload])
    this.#reply = NOTHING
    const whole = requestLength(this.#request, 1, this.#request.length)
    if (typeof whole !== 'number' || this.#request.length < 1 + whole) return part('request', this.#request)
    this.#request = this.#request.slice(0, 1 + whole)
    return within('Modbus', describeRequest(this.#request.subarray(1)))
  }

  toHost(payload: Uint8Array): Description {
    if (this.#microlink) {
      const map = this.#map()
      return within('Microlink', describeRow(payload.subarray(0, 1 + map.width + 2), map))
    }
    this.#reply = Uint8Array.from([...this.#reply, ...payload])
    const length = replyLength(this.#reply)
    if (this.#reply.length < length) return part('reply', this.#reply)
    const described = describeReply(this.#reply.subarray(1, length), this.#request.subarray(1))
    this.#reply = NOTHING
    return within('Modbus', described)
  }

  #isWhole(request: Uint8Array): boolean {
    const length = requestLength(request, 1, request.length)
    return typeof length === 'number' && request.length >= 1 + length
  }
}

/** Slave address, code, then what the code says. */
function replyLength(reply: Uint8Array): number {
  const code = reply[1] ?? 0
  if (code & 0x80) return 3
  const counted = code === FUNCTION.readHolding || code === FUNCTION.readInput
  return Math.min(counted ? 3 + (reply[2] ?? 0) : 6, 1 + LONGEST_PDU)
}

function within(language: string, { summary, fields }: Description): Description {
  return { summary: `${language} ${summary}`, fields }
}

function part(what: string, bytes: Uint8Array): Description {
  return { summary: `Modbus, part of a ${what}, ${bytes.length} bytes so far`, fields: [] }
}
