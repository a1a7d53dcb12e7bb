/** CRC-16/Modbus: starts at 0xFFFF, reflected polynomial 0xA001, sent low byte first. */
const TABLE = Uint16Array.from({ length: 256 }, (_, index) => {
  let crc = index
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1
  return crc
})

/** Checksum of nothing: what `crcOf` continues from. */
export const CRC_START = 0xffff

/** Checksum of `bytes` from `start` up to `end`, continuing from `crc`. */
export function crcOf(bytes: Uint8Array, start = 0, end = bytes.length, crc = CRC_START): number {
  let sum = crc
  for (let index = start; index < end; index++) sum = (sum >>> 8) ^ TABLE[(sum ^ bytes[index]!) & 0xff]!
  return sum
}

/** Whether the frame from `start` up to `end` closes with its own checksum: then the sum over all of it is 0. */
export function crcFits(bytes: Uint8Array, start: number, end: number): boolean {
  return crcOf(bytes, start, end) === 0
}

/** Writes the checksum of everything before the last two bytes into those. */
export function sealFrame(frame: Uint8Array): Uint8Array {
  const end = frame.length - 2
  const crc = crcOf(frame, 0, end)
  frame[end] = crc & 0xff
  frame[end + 1] = crc >>> 8
  return frame
}
