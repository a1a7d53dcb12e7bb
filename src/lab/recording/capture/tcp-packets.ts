import type { Direction } from '../../../ports/faults/fault.ts'
import type { TrafficMessage } from '../../traffic/traffic.ts'
import { FIRST_HOST_PORT, HOST_ADDRESS, HOST_PORTS, MODBUS_PORT, UNIT_ADDRESS } from './addresses.ts'

/** LINKTYPE_RAW: IP packets without a link header. */
export const RAW_IP_LINK_TYPE = 101

const IP = 20
const TCP = 20
const HEADERS = IP + TCP
const TCP_PROTOCOL = 6
const FLAG = { fin: 0x01, syn: 0x02, push: 0x08, ack: 0x10 } as const
/** What one segment carries: an Ethernet frame's worth. */
const SEGMENT = 1460
const WINDOW = 0xffff
const TTL = 64
/** Conversations whose numbers are kept; one that is forgotten begins anew in the capture. */
const MOST_CONVERSATIONS = 1024

/** How many bytes each side has said, counted as TCP does. */
type Sequence = Record<Direction, number>

const OTHER: Readonly<Record<Direction, Direction>> = { 'to-unit': 'to-host', 'to-host': 'to-unit' }
const NOTHING = new Uint8Array(0)

/**
 * The TCP that carried the messages of a port, as far as it can be told: who said what in which order. The headers are
 * made here, since a server sees none.
 */
export class TcpConversations {
  readonly #sequences = new Map<number, Sequence>()

  /** Packets that carry a message; the first ones of a conversation are its handshake. */
  packets(message: TrafficMessage): Uint8Array[] {
    const { connection, direction } = message
    const packets: Uint8Array[] = []
    const sequence = this.#sequences.get(connection) ?? this.#open(connection, packets)
    const say = (flags: number, data: Uint8Array, counts = data.length) => {
      packets.push(segment(connection, direction, sequence, flags, data))
      sequence[direction] += counts
    }
    if (message.kind === 'bytes')
      for (let at = 0; at < message.bytes.length; at += SEGMENT)
        say(FLAG.push | FLAG.ack, message.bytes.subarray(at, at + SEGMENT))
    if (message.kind === 'closed') {
      say(FLAG.fin | FLAG.ack, NOTHING, 1)
      packets.push(segment(connection, OTHER[direction], sequence, FLAG.fin | FLAG.ack, NOTHING))
      this.#sequences.delete(connection)
    }
    return packets
  }

  #open(connection: number, packets: Uint8Array[]): Sequence {
    const sequence: Sequence = { 'to-unit': 0, 'to-host': 0 }
    packets.push(segment(connection, 'to-unit', sequence, FLAG.syn, NOTHING))
    sequence['to-unit'] = 1
    packets.push(segment(connection, 'to-host', sequence, FLAG.syn | FLAG.ack, NOTHING))
    sequence['to-host'] = 1
    packets.push(segment(connection, 'to-unit', sequence, FLAG.ack, NOTHING))
    this.#sequences.set(connection, sequence)
    if (this.#sequences.size > MOST_CONVERSATIONS) {
      const [oldest] = this.#sequences.keys()
      this.#sequences.delete(oldest!)
    }
    return sequence
  }
}

function segment(
  connection: number,
  direction: Direction,
  sequence: Sequence,
  flags: number,
  data: Uint8Array,
): Uint8Array {
  const bytes = new Uint8Array(HEADERS + data.length)
  const view = new DataView(bytes.buffer)
  const hostPort = FIRST_HOST_PORT + ((connection - 1) % HOST_PORTS)
  const toUnit = direction === 'to-unit'
  view.setUint16(0, 0x4500)
  view.setUint16(2, bytes.length)
  view.setUint16(6, 0x4000)
  view.setUint8(8, TTL)
  view.setUint8(9, TCP_PROTOCOL)
  bytes.set(toUnit ? HOST_ADDRESS : UNIT_ADDRESS, 12)
  bytes.set(toUnit ? UNIT_ADDRESS : HOST_ADDRESS, 16)
  view.setUint16(10, checksum(bytes, 0, IP, 0))
  view.setUint16(IP, toUnit ? hostPort : MODBUS_PORT)
  view.setUint16(IP + 2, toUnit ? MODBUS_PORT : hostPort)
  view.setUint32(IP + 4, sequence[direction])
  view.setUint32(IP + 8, flags & FLAG.ack ? sequence[OTHER[direction]] : 0)
  view.setUint8(IP + 12, (TCP / 4) << 4)
  view.setUint8(IP + 13, flags)
  view.setUint16(IP + 14, WINDOW)
  bytes.set(data, HEADERS)
  // Addresses, protocol and length go into the sum without being part of it.
  view.setUint16(IP + 16, checksum(bytes, 12, bytes.length, TCP_PROTOCOL + TCP + data.length))
  return bytes
}

/** The ones' complement sum of IP and TCP (RFC 1071). */
function checksum(bytes: Uint8Array, from: number, to: number, start: number): number {
  let sum = start
  for (let at = from; at < to; at += 2) sum += (bytes[at]! << 8) | (at + 1 < to ? bytes[at + 1]! : 0)
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16)
  return ~sum & 0xffff
}
