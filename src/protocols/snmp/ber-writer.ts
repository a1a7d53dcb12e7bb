import { TAG } from './ber.ts'
import type { Oid, SnmpValue } from './value.ts'

/** BER that writes itself, or bytes that stand for themselves. */
export type Ber = Uint8Array | ((writer: BerWriter) => void)

/** Writes from the end to the beginning: a length is known when its turn comes, and nothing is copied from level to level. */
class BerWriter {
  #bytes = new Uint8Array(2048)
  /** Bytes written, all at the end. */
  #written = 0

  byte(value: number): void {
    if (this.#written === this.#bytes.length) this.#grow(1)
    this.#bytes[this.#bytes.length - ++this.#written] = value
  }

  put(ber: Ber): void {
    if (typeof ber === 'function') {
      ber(this)
      return
    }
    this.#grow(ber.length)
    this.#written += ber.length
    this.#bytes.set(ber, this.#bytes.length - this.#written)
  }

  /** Tag and length, in front of contents. */
  tagged(tag: number, contents: readonly Ber[]): void {
    const before = this.#written
    for (let index = contents.length - 1; index >= 0; index--) this.put(contents[index]!)
    this.head(tag, before)
  }

  /** Tag and length of what was written since so many bytes were. */
  head(tag: number, before: number): void {
    const length = this.#written - before
    if (length >= 0x80) {
      let count = 0
      for (let left = length; left > 0; left >>>= 8, count++) this.byte(left & 0xff)
      this.byte(0x80 | count)
    } else this.byte(length)
    this.byte(tag)
  }

  get written(): number {
    return this.#written
  }

  /** What a part writes, which is taken out again. */
  take(ber: Ber): Uint8Array<ArrayBuffer> {
    const before = this.#written
    try {
      this.put(ber)
      const end = this.#bytes.length
      return this.#bytes.slice(end - this.#written, end - before)
    } finally {
      this.#written = before
    }
  }

  #grow(by: number): void {
    const needed = this.#written + by
    if (needed <= this.#bytes.length) return
    const bytes = new Uint8Array(Math.max(needed, 2 * this.#bytes.length))
    bytes.set(this.#bytes, bytes.length - this.#bytes.length)
    this.#bytes = bytes
  }
}

/** One for all: each message is taken out of it as soon as it is written. */
const writer = new BerWriter()

export const bytesOf = (ber: Ber): Uint8Array<ArrayBuffer> => writer.take(ber)

/** Contents behind their tag and length. */
export const tagged =
  (tag: number, ...contents: readonly Ber[]): Ber =>
  (to) =>
    to.tagged(tag, contents)

export const sequence = (...contents: readonly Ber[]): Ber => tagged(TAG.sequence, ...contents)
export const octets = (value: Ber): Ber => tagged(TAG.octets, value)

export const integer =
  (value: number): Ber =>
  (to) => {
    const before = to.written
    let left = value | 0
    let byte: number
    do {
      byte = left & 0xff
      to.byte(byte)
      left >>= 8
      // The next byte would only repeat the sign of this one.
    } while (left !== (byte & 0x80 ? -1 : 0))
    to.head(TAG.integer, before)
  }

export const oid =
  (value: Oid): Ber =>
  (to) => {
    const before = to.written
    for (let index = value.length - 1; index >= 2; index--) sevenBits(to, value[index]!)
    sevenBits(to, (value[0] ?? 0) * 40 + (value[1] ?? 0))
    to.head(TAG.oid, before)
  }

function sevenBits(to: BerWriter, value: number): void {
  to.byte(value % 128)
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128))
    to.byte((left % 128) | 0x80)
}

export function valueBer(value: SnmpValue): Ber {
  switch (value.type) {
    case 'integer':
      return integer(value.value)
    case 'octets':
      return octets(value.value)
    case 'oid':
      return oid(value.value)
    case 'address':
      return tagged(TAG.address, value.value)
    case 'counter32':
    case 'gauge32':
    case 'ticks':
      return unsigned32(TAG[value.type], value.value)
    case 'counter64':
      return unsigned64(value.value)
    default:
      return tagged(TAG[value.type])
  }
}

const unsigned32 =
  (tag: number, value: number): Ber =>
  (to) => {
    const before = to.written
    let left = value >>> 0
    let byte: number
    do {
      byte = left & 0xff
      to.byte(byte)
      left >>>= 8
    } while (left > 0)
    if (byte & 0x80) to.byte(0)
    to.head(tag, before)
  }

const unsigned64 =
  (value: bigint): Ber =>
  (to) => {
    const before = to.written
    let left = value
    let byte: number
    do {
      byte = Number(left & 0xffn)
      to.byte(byte)
      left >>= 8n
    } while (left > 0n)
    if (byte & 0x80) to.byte(0)
    to.head(TAG.counter64, before)
  }
