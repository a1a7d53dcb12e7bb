import type { Oid, SnmpValue } from './value.ts'

/** A message that is not what it should be: the reader stops there. */
export class BerError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'BerError'
  }
}

export const TAG = {
  integer: 0x02,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  sequence: 0x30,
  address: 0x40,
  counter32: 0x41,
  gauge32: 0x42,
  ticks: 0x43,
  counter64: 0x46,
  noSuchObject: 0x80,
  noSuchInstance: 0x81,
  endOfMibView: 0x82,
} as const

/** Numbers of an OID at most (RFC 2578). */
const LONGEST_OID = 128

/** Reads BER within bounds; what lies outside is a BerError. */
export class BerReader {
  readonly #bytes: Uint8Array
  #at: number
  readonly #end: number

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.#bytes = bytes
    this.#at = at
    this.#end = end
  }

  get done(): boolean {
    return this.#at >= this.#end
  }

  /** The next tag and its content. */
  next(): { readonly tag: number; readonly content: BerReader } {
    const tag = this.#byte()
    const end = this.#contentEnd()
    const content = new BerReader(this.#bytes, this.#at, end)
    this.#at = end
    return { tag, content }
  }

  /** The content behind a tag that must come now. */
  expect(tag: number): BerReader {
    const next = this.next()
    if (next.tag !== tag) throw notExpected(next.tag, tag)
    return next.content
  }

  integer(): number {
    return signed(this.#contentOf(TAG.integer))
  }

  octets(): Uint8Array {
    return this.#contentOf(TAG.octets)
  }

  oid(): Oid {
    return oidFrom(this.#contentOf(TAG.oid))
  }

  /** What is left, as it stands. */
  rest(): Uint8Array {
    return this.#upTo(this.#end)
  }

  value(): SnmpValue {
    const tag = this.#byte()
    return valueFrom(tag, this.#upTo(this.#contentEnd()))
  }

  /** Bytes of the content behind a tag that must come now: no reader is made for them. */
  #contentOf(tag: number): Uint8Array {
    const found = this.#byte()
    const bytes = this.#upTo(this.#contentEnd())
    if (found !== tag) throw notExpected(found, tag)
    return bytes
  }

  #upTo(end: number): Uint8Array {
    const bytes = this.#bytes.subarray(this.#at, end)
    this.#at = end
    return bytes
  }

  #byte(): number {
    if (this.#at >= this.#end) throw new BerError('it ends too early')
    return this.#bytes[this.#at++]!
  }

  /** Where the content behind the length that comes now ends. */
  #contentEnd(): number {
    const length = this.#length()
    if (length > this.#end - this.#at) throw new BerError('a length goes beyond its end')
    return this.#at + length
  }

  #length(): number {
    const first = this.#byte()
    if (first < 0x80) return first
    const count = first & 0x7f
    if (count === 0 || count > 4) throw new BerError('a length of no or too many bytes')
    let length = 0
    for (let index = 0; index < count; index++) length = length * 256 + this.#byte()
    return length
  }
}

const notExpected = (found: number, wanted: number) => new BerError(`tag ${found}, expected ${wanted}`)

function valueFrom(tag: number, bytes: Uint8Array): SnmpValue {
  switch (tag) {
    case TAG.integer:
      return { type: 'integer', value: signed(bytes) }
    case TAG.octets:
      return { type: 'octets', value: bytes }
    case TAG.null:
      if (bytes.length > 0) throw new BerError('NULL with a content')
      return { type: 'null' }
    case TAG.oid:
      return { type: 'oid', value: oidFrom(bytes) }
    case TAG.address:
      if (bytes.length !== 4) throw new BerError('an IpAddress has four bytes')
      return { type: 'address', value: bytes }
    case TAG.counter32:
      return { type: 'counter32', value: unsigned(bytes) }
    case TAG.gauge32:
      return { type: 'gauge32', value: unsigned(bytes) }
    case TAG.ticks:
      return { type: 'ticks', value: unsigned(bytes) }
    case TAG.counter64:
      return { type: 'counter64', value: unsigned64(bytes) }
    case TAG.noSuchObject:
      return { type: 'noSuchObject' }
    case TAG.noSuchInstance:
      return { type: 'noSuchInstance' }
    case TAG.endOfMibView:
      return { type: 'endOfMibView' }
    default:
      throw new BerError(`tag ${tag} is no value`)
  }
}

function signed(bytes: Uint8Array): number {
  if (bytes.length === 0 || bytes.length > 4) throw new BerError('an INTEGER has one to four bytes')
  let value = bytes[0]! & 0x80 ? -1 : 0
  for (let index = 0; index < bytes.length; index++) value = (value << 8) | bytes[index]!
  return value
}

function unsigned(bytes: Uint8Array): number {
  const own = bytes[0] === 0 ? bytes.subarray(1) : bytes
  if (bytes.length === 0 || own.length > 4) throw new BerError('32 bits have one to five bytes')
  return own.reduce((value, byte) => value * 256 + byte, 0)
}

function unsigned64(bytes: Uint8Array): bigint {
  const own = bytes[0] === 0 ? bytes.subarray(1) : bytes
  if (bytes.length === 0 || own.length > 8) throw new BerError('64 bits have one to nine bytes')
  return own.reduce((value, byte) => value * 256n + BigInt(byte), 0n)
}

function oidFrom(bytes: Uint8Array): Oid {
  if (bytes.length === 0) throw new BerError('an OID without a number')
  const parts: number[] = []
  let value = 0
  let open = false
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index]!
    value = value * 128 + (byte & 0x7f)
    open = (byte & 0x80) !== 0
    if (value > 0xffff_ffff) throw new BerError('a number of an OID has more than 32 bits')
    if (open) continue
    // The first number stands for two.
    if (parts.length === 0) {
      const first = Math.min(2, Math.floor(value / 40))
      parts.push(first, value - first * 40)
    } else parts.push(value)
    value = 0
    if (parts.length > LONGEST_OID + 1) throw new BerError('an OID is too long')
  }
  if (open) throw new BerError('an OID ends within a number')
  return parts
}
