/** A short item of a HID report descriptor (HID 1.11, section 6.2.2): its bytes. */
export type Item = readonly number[]

/** Items written by name; groups of them (collections) may stand among single ones. */
export type Items = readonly (Item | readonly Item[])[]

/** Size of an item's data in bytes where the shortest is not wanted. */
export type DataSize = 0 | 1 | 2 | 4

const SIZE_CODE: Readonly<Record<DataSize, number>> = { 0: 0, 1: 1, 2: 2, 4: 3 }

/** Item prefixes without their size bits. */
export const TAG = {
  input: 0x80,
  output: 0x90,
  collection: 0xa0,
  feature: 0xb0,
  endCollection: 0xc0,
  usagePage: 0x04,
  logicalMinimum: 0x14,
  logicalMaximum: 0x24,
  physicalMinimum: 0x34,
  physicalMaximum: 0x44,
  unitExponent: 0x54,
  unit: 0x64,
  reportSize: 0x74,
  reportId: 0x84,
  reportCount: 0x94,
  push: 0xa4,
  pop: 0xb4,
  usage: 0x08,
  usageMinimum: 0x18,
  usageMaximum: 0x28,
  designatorIndex: 0x38,
  designatorMinimum: 0x48,
  designatorMaximum: 0x58,
  stringIndex: 0x78,
  stringMinimum: 0x88,
  stringMaximum: 0x98,
  delimiter: 0xa8,
} as const

export type TagName = keyof typeof TAG

/** Prefix of items longer than four bytes (section 6.2.2.3). */
export const LONG_ITEM = 0xfe

/** Encodes one item. */
export function encode(prefix: number, value: number, size: DataSize): Item {
  const bytes = Array.from({ length: size }, (_, at) => Math.floor(value / 2 ** (8 * at)) & 0xff)
  return [prefix | SIZE_CODE[size], ...bytes]
}

type NamedItem = (value: number, size?: DataSize) => Item

function unsigned(tag: TagName): NamedItem {
  return (value, size = unsignedSize(tag, value)) => encode(TAG[tag], value, size)
}

function unsignedSize(tag: TagName, value: number): DataSize {
  if (!Number.isInteger(value) || value < 0 || value > 0xffffffff)
    throw new RangeError(`${tag}(${value}): allowed are whole numbers from 0 to 4294967295`)
  if (value < 0x100) return 1
  return value < 0x10000 ? 2 : 4
}

function signed(tag: TagName): NamedItem {
  return (value, size = signedSize(tag, value)) => encode(TAG[tag], value, size)
}

function signedSize(tag: TagName, value: number): DataSize {
  if (!Number.isInteger(value) || value < -(2 ** 31) || value >= 2 ** 32)
    throw new RangeError(`${tag}(${value}): allowed are whole numbers from -2147483648 to 4294967295`)
  if (value >= -0x80 && value < 0x80) return 1
  return value >= -0x8000 && value < 0x8000 ? 2 : 4
}

export const usagePage = unsigned('usagePage')
export const logicalMinimum = signed('logicalMinimum')
export const logicalMaximum = signed('logicalMaximum')
export const physicalMinimum = signed('physicalMinimum')
export const physicalMaximum = signed('physicalMaximum')
/** Nibbles, least significant first: system, length, mass, time, temperature, current, luminous intensity. */
export const unit = unsigned('unit')
/** Power of ten as a signed nibble: 0x0f is -1. */
export const unitExponent = unsigned('unitExponent')
export const reportSize = unsigned('reportSize')
export const reportId = unsigned('reportId')
export const reportCount = unsigned('reportCount')
/** Saves the state of the items above, as `pop` restores it. */
export const push: Item = [TAG.push]
export const pop: Item = [TAG.pop]
/** One byte, two, or with the page in the upper half four. */
export const usage = unsigned('usage')
export const usageMinimum = unsigned('usageMinimum')
export const usageMaximum = unsigned('usageMaximum')
export const designatorIndex = unsigned('designatorIndex')
export const designatorMinimum = unsigned('designatorMinimum')
export const designatorMaximum = unsigned('designatorMaximum')
export const stringIndex = unsigned('stringIndex')
export const stringMinimum = unsigned('stringMinimum')
export const stringMaximum = unsigned('stringMaximum')
/** 1 opens a set of alternative usages, 0 closes it. */
export const delimiter = unsigned('delimiter')
export const input = unsigned('input')
export const output = unsigned('output')
export const feature = unsigned('feature')

export const COLLECTION = {
  physical: 0,
  application: 1,
  logical: 2,
  report: 3,
  namedArray: 4,
  usageSwitch: 5,
  usageModifier: 6,
} as const

/** A collection with everything in it. */
export function collection(kind: keyof typeof COLLECTION, ...items: Items): Item[] {
  return [encode(TAG.collection, COLLECTION[kind], 1), ...flat(items), [TAG.endCollection]]
}

/** The bytes of a descriptor. */
export function compile(...items: Items): Uint8Array {
  return Uint8Array.from(flat(items).flat())
}

function flat(items: Items): Item[] {
  return items.flatMap((item) => (typeof item[0] === 'number' ? [item as Item] : (item as readonly Item[])))
}

/** Data bits of input, output and feature items; data, array, absolute and preferred are their absence. */
export const FLAG = {
  constant: 1,
  variable: 2,
  relative: 4,
  wrap: 8,
  nonLinear: 0x10,
  noPreferred: 0x20,
  nullState: 0x40,
  volatile: 0x80,
  bufferedBytes: 0x100,
} as const
