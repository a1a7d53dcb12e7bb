import type { Source } from '../../../emulators/smart-ups/commands.ts'
import { SettingError } from '../../../emulators/smart-ups/settings/rules.ts'
import { CHECK_BYTES, sealFrame } from './check-bytes.ts'
import { type Layout, type LayoutEntry, layOut } from './layout.ts'
import type { View } from './objects/node.ts'
import { shapeOf } from './objects/shape.ts'
import { objectTree } from './objects/tree.ts'

const PROTOCOL_VERSION = 0x0a
const DESCRIPTOR_VERSION = 0x01
/** Bit 0, a password is asked for; bit 3, there is a descriptor. */
const FLAGS = 0x09
const HEADER_SIZE = 12
/** Between descriptor and data. */
const UNUSED = 0xf7
/** Behind the last field. */
const UNUSED_DATA = 0xff
/** Row numbers above could be taken for control bytes. */
const MOST_ROWS = 0xf0

/** A row as it stood, and what of the unit it is good for. */
interface KeptRow {
  readonly frame: Uint8Array
  readonly revision: number
  readonly at: number
}

/**
 * The memory of one unit in rows, as a host reads it: header, descriptor, and data that follows the unit. Laid out for
 * the firmware the unit runs when it is made.
 */
export class MemoryImage {
  readonly width: number
  readonly rows: number
  /** First row with live data. */
  readonly firstDataRow: number
  readonly fields: readonly LayoutEntry[]
  readonly #view: View
  readonly #bytes: Uint8Array
  readonly #fieldsOfRow: readonly (readonly LayoutEntry[])[]
  readonly #kept: (KeptRow | undefined)[] = []

  /** @throws Error when the objects take more rows than the protocol can number */
  constructor(view: View) {
    const shape = shapeOf(view.ups)
    const layout = layOut(objectTree(view.ups, shape), shape.width)
    this.#view = view
    this.width = shape.width
    this.fields = layout.fields
    this.firstDataRow = Math.ceil((HEADER_SIZE + layout.descriptor.length) / shape.width)
    this.rows = this.firstDataRow + layout.dataSize / shape.width
    if (this.rows > MOST_ROWS) throw new Error(`${this.rows} rows of objects; at most ${MOST_ROWS} can be`)
    this.#bytes = this.#blank(layout, shape.dataVersion)
    this.#fieldsOfRow = Array.from({ length: this.rows }, (_, row) =>
      layout.fields.filter((placed) => this.#touches(placed, row)),
    )
  }

  /** The first bytes of row 00. */
  get header(): Uint8Array {
    return this.#bytes.subarray(0, HEADER_SIZE)
  }

  /** A row between its number and its check bytes, as the unit is now. Never changed later. */
  frame(row: number): Uint8Array {
    const { ups } = this.#view
    const kept = this.#kept[row]
    const { now } = ups.clock
    if (kept && (row < this.firstDataRow || (kept.revision === ups.revision && kept.at === now)))
      return kept.frame
    for (const { field, at } of this.#fieldsOfRow[row]!) field.put(this.#view, this.#bytes, this.#inImage(at))
    const frame = new Uint8Array(1 + this.width + CHECK_BYTES)
    frame[0] = row
    frame.set(this.#bytes.subarray(row * this.width, (row + 1) * this.width), 1)
    sealFrame(frame)
    this.#kept[row] = { frame, revision: ups.revision, at: now }
    return frame
  }

  /** The present content of a field, by its full path; undefined where there is none. */
  content(path: string): Uint8Array | undefined {
    const placed = this.fields.find((candidate) => candidate.path === path)
    if (!placed) return undefined
    const content = new Uint8Array(placed.field.size)
    placed.field.put(this.#view, content, 0)
    return content
  }

  /** The field that begins at an offset of a row. */
  fieldAt(row: number, offset: number): LayoutEntry | undefined {
    const at = (row - this.firstDataRow) * this.width + offset
    return this.#fieldsOfRow[row]?.find((placed) => placed.at === at)
  }

  /** Gives a field a new content; false when the field or the unit does not take it. */
  write({ field }: LayoutEntry, data: Uint8Array, port: Source): boolean {
    if (!field.write || data.length !== field.size) return false
    try {
      return field.write(this.#view, data, port) === 'done'
    } catch (error) {
      if (error instanceof SettingError) return false
      throw error
    }
  }

  /** Something besides the unit changed: the passwords. */
  forgetRows(): void {
    this.#kept.length = 0
  }

  #blank({ descriptor }: Layout, dataVersion: number): Uint8Array {
    const bytes = new Uint8Array(this.rows * this.width).fill(UNUSED)
    const { lineId } = this.#view.ups.firmware
    bytes.set([PROTOCOL_VERSION, this.width, this.rows, lineId >> 8, lineId & 0xff, dataVersion, FLAGS, 0])
    bytes.set([DESCRIPTOR_VERSION, 0, this.firstDataRow, 0], 8)
    bytes.set(descriptor, HEADER_SIZE)
    bytes.fill(UNUSED_DATA, this.firstDataRow * this.width)
    for (const { field, at } of this.fields) bytes.fill(0, this.#inImage(at), this.#inImage(at) + field.size)
    return bytes
  }

  #inImage(at: number): number {
    return this.firstDataRow * this.width + at
  }

  #touches({ field, at }: LayoutEntry, row: number): boolean {
    const start = (row - this.firstDataRow) * this.width
    return at < start + this.width && at + field.size > start
  }
}
