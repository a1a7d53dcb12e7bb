/** A host as NUT's driver is one, in the test's own line time: reads rows, parses the descriptor, knows the passwords. */
import type { LineSession } from '../../../src/line/line-session.ts'
import { type FoundObject, readDescriptor } from '../../../src/protocols/microlink/descriptor.ts'

export const FE = 0xfe
export const FD = 0xfd
export const F7 = 0xf7

export type Usage = FoundObject

/** The sums, written anew, so that a mistake in the product is not made twice. */
export function fletcher(bytes: Iterable<number>, [first, second] = [0, 0]): [number, number] {
  for (const byte of bytes) {
    first = (first + byte) % 255
    second = (second + first) % 255
  }
  return [first, second]
}

export function sealed(...body: number[]): Uint8Array {
  const [first, second] = fletcher(body)
  const check = 255 - ((first + second) % 255)
  return Uint8Array.of(...body, check, 255 - ((first + check) % 255))
}

export function writeMessage(row: number, offset: number, data: Iterable<number>): Uint8Array {
  const bytes = [...data]
  return sealed(row, offset, bytes.length, ...bytes)
}

export class MicrolinkHost {
  readonly #line: LineSession
  readonly image = new Map<number, Uint8Array>()
  usages: readonly Usage[] = []
  /** Line time. */
  now: number

  constructor(line: LineSession, now = 0) {
    this.#line = line
    this.now = now
  }

  /** Sends bytes and takes the rows that answer them, 25 ms later. */
  send(...bytes: number[]): Uint8Array[] {
    return this.sendPiece(Uint8Array.from(bytes))
  }

  sendPiece(bytes: Uint8Array): Uint8Array[] {
    this.now += 25
    const rows = this.#line.receive(bytes, this.now).map((output) => output.bytes)
    for (const row of rows) this.#keep(row)
    return rows
  }

  /** From INIT to the password. */
  start(): void {
    if (this.send(FD).length !== 1) throw new Error('no row 00')
    while (this.image.size < this.rows) if (this.send(FE).length !== 1) throw new Error('rows stop')
    this.usages = readDescriptor(this.memory, this.width)
    this.authenticate()
  }

  get header(): Uint8Array {
    return this.image.get(0)!
  }

  get width(): number {
    return this.header[1]!
  }

  get rows(): number {
    return this.header[2]!
  }

  /** Writes the password NUT writes: challenge 00 00. Answers the row that came back. */
  authenticate(challenge: readonly number[] = [0, 0]): Uint8Array | undefined {
    const base = this.passwordBase
    const answer = fletcher(this.bytes('2:4.8.6').subarray(0, 2), base)
    return this.write('2:4.8.5', [...challenge, ...answer])
  }

  get passwordBase(): [number, number] {
    const { header } = this
    const seeded = fletcher(header.subarray(0, 8), [header[4]!, header[3]!])
    return fletcher(this.bytes('2:4.9.40'), seeded)
  }

  /** A whole round of data rows. */
  refresh(): void {
    const first = this.header[10]!
    for (let row = first; row < this.rows; row++) this.send(FE)
  }

  usage(name: string): Usage {
    const found = this.usages.find((usage) => usage.name === name)
    if (!found) throw new Error(`no object ${name}; there are ${this.usages.map((usage) => usage.name)}`)
    return found
  }

  /** What the host last received of an object. */
  bytes(name: string): Uint8Array {
    const { at, size } = this.usage(name)
    return this.memory.subarray(at, at + size)
  }

  number(name: string): number {
    return this.bytes(name).reduce((sum, byte) => sum * 256 + byte, 0)
  }

  text(name: string): string {
    return String.fromCharCode(...this.bytes(name))
  }

  get memory(): Uint8Array {
    const memory = new Uint8Array(this.rows * this.width)
    for (const [row, bytes] of this.image) memory.set(bytes, row * this.width)
    return memory
  }

  /** Writes an object; the row that acknowledges it, if any. */
  write(name: string, data: Iterable<number>): Uint8Array | undefined {
    const { at } = this.usage(name)
    return this.sendPiece(writeMessage(Math.floor(at / this.width), at % this.width, data))[0]
  }

  /** The same for a number of the object's size; what its row then shows in its place. */
  writeNumber(name: string, value: number): number {
    const { at, size } = this.usage(name)
    const data = Array.from({ length: size }, (_, index) => (value / 256 ** (size - 1 - index)) & 0xff)
    const row = this.write(name, data)
    if (!row) throw new Error(`no answer to a write to ${name}`)
    const offset = 1 + (at % this.width)
    return row.subarray(offset, offset + size).reduce((sum, byte) => sum * 256 + byte, 0)
  }

  #keep(frame: Uint8Array): void {
    const [first, second] = fletcher(frame)
    if (first !== 0 || second !== 0) throw new Error(`check bytes of ${Buffer.from(frame).toString('hex')}`)
    if (this.image.size > 0 && frame.length !== this.width + 3) throw new Error(`frame of ${frame.length}`)
    this.image.set(frame[0]!, frame.subarray(1, frame.length - 2))
  }
}
