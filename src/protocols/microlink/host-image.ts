import { CHECK_BYTES, checkBytesFit } from './check-bytes.ts'
import { type FoundObject, readDescriptor } from './descriptor.ts'

/** Row 00 tells the width of all rows and how many there are. */
const WIDTH_AT = 1
const ROWS_AT = 2
const FLAGS_AT = 6
const DATA_ROW_AT = 10
const PASSWORD_WANTED = 0x01
const DESCRIPTOR_PRESENT = 0x08
const HEADER_SIZE = 12

/** A unit's memory, as far as a host has received of it. */
export class HostImage {
  readonly width: number
  readonly rows: number
  readonly bytes: Uint8Array
  /** By row, which frame brought it last, counted from 1; 0 for none. */
  readonly #receivedAt: Uint32Array
  #received = 0
  #objects: ReadonlyMap<string, FoundObject> | undefined

  /** @param head row 00 without number and check bytes */
  private constructor(head: Uint8Array) {
    this.width = head[WIDTH_AT]!
    this.rows = head[ROWS_AT]!
    this.bytes = new Uint8Array(this.width * this.rows)
    this.#receivedAt = new Uint32Array(this.rows)
  }

  /** The image that an answer to INIT begins; undefined where it is no row 00. */
  static begin(answer: Uint8Array): HostImage | undefined {
    const width = answer[1 + WIDTH_AT] ?? 0
    if (answer[0] !== 0 || width < HEADER_SIZE || (answer[1 + ROWS_AT] ?? 0) < 2) return undefined
    const image = new HostImage(answer.subarray(1, 1 + width))
    return image.take(answer) === undefined ? undefined : image
  }

  /**
   * An image of which nothing but header and descriptor are known again.
   *
   * @throws RangeError where they are not of the size that the header says, or do not parse
   */
  static restore(description: Uint8Array): HostImage {
    const image = new HostImage(description)
    image.bytes.set(description.subarray(0, image.bytes.length))
    const { length } = image.description
    if (length !== description.length || length === 0)
      throw new RangeError(`${description.length} bytes of descriptor whose header says ${length}`)
    image.object('')
    return image
  }

  /**
   * Takes what the line brought: one row, or several where it brought them at once.
   *
   * @returns the number of the last row; undefined where there was none whose check bytes fit
   */
  take(answer: Uint8Array): number | undefined {
    const length = 1 + this.width + CHECK_BYTES
    let last: number | undefined
    for (let at = 0; at + length <= answer.length; at += length) {
      const row = answer[at]!
      const frame = at === 0 && answer.length === length ? answer : answer.subarray(at, at + length)
      if (row >= this.rows || !checkBytesFit(frame, length)) continue
      for (let index = 0; index < this.width; index++)
        this.bytes[row * this.width + index] = frame[1 + index]!
      this.#receivedAt[row] = ++this.#received
      last = row
    }
    return last
  }

  /** How many frames were taken so far. */
  get received(): number {
    return this.#received
  }

  /** Whether a row came after so many frames. */
  receivedSince(row: number, received: number): boolean {
    return this.#receivedAt[row]! > received
  }

  get isWhole(): boolean {
    return this.#receivedAt.every((received) => received > 0)
  }

  /** Header and descriptor: everything before the row that the data begins in. */
  get description(): Uint8Array {
    return this.bytes.subarray(0, (this.bytes[DATA_ROW_AT] ?? 0) * this.width)
  }

  get header(): Uint8Array {
    return this.bytes.subarray(0, HEADER_SIZE)
  }

  get wantsPassword(): boolean {
    return (this.bytes[FLAGS_AT]! & PASSWORD_WANTED) !== 0
  }

  /** By NUT's name, where it is; undefined where the unit has none. @throws RangeError where the descriptor does not parse */
  object(name: string): FoundObject | undefined {
    if ((this.bytes[FLAGS_AT]! & DESCRIPTOR_PRESENT) === 0) return undefined
    // Of several of one name NUT takes the first.
    this.#objects ??= new Map(
      readDescriptor(this.bytes, this.width)
        .reverse()
        .map((object) => [object.name, object]),
    )
    return this.#objects.get(name)
  }

  /** The row an object begins in. */
  rowOf({ at }: FoundObject): number {
    return Math.floor(at / this.width)
  }

  content({ at, size }: FoundObject): Uint8Array {
    return this.bytes.subarray(at, at + size)
  }

  number(object: FoundObject): number {
    let value = 0
    for (const byte of this.content(object)) value = value * 256 + byte
    return value
  }
}
