const LOWEST_DIGIT = 0x30
const FEW = 64
/** What integer arithmetic takes, and times ten as well. */
const LARGEST_SMALL = 99_999_999
/** ASCII of both digits of a byte. */
const HEX_HIGH = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0').charCodeAt(0),
)
const HEX_LOW = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0').charCodeAt(1),
)
const encoder = new TextEncoder()

/**
 * Bytes on their way into a file. A busy bench records tens of thousands of pieces a second, so they are put in place one
 * by one, without strings or arrays in between.
 */
export class Block {
  bytes: Uint8Array
  used = 0

  constructor(size: number) {
    this.bytes = new Uint8Array(size)
  }

  /** Grows so that `wanted` more bytes fit. */
  room(wanted: number): void {
    const needed = this.used + wanted
    if (needed <= this.bytes.length) return
    const larger = new Uint8Array(Math.max(needed, 2 * this.bytes.length))
    larger.set(this.bytes.subarray(0, this.used))
    this.bytes = larger
  }

  // What follows expects that there is room.

  raw(bytes: Uint8Array): void {
    const { length } = bytes
    // Few are faster put one by one than all together.
    if (length > FEW) this.bytes.set(bytes, this.used)
    else for (let at = 0; at < length; at++) this.bytes[this.used + at] = bytes[at]!
    this.used += length
  }

  /** Any text. */
  text(text: string): void {
    this.used += encoder.encodeInto(text, this.bytes.subarray(this.used)).written
  }

  /** Short text of ASCII, such as a number. */
  ascii(text: string): void {
    for (let at = 0; at < text.length; at++) this.bytes[this.used++] = text.charCodeAt(at)
  }

  /** A whole number from 0 up, as text. */
  whole(value: number): void {
    if (value > LARGEST_SMALL) {
      this.ascii(String(value))
      return
    }
    let digits = 1
    for (let bound = 10; bound <= value; bound *= 10) digits++
    let rest = value | 0
    for (let at = this.used + digits - 1; at >= this.used; at--) {
      const next = (rest / 10) | 0
      this.bytes[at] = LOWEST_DIGIT + rest - next * 10
      rest = next
    }
    this.used += digits
  }

  hex(bytes: Uint8Array): void {
    const to = this.bytes
    let at = this.used
    for (let from = 0; from < bytes.length; from++) {
      const byte = bytes[from]!
      to[at++] = HEX_HIGH[byte]!
      to[at++] = HEX_LOW[byte]!
    }
    this.used = at
  }

  /** 32 bits, little-endian. */
  u32(value: number): void {
    const { bytes, used } = this
    bytes[used] = value
    bytes[used + 1] = value >>> 8
    bytes[used + 2] = value >>> 16
    bytes[used + 3] = value >>> 24
    this.used = used + 4
  }

  /** Zeros. */
  zeros(count: number): void {
    for (let at = 0; at < count; at++) this.bytes[this.used++] = 0
  }
}
