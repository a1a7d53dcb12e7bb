import { HOST_ADDRESS, UNIT_ADDRESS } from './addresses.ts'

/** Bytes of a header of IPv4. */
export const IP = 20
const TTL = 64

/** Writes a header at the beginning of a packet, without its length and checksum, which stand at 2 and 10. */
export function writeHead(packet: Uint8Array, toUnit: boolean, protocol: number): void {
  const view = new DataView(packet.buffer)
  view.setUint16(0, 0x4500)
  view.setUint16(6, 0x4000)
  view.setUint8(8, TTL)
  view.setUint8(9, protocol)
  packet.set(toUnit ? HOST_ADDRESS : UNIT_ADDRESS, 12)
  packet.set(toUnit ? UNIT_ADDRESS : HOST_ADDRESS, 16)
}

/** The ones' complement sum of IP and TCP (RFC 1071). */
export function checksum(bytes: Uint8Array, from: number, to: number, start: number): number {
  let sum = start
  for (let at = from; at < to; at += 2) sum += (bytes[at]! << 8) | (at + 1 < to ? bytes[at + 1]! : 0)
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16)
  return ~sum & 0xffff
}
