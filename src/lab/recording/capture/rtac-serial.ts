import type { TrafficMessage } from '../../traffic/traffic.ts'

/** LINKTYPE_RTAC_SERIAL: bytes of a serial line with their direction, and modem lines. */
export const RTAC_SERIAL_LINK_TYPE = 250

/** Seconds and microseconds, event, lines, two bytes of nothing: 12 bytes, big-endian. */
const HEADER = 12
const EVENT = { lines: 0x00, sent: 0x01, received: 0x02 } as const
const LINE_BIT: Readonly<Record<string, number>> = {
  cts: 0x01,
  dcd: 0x02,
  dsr: 0x04,
  rts: 0x08,
  dtr: 0x10,
  ri: 0x20,
}

/** One event on the line, seen by the host: what it sends is sent. Undefined for clients that come and go. */
export function serialPacket(message: TrafficMessage, microseconds: number): Uint8Array | undefined {
  if (message.kind === 'lines') return packet(EVENT.lines, lineBits(message.lines), [], microseconds)
  if (message.kind !== 'bytes') return undefined
  const event = message.direction === 'to-unit' ? EVENT.sent : EVENT.received
  return packet(event, 0, message.bytes, microseconds)
}

function packet(event: number, lines: number, data: ArrayLike<number>, microseconds: number): Uint8Array {
  const bytes = new Uint8Array(HEADER + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, Math.floor(microseconds / 1_000_000))
  view.setUint32(4, microseconds % 1_000_000)
  bytes[8] = event
  bytes[9] = lines
  bytes.set(data, HEADER)
  return bytes
}

function lineBits(lines: Readonly<Record<string, boolean>>): number {
  return Object.entries(lines).reduce((sum, [line, on]) => (on ? sum | (LINE_BIT[line] ?? 0) : sum), 0)
}
