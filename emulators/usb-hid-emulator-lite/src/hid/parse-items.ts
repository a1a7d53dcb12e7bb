import { type DataSize, type Item, LONG_ITEM, TAG, type TagName } from './items.ts'

/** An item as it stands in a descriptor. */
export interface ParsedItem {
  /** Undefined for items the specification reserves, and for long items. */
  readonly name: TagName | undefined
  /** Where its first byte is. */
  readonly offset: number
  /** All its bytes; joined they are the descriptor again. */
  readonly bytes: Item
  /** Its data read without sign. */
  readonly unsigned: number
  /** Its data read with the sign its size gives it. */
  readonly signed: number
}

const NAMES: ReadonlyMap<number, TagName> = new Map(
  Object.entries(TAG).map(([name, prefix]) => [prefix, name as TagName]),
)
const SIZES: readonly DataSize[] = [0, 1, 2, 4]

/**
 * Takes a report descriptor apart.
 *
 * @throws RangeError where an item is cut off, with its offset
 */
export function parseItems(descriptor: Uint8Array): ParsedItem[] {
  const items: ParsedItem[] = []
  for (let offset = 0; offset < descriptor.length; ) {
    const item = itemAt(descriptor, offset)
    items.push(item)
    offset += item.bytes.length
  }
  return items
}

/** The bytes of parsed items. */
export function joinItems(items: readonly ParsedItem[]): Uint8Array {
  return Uint8Array.from(items.flatMap(({ bytes }) => [...bytes]))
}

function itemAt(descriptor: Uint8Array, offset: number): ParsedItem {
  const prefix = descriptor[offset] ?? 0
  const isLong = prefix === LONG_ITEM
  const size = isLong ? 2 + (descriptor[offset + 1] ?? 0) : SIZES[prefix & 3]!
  const end = offset + 1 + size
  if (end > descriptor.length)
    throw new RangeError(
      `the item at ${offset} needs ${1 + size} bytes; the descriptor of ${descriptor.length} ends before`,
    )
  const bytes = [...descriptor.subarray(offset, end)]
  if (isLong) return { name: undefined, offset, bytes, unsigned: 0, signed: 0 }
  const unsigned = bytes.slice(1).reduce((sum, byte, at) => sum + byte * 2 ** (8 * at), 0)
  const isNegative = size > 0 && unsigned >= 2 ** (8 * size - 1)
  const signed = isNegative ? unsigned - 2 ** (8 * size) : unsigned
  return { name: NAMES.get(prefix & 0xfc), offset, bytes, unsigned, signed }
}
