import {
  CLOSE,
  DEFAULT,
  END_OF_DESCRIPTOR,
  MASK,
  OPEN_ARRAY,
  OPEN_COLLECTION,
  OPEN_NAMESPACE,
  RANGE,
  SIZE,
  USUAL_SIZE,
} from './descriptor-codes.ts'

/** An object of a unit's memory, as a host finds it. */
export interface FoundObject {
  /** NUT's name: the path since the innermost namespace, as `2:4.3D[0].B6`. */
  readonly name: string
  /** Bytes from the beginning of the memory image. */
  readonly at: number
  /** Bytes. */
  readonly size: number
  /** Bits that mean something; undefined where the descriptor names none. */
  readonly mask: number | undefined
}

/** Behind the header of row 00. */
const DESCRIPTOR_AT = 12
/** Rows may begin with it between descriptor and data. */
const FILL = 0xf7
const LAST_USAGE = 0xdf
/** Nothing real nests deeper than five. */
const DEEPEST = 16
/** More than fit into the largest image. */
const MOST_OBJECTS = 0x10000

/**
 * Reads the descriptor of a memory image, as NUT's apcmicrolink does: a path begins anew at each namespace, and every
 * object takes the next bytes of the data from where the header's pointer says.
 *
 * @param image rows in order, row 00 first
 * @param width bytes of a row
 * @throws RangeError where the descriptor does not parse, or an object lies outside of the image
 */
export function readDescriptor(image: Uint8Array, width: number): FoundObject[] {
  const reader = new Reader(image, width)
  reader.block('', 0)
  return reader.found
}

class Reader {
  readonly found: FoundObject[] = []
  readonly #image: Uint8Array
  #at = DESCRIPTOR_AT
  #data: number

  constructor(image: Uint8Array, width: number) {
    this.#image = image
    this.#data = this.#byte(10) * width + this.#byte(11)
  }

  /** Everything up to the end of a block, or of the descriptor. */
  block(path: string, depth: number): void {
    if (depth > DEEPEST) throw new RangeError(`blocks are nested deeper than ${DEEPEST} at ${this.#at}`)
    for (;;) {
      const code = this.#next()
      if (code === CLOSE || code === END_OF_DESCRIPTOR) return
      if (code === FILL) continue
      if (code === OPEN_NAMESPACE) this.block(`${hex(this.#next())}:`, depth + 1)
      else if (code === OPEN_COLLECTION) this.block(`${path}${hex(this.#next())}.`, depth + 1)
      else if (code === OPEN_ARRAY) this.#array(path, depth + 1)
      else if (code > 0 && code <= LAST_USAGE) this.#object(path + hex(code))
      else throw new RangeError(`byte 0x${hex(code)} of the descriptor at ${this.#at - 1} means nothing`)
    }
  }

  #array(path: string, depth: number): void {
    const id = hex(this.#next())
    const count = this.#next()
    const body = this.#at
    for (let index = 0; index < count; index++) {
      this.#at = body
      this.block(`${path}${id}[${index}].`, depth)
    }
  }

  #object(name: string): void {
    const size = this.#skips(SIZE) ? this.#next() : USUAL_SIZE
    const mask = this.#skips(MASK) ? this.#number(size) : undefined
    if (this.#skips(RANGE)) this.#at += 2 * size
    if (this.#skips(DEFAULT)) this.#at += size
    if (this.#data + size > this.#image.length || this.found.length >= MOST_OBJECTS)
      throw new RangeError(`object ${name} lies outside of ${this.#image.length} bytes`)
    this.found.push({ name, at: this.#data, size, mask })
    this.#data += size
  }

  #skips(code: number): boolean {
    if (this.#image[this.#at] !== code) return false
    this.#at++
    return true
  }

  #number(size: number): number {
    let value = 0
    for (let index = 0; index < size; index++) value = value * 256 + this.#next()
    return value
  }

  #next(): number {
    return this.#byte(this.#at++)
  }

  #byte(at: number): number {
    const byte = this.#image[at]
    if (byte === undefined)
      throw new RangeError(`the descriptor does not end within ${this.#image.length} bytes`)
    return byte
  }
}

function hex(id: number): string {
  return id.toString(16).toUpperCase()
}
