/** A short item of a HID report descriptor (HID 1.11, section 6.2.2): its bytes. */
export type Item = readonly number[]

/** Size of an item's data in bytes where the shortest is not wanted. */
export type DataSize = 0 | 1 | 2 | 4

const SIZE_CODE: Readonly<Record<DataSize, number>> = { 0: 0, 1: 1, 2: 2, 4: 3 }

function encode(prefix: number, value: number, size: DataSize): Item {
  const bytes = Array.from({ length: size }, (_, at) => Math.floor(value / 2 ** (8 * at)) & 0xff)
  return [prefix | SIZE_CODE[size], ...bytes]
}

const unsigned =
  (prefix: number) =>
  (value: number, size: DataSize = value < 0x100 ? 1 : value < 0x10000 ? 2 : 4) =>
    encode(prefix, value, size)

function signedSize(value: number): DataSize {
  if (value >= -0x80 && value < 0x80) return 1
  return value >= -0x8000 && value < 0x8000 ? 2 : 4
}
const signed =
  (prefix: number) =>
  (value: number, size: DataSize = signedSize(value)) =>
    encode(prefix, value, size)

export const usagePage = unsigned(0x04)
export const logicalMinimum = signed(0x14)
export const logicalMaximum = signed(0x24)
export const physicalMinimum = signed(0x34)
export const physicalMaximum = signed(0x44)
/** Nibbles, least significant first: system, length, mass, time, temperature, current, luminous intensity. */
export const unit = unsigned(0x64)
/** Power of ten as a signed nibble: 0x0f is -1. */
export const unitExponent = unsigned(0x54)
export const reportSize = unsigned(0x74)
export const reportId = unsigned(0x84)
export const reportCount = unsigned(0x94)
export const usage = unsigned(0x08)
export const usageMinimum = unsigned(0x18)
export const usageMaximum = unsigned(0x28)
export const stringIndex = unsigned(0x78)
export const input = unsigned(0x80)
export const output = unsigned(0x90)
export const feature = unsigned(0xb0)

export const COLLECTION = { physical: 0, application: 1, logical: 2 } as const

/** A collection with everything in it. */
export function collection(
  kind: keyof typeof COLLECTION,
  ...items: readonly (Item | readonly Item[])[]
): Item[] {
  return [encode(0xa0, COLLECTION[kind], 1), ...flat(items), [0xc0]]
}

/** The bytes of a descriptor. */
export function compile(...items: readonly (Item | readonly Item[])[]): Uint8Array {
  return Uint8Array.from(flat(items).flat())
}

function flat(items: readonly (Item | readonly Item[])[]): Item[] {
  return items.flatMap((item) => (typeof item[0] === 'number' ? [item as Item] : (item as readonly Item[])))
}

/** Data bits of input, output and feature items. */
export const FLAG = { constant: 1, variable: 2, relative: 4, noPreferred: 0x20, volatile: 0x80 } as const
