import { type Decoder, type DescribedField, type Description, hex, together } from '../description.ts'
import { hexOf } from '../hex.ts'
import { checkBytesFit } from './check-bytes.ts'
import { LONGEST_MESSAGE, messageLength, readMessage } from './host-message.ts'
import type { MemoryImage } from './memory-image.ts'

const CONTROL = {
  next: 'NEXT: the row after this one',
  init: 'INIT: from the first row',
  stop: 'STOP',
} as const

/** What the decoder wants of a unit's memory: how long rows are and what lies where. */
export type ObjectMap = Pick<MemoryImage, 'width' | 'rows' | 'firstDataRow' | 'fields' | 'fieldAt'>

/** Microlink: messages of the host, rows of the unit. */
export class MicrolinkDecoder implements Decoder {
  readonly #map: () => ObjectMap
  #message = new Uint8Array(0)
  #row = new Uint8Array(0)

  /** @param map of the unit; asked for each message, since new firmware may have another */
  constructor(map: () => ObjectMap) {
    this.#map = map
  }

  toUnit(bytes: Uint8Array): Description {
    const found: Description[] = []
    for (const byte of bytes) {
      this.#message = Uint8Array.from([...this.#message, byte])
      const length = messageLength(this.#message, this.#message.length)
      if (length === 0 || this.#message.length < length) continue
      found.push(describeMessage(this.#message, this.#map()))
      this.#message = new Uint8Array(0)
    }
    if (found.length > 0) return together(found)
    return {
      summary: `part of a write, ${this.#message.length} of at most ${LONGEST_MESSAGE} bytes`,
      fields: [],
    }
  }

  toHost(bytes: Uint8Array): Description {
    const map = this.#map()
    const length = 1 + map.width + 2
    const found: Description[] = []
    for (const byte of bytes) {
      this.#row = Uint8Array.from([...this.#row, byte])
      if (this.#row.length < length) continue
      found.push(describeRow(this.#row, map))
      this.#row = new Uint8Array(0)
    }
    if (found.length > 0) return together(found)
    return { summary: `part of a row, ${this.#row.length} of ${length} bytes`, fields: [] }
  }
}

/** One whole message of a host. */
export function describeMessage(bytes: Uint8Array, map: ObjectMap): Description {
  const message = readMessage(bytes, messageLength(bytes, bytes.length))
  if (message.kind === 'broken') return { summary: 'write whose check bytes do not fit', fields: [] }
  if (message.kind !== 'write') return { summary: CONTROL[message.kind], fields: [] }
  const { row, offset, data } = message
  const placed = map.fieldAt(row, offset)
  const name = placed ? `${placed.field.name} (${placed.path})` : 'no object'
  const value = hexOf(data)
  return { summary: `write row ${hex(row)} offset ${offset}: ${name} = ${value}`, fields: [{ name, value }] }
}

/** One row of a unit, its number first, its check bytes last. */
export function describeRow(frame: Uint8Array, map: ObjectMap): Description {
  const row = frame[0]!
  if (!checkBytesFit(frame)) return { summary: `row ${hex(row)} whose check bytes do not fit`, fields: [] }
  if (row < map.firstDataRow)
    return { summary: `row ${hex(row)}: ${row === 0 ? 'header and ' : ''}descriptor`, fields: [] }
  const fields = fieldsIn(frame, map)
  const names = fields.map(({ name }) => name)
  return { summary: `row ${hex(row)}: ${names.join(', ') || 'unused'}`, fields }
}

/** Objects that lie whole in a row; longer ones by their part of it. */
function fieldsIn(frame: Uint8Array, { width, firstDataRow, fields }: ObjectMap): DescribedField[] {
  const start = (frame[0]! - firstDataRow) * width
  return fields
    .filter(({ at, field }) => at < start + width && at + field.size > start)
    .map(({ at, field, path }) => {
      const from = Math.max(at - start, 0)
      const to = Math.min(at + field.size - start, width)
      return { name: `${field.name} (${path})`, value: hexOf(frame.subarray(1 + from, 1 + to)) }
    })
}
