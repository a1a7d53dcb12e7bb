/** Blocks of the pcapng format, little-endian, times in microseconds. */

const SECTION = 0x0a0d0d0a
const INTERFACE = 1
const PACKET = 6
const BYTE_ORDER_MAGIC = 0x1a2b3c4d
/** Block type and the length before and after the body. */
const FRAME = 12
const OPTION_NAME = 2

/** What a file begins with. */
export function sectionHeader(): Uint8Array {
  const body = new DataView(new ArrayBuffer(16))
  body.setUint32(0, BYTE_ORDER_MAGIC, true)
  body.setUint16(4, 1, true)
  // The section's length is not known.
  body.setBigInt64(8, -1n, true)
  return block(SECTION, new Uint8Array(body.buffer))
}

/** An interface that packets are recorded on; they refer to it by its place in the file, from 0. */
export function interfaceDescription(linkType: number, name: string): Uint8Array {
  const text = new TextEncoder().encode(name)
  const body = new Uint8Array(8 + 4 + padded(text.length) + 4)
  const view = new DataView(body.buffer)
  view.setUint16(0, linkType, true)
  view.setUint16(8, OPTION_NAME, true)
  view.setUint16(10, text.length, true)
  body.set(text, 12)
  return block(INTERFACE, body)
}

/** @param microseconds since 1970-01-01 UTC */
export function packetBlock(interfaceIndex: number, microseconds: number, packet: Uint8Array): Uint8Array {
  const body = new Uint8Array(20 + padded(packet.length))
  const view = new DataView(body.buffer)
  view.setUint32(0, interfaceIndex, true)
  view.setUint32(4, Math.floor(microseconds / 2 ** 32), true)
  view.setUint32(8, microseconds % 2 ** 32, true)
  view.setUint32(12, packet.length, true)
  view.setUint32(16, packet.length, true)
  body.set(packet, 20)
  return block(PACKET, body)
}

function block(type: number, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(FRAME + body.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, type, true)
  view.setUint32(4, bytes.length, true)
  bytes.set(body, 8)
  view.setUint32(bytes.length - 4, bytes.length, true)
  return bytes
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4
}
