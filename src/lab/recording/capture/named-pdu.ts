import type { Direction } from '../../../ports/faults/fault.ts'
import { HOST_ADDRESS, UNIT_ADDRESS } from './addresses.ts'

/** LINKTYPE_WIRESHARK_UPPER_PDU: packets that begin with the name of the dissector they are for. */
export const UPPER_PDU_LINK_TYPE = 252

const TAG = { end: 0, dissector: 12, ipv4Source: 20, ipv4Destination: 21 } as const

const HEADS: Readonly<Record<Direction, Map<string, Uint8Array>>> = {
  'to-unit': new Map(),
  'to-host': new Map(),
}

/** Bytes for a dissector, from host to unit or back. */
export function namedPacket(dissector: string, direction: Direction, data: Uint8Array): Uint8Array {
  const head = HEADS[direction].get(dissector) ?? makeHead(dissector, direction)
  HEADS[direction].set(dissector, head)
  const bytes = new Uint8Array(head.length + data.length)
  bytes.set(head)
  bytes.set(data, head.length)
  return bytes
}

function makeHead(dissector: string, direction: Direction): Uint8Array {
  const toHost = direction === 'to-host'
  return Uint8Array.from([
    ...tag(TAG.dissector, new TextEncoder().encode(dissector)),
    ...tag(TAG.ipv4Source, toHost ? UNIT_ADDRESS : HOST_ADDRESS),
    ...tag(TAG.ipv4Destination, toHost ? HOST_ADDRESS : UNIT_ADDRESS),
    ...tag(TAG.end, []),
  ])
}

/** Number, length, value, filled up to whole words. */
function tag(number: number, value: ArrayLike<number>): number[] {
  const filled = Array.from({ length: Math.ceil(value.length / 4) * 4 }, (_, at) => value[at] ?? 0)
  return [number >> 8, number & 0xff, filled.length >> 8, filled.length & 0xff, ...filled]
}
