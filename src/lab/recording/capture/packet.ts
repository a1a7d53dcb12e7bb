import type { Block } from '../block.ts'

/** Enhanced packet block of pcapng: type, lengths, interface and time before the packet, the length again behind. */
const PACKET = 6
const BEFORE = 28
const BEHIND = 4

/** Bytes a packet of some length takes in a file. */
export function packetSize(length: number): number {
  return BEFORE + padded(length) + BEHIND
}

/**
 * Puts what stands before a packet; then the packet itself is put, and {@link endPacket}.
 *
 * @param microseconds since 1970-01-01 UTC
 */
export function beginPacket(
  block: Block,
  interfaceIndex: number,
  microseconds: number,
  length: number,
): void {
  block.u32(PACKET)
  block.u32(packetSize(length))
  block.u32(interfaceIndex)
  block.u32(Math.floor(microseconds / 2 ** 32))
  block.u32(microseconds % 2 ** 32)
  block.u32(length)
  block.u32(length)
}

export function endPacket(block: Block, length: number): void {
  block.zeros(padded(length) - length)
  block.u32(packetSize(length))
}

function padded(length: number): number {
  return (length + 3) & ~3
}
