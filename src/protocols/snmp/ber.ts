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
    const length = this.#length()
    if (length > this.#end - this.#at) throw new BerError('a length goes beyond its end')
    const from = this.#at
    this.#at += length
    return { tag, content: new BerReader(this.#bytes, from, from + length) }
  }

  /** The content behind a tag that must come now. */
  expect(tag: number): BerReader {
    const next = this.next()
    if (next.tag !== tag) throw new BerError(`tag ${next.tag}, expected ${tag}`)
    return next.content
  }

  integer(): number {
    const bytes = this.expect(TAG.integer).rest()
    return signed(bytes)
  }

  octets(): Uint8Array {
    return this.expect(TAG.octets).rest()
  }

  oid(): Oid {
    return oidFrom(this.expect(TAG.oid).rest())
  }

  /** What is left, as it stands. */
  rest(): Uint8Array {
    const rest = this.#bytes.subarray(this.#at, this.#end)
    this.#at = this.#end
    return rest
  }

  value(): SnmpValue {
    const { tag, content } = this.next()
    const bytes = content.rest()
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

  #byte(): number {
    if (this.#at >= this.#end) throw new BerError('it ends too early')
    return this.#bytes[this.#at++]!
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

function signed(bytes: Uint8Array): number {
  if (bytes.length === 0 || bytes.length > 4) throw new BerError('an INTEGER has one to four bytes')
  return bytes.reduce((value, byte) => (value << 8) | byte, bytes[0]! & 0x80 ? -1 : 0)
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
  for (const byte of bytes) {
    value = value * 128 + (byte & 0x7f)
    open = (byte & 0x80) !== 0
    if (value > 0xffff_ffff) throw new BerError('a number of an OID has more than 32 bits')
    if (open) continue
    parts.push(value)
    value = 0
    if (parts.length > LONGEST_OID) throw new BerError('an OID is too long')
  }
  if (open) throw new BerError('an OID ends within a number')
  const first = Math.min(2, Math.floor(parts[0]! / 40))
  return [first, parts[0]! - first * 40, ...parts.slice(1)]
}

/** Content behind its tag and length. */
export function tagged(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, content) => sum + content.length, 0)
  const head = [tag, ...lengthBytes(length)]
  const whole = new Uint8Array(head.length + length)
  whole.set(head)
  let at = head.length
  for (const content of contents) {
    whole.set(content, at)
    at += content.length
  }
  return whole
}

export const sequence = (...contents: readonly Uint8Array[]) => tagged(TAG.sequence, ...contents)
export const integerBytes = (value: number) => tagged(TAG.integer, signedBytes(value))
export const octetBytes = (value: Uint8Array) => tagged(TAG.octets, value)
export const oidBytes = (oid: Oid) => tagged(TAG.oid, oidContent(oid))

export function valueBytes(value: SnmpValue): Uint8Array {
  switch (value.type) {
    case 'integer':
      return integerBytes(value.value)
    case 'octets':
      return octetBytes(value.value)
    case 'oid':
      return oidBytes(value.value)
    case 'address':
      return tagged(TAG.address, value.value)
    case 'counter32':
    case 'gauge32':
    case 'ticks':
      return tagged(TAG[value.type], unsignedBytes(BigInt(value.value)))
    case 'counter64':
      return tagged(TAG.counter64, unsignedBytes(value.value))
    default:
      return tagged(TAG[value.type])
  }
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length]
  if (length < 0x100) return [0x81, length]
  return [0x82, length >> 8, length & 0xff]
}

function signedBytes(value: number): Uint8Array {
  const bytes = [value >> 24, value >> 16, value >> 8, value].map((byte) => byte & 0xff)
  while (bytes.length > 1 && sameSign(bytes)) bytes.shift()
  return Uint8Array.from(bytes)
}

/** The first byte only repeats the sign of the second. */
function sameSign([first, second]: number[]): boolean {
  return first === (second! & 0x80 ? 0xff : 0)
}

function unsignedBytes(value: bigint): Uint8Array {
  const bytes: number[] = []
  for (let left = value; left > 0n; left >>= 8n) bytes.unshift(Number(left & 0xffn))
  if (bytes.length === 0 || bytes[0]! & 0x80) bytes.unshift(0)
  return Uint8Array.from(bytes)
}

function oidContent([first = 0, second = 0, ...rest]: Oid): Uint8Array {
  return Uint8Array.from([first * 40 + second, ...rest].flatMap(sevenBits))
}

function sevenBits(value: number): number[] {
  const bytes = [value % 128]
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128))
    bytes.unshift((left % 128) | 0x80)
  return bytes
}
