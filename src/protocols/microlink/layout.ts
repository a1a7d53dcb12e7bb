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
import type { Field, Node } from './objects/node.ts'

/** A field with its place in the memory image. */
export interface LayoutEntry {
  readonly field: Field
  /** Full path, as `2:4.3D[0].B6`; a namespace within does not begin it anew. */
  readonly path: string
  /** Bytes from the beginning of the data. */
  readonly at: number
}

/** Descriptor and data, cut to fit each other. */
export interface Layout {
  /** From the opening namespace to the end mark. */
  readonly descriptor: Uint8Array
  readonly fields: readonly LayoutEntry[]
  /** Bytes of data: whole rows. */
  readonly dataSize: number
}

/** The usage that only takes room. */
const PADDING = 0x03

/**
 * Turns an object tree into a descriptor and the places of its fields, so that the two cannot disagree. Padding is put
 * where a field would otherwise lie in two rows, and around the elements of arrays, which share one description.
 */
export function layOut(tree: readonly Node[], width: number): Layout {
  const compiler = new Compiler(width)
  for (const node of tree) compiler.node(node, '')
  return compiler.finish()
}

class Compiler {
  readonly #width: number
  readonly #fields: LayoutEntry[] = []
  #descriptor: number[] = []
  #at = 0

  constructor(width: number) {
    this.#width = width
  }

  node(node: Node, path: string): void {
    switch (node.kind) {
      case 'field':
        this.#field(node, path)
        break
      case 'next-row':
        this.#fillRow()
        break
      case 'array':
        this.#array(node.id, node.elements, path)
        break
      default:
        this.#block(node.kind === 'namespace', node.id, node.children, path)
    }
  }

  finish(): Layout {
    this.#descriptor.push(END_OF_DESCRIPTOR)
    return {
      descriptor: Uint8Array.from(this.#descriptor),
      fields: this.#fields,
      dataSize: Math.ceil(this.#at / this.#width) * this.#width,
    }
  }

  #block(isNamespace: boolean, id: number, children: readonly Node[], path: string): void {
    this.#descriptor.push(isNamespace ? OPEN_NAMESPACE : OPEN_COLLECTION, id)
    const inner = `${path}${hex(id)}${isNamespace ? ':' : '.'}`
    for (const child of children) this.node(child, inner)
    this.#descriptor.push(CLOSE)
  }

  /** Each element begins where the one before began, in its row: whole rows, unless several fit one exactly. */
  #array(id: number, elements: readonly (readonly Node[])[], path: string): void {
    this.#fillRow()
    this.#descriptor.push(OPEN_ARRAY, id, elements.length)
    const outside = this.#descriptor
    const descriptions = elements.map((element, index) => {
      this.#descriptor = []
      const start = this.#at
      for (const child of element) this.node(child, `${path}${hex(id)}[${index}].`)
      if (this.#width % (this.#at - start) !== 0) this.#fillRow()
      return this.#descriptor
    })
    this.#descriptor = outside
    const [body = []] = descriptions
    if (descriptions.some((other) => other.join() !== body.join()))
      throw new Error(`elements of array ${path}${hex(id)} differ`)
    this.#descriptor.push(...body, CLOSE)
  }

  #field(field: Field, path: string): void {
    const { usage, size, mask, range } = field
    const left = this.#width - (this.#at % this.#width)
    if (size > left && left < this.#width) this.#fillRow()
    this.#fields.push({ field, path: path + hex(usage), at: this.#at })
    this.#describe(usage, size, mask !== undefined)
    if (mask !== undefined) this.#descriptor.push(MASK, ...bytesOf(mask, size))
    if (range) this.#descriptor.push(RANGE, ...bytesOf(range[1], size), ...bytesOf(range[0], size))
    if (field.default !== undefined) this.#descriptor.push(DEFAULT, ...bytesOf(field.default, size))
    this.#at += size
  }

  #fillRow(): void {
    const over = this.#at % this.#width
    if (over === 0) return
    this.#describe(PADDING, this.#width - over)
    this.#at += this.#width - over
  }

  /** Real units state the size before a mask even where it is the usual one. */
  #describe(usage: number, size: number, always = false): void {
    this.#descriptor.push(usage)
    if (always || size !== USUAL_SIZE) this.#descriptor.push(SIZE, size)
  }
}

function bytesOf(value: number, size: number): number[] {
  return Array.from({ length: size }, (_, index) => (value >> (8 * (size - 1 - index))) & 0xff)
}

function hex(id: number): string {
  return id.toString(16).toUpperCase()
}
