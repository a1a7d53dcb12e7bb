import type { Direction } from '../../../ports/faults/fault.ts'
import type { TrafficMessage } from '../../traffic/traffic.ts'
import type { RecordingFile } from '../folder.ts'
import { hostPortOf, MODBUS_PORT } from './addresses.ts'
import { checksum, IP, writeHead } from './ipv4.ts'
import { beginPacket, endPacket, packetSize } from './packet.ts'

/** LINKTYPE_RAW: IP packets without a link header. */
export const RAW_IP_LINK_TYPE = 101

const TCP = 20
const HEADERS = IP + TCP
const TCP_PROTOCOL = 6
const FLAG = { fin: 0x01, syn: 0x02, push: 0x08, ack: 0x10 } as const
/** What one segment carries: an Ethernet frame's worth. */
const SEGMENT = 1460
const WINDOW = 0xffff
/** Conversations whose numbers are kept; one that is forgotten begins anew in the capture. */
const MOST_CONVERSATIONS = 1024

/** How many bytes each side has said, counted as TCP does. */
type Sequence = Record<Direction, number>

const OTHER: Readonly<Record<Direction, Direction>> = { 'to-unit': 'to-host', 'to-host': 'to-unit' }
const NOTHING = new Uint8Array(0)

/**
 * The TCP that carried the messages of a port, as far as it is known: who said what in which order. The headers are
 * made here, since a server sees none.
 */
export class TcpConversations {
  readonly #file: RecordingFile
  readonly #sequences = new Map<number, Sequence>()

  constructor(file: RecordingFile) {
    this.#file = file
  }

  /** Writes the packets that carry a message; the first ones of a conversation are its handshake. */
  add(message: TrafficMessage, microseconds: number): void {
    const { connection, direction } = message
    const sequence = this.#sequences.get(connection) ?? this.#open(connection, microseconds)
    const say = (from: Direction, flags: number, data: Uint8Array, counts: number) => {
      writeSegment(this.#file, microseconds, connection, from, sequence, flags, data)
      sequence[from] += counts
    }
    if (message.kind === 'bytes') {
      const { bytes } = message
      if (bytes.length <= SEGMENT) say(direction, FLAG.push | FLAG.ack, bytes, bytes.length)
      else
        for (let at = 0; at < bytes.length; at += SEGMENT) {
          const part = bytes.subarray(at, at + SEGMENT)
          say(direction, FLAG.push | FLAG.ack, part, part.length)
        }
    }
    if (message.kind === 'closed') {
      say(direction, FLAG.fin | FLAG.ack, NOTHING, 1)
      say(OTHER[direction], FLAG.fin | FLAG.ack, NOTHING, 1)
      this.#sequences.delete(connection)
    }
  }

  #open(connection: number, microseconds: number): Sequence {
    const sequence: Sequence = { 'to-unit': 0, 'to-host': 0 }
    const say = (from: Direction, flags: number, counts: number) => {
      writeSegment(this.#file, microseconds, connection, from, sequence, flags, NOTHING)
      sequence[from] += counts
    }
    say('to-unit', FLAG.syn, 1)
    say('to-host', FLAG.syn | FLAG.ack, 1)
    say('to-unit', FLAG.ack, 0)
    this.#sequences.set(connection, sequence)
    if (this.#sequences.size > MOST_CONVERSATIONS) {
      const [oldest] = this.#sequences.keys()
      this.#sequences.delete(oldest!)
    }
    return sequence
  }
}

/** Headers without what changes from packet to packet, by direction. */
const HEADS: Readonly<Record<Direction, Uint8Array>> = { 'to-unit': head(true), 'to-host': head(false) }

function head(toUnit: boolean): Uint8Array {
  const bytes = new Uint8Array(HEADERS)
  const view = new DataView(bytes.buffer)
  writeHead(bytes, toUnit, TCP_PROTOCOL)
  view.setUint16(IP + (toUnit ? 2 : 0), MODBUS_PORT)
  view.setUint8(IP + 12, (TCP / 4) << 4)
  view.setUint16(IP + 14, WINDOW)
  return bytes
}

function writeSegment(
  file: RecordingFile,
  microseconds: number,
  connection: number,
  direction: Direction,
  sequence: Sequence,
  flags: number,
  data: Uint8Array,
): void {
  const length = HEADERS + data.length
  const block = file.into(packetSize(length))
  if (!block) return
  beginPacket(block, 0, microseconds, length)
  const start = block.used
  block.raw(HEADS[direction])
  block.raw(data)
  const { bytes } = block
  const hostPort = hostPortOf(connection)
  put16(bytes, start + 2, length)
  put16(bytes, start + 10, checksum(bytes, start, start + IP, 0))
  put16(bytes, start + IP + (direction === 'to-unit' ? 0 : 2), hostPort)
  put32(bytes, start + IP + 4, sequence[direction])
  put32(bytes, start + IP + 8, flags & FLAG.ack ? sequence[OTHER[direction]] : 0)
  bytes[start + IP + 13] = flags
  // Addresses, protocol and length go into the sum without being part of it.
  put16(bytes, start + IP + 16, checksum(bytes, start + 12, start + length, TCP_PROTOCOL + TCP + data.length))
  endPacket(block, length)
}

function put16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 8
  bytes[at + 1] = value
}

function put32(bytes: Uint8Array, at: number, value: number): void {
  put16(bytes, at, value >>> 16)
  put16(bytes, at + 2, value & 0xffff)
}
