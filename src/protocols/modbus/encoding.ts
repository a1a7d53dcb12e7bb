/** Numbers as Smart-UPS registers hold them (application note 176, section 1.2): big-endian, binary-point integers. */

/** A way of writing a number into one register or two. */
export interface Codec {
  /** Registers taken. */
  readonly length: 1 | 2
  /** The raw unsigned integer for a value; values beyond the range become the nearest end of it. */
  encode(value: number): number
  decode(raw: number): number
}

/** Unsigned, `point` binary digits behind the point: `u(9)` is the document's U9. */
export function u(point: number): Codec {
  return scaled(1, point, 0, 0xffff)
}

/** Signed (two's complement), `point` binary digits behind the point: `s(7)` is the document's S7. */
export function s(point: number): Codec {
  return scaled(1, point, -0x8000, 0x7fff)
}

/** Unsigned whole number in two registers. */
export const u32: Codec = scaled(2, 0, 0, 0xffffffff)

/** Signed whole number in two registers. */
export const s32: Codec = scaled(2, 0, -0x80000000, 0x7fffffff)

/** The raw value with every bit set: what most items hold that a unit does not have. */
export function allOnes(length: number): number {
  return length === 1 ? 0xffff : 0xffffffff
}

/** Writes a raw value of one or two registers, high word first. */
export function putRaw(to: Uint8Array, offset: number, length: number, raw: number): void {
  let at = offset
  if (length === 2) {
    to[at++] = raw >>> 24
    to[at++] = raw >>> 16
  }
  to[at++] = raw >>> 8
  to[at] = raw
}

/** Reads a raw value of one or two registers. */
export function getRaw(from: Uint8Array, offset: number, length: number): number {
  const first = getWord(from, offset)
  return length === 1 ? first : ((first << 16) | getWord(from, offset + 2)) >>> 0
}

/** Reads one big-endian 16-bit word. */
export function getWord(from: Uint8Array, offset: number): number {
  return (from[offset]! << 8) | from[offset + 1]!
}

function scaled(length: 1 | 2, point: number, lowest: number, highest: number): Codec {
  const scale = 2 ** point
  const span = length === 1 ? 0x10000 : 0x100000000
  return {
    length,
    encode: (value) => {
      // Rounds the magnitude, as the document prescribes: -56.8 in S5 is -1818, not -1817.
      const rounded = Math.sign(value) * Math.round(Math.abs(value) * scale)
      const kept = Math.min(highest, Math.max(lowest, rounded))
      return kept < 0 ? kept + span : kept
    },
    decode: (raw) => (raw > highest ? raw - span : raw) / scale,
  }
}
