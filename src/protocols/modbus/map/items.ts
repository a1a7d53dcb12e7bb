import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'
import { allOnes, type Codec, getRaw, putRaw } from '../encoding.ts'
import type { Access, Item, Reader } from './item.ts'
import { getText, type Padding, putText } from './text.ts'

/** A reading named by its unit of measure, so that a line of the map says both: `{ volts: (ups) => … }`. */
export type Quantity = { readonly [unit: string]: Reader<number> }

/** A number the unit measures or knows; all bits set (zeros on an NMC) where it does not. */
export function word(address: number, name: string, codec: Codec, quantity: Quantity): Item {
  const [unit, read] = onlyReader(name, quantity)
  return {
    ...raw(address, codec.length, name, 'R', allOnes(codec.length), (ups) => {
      const value = read(ups)
      return value === undefined ? undefined : codec.encode(value)
    }),
    show: showNumber(codec, unit),
  }
}

/** A number in words. Four digits behind the point are more than any register has. */
export function showNumber(codec: Codec, unit?: string): Item['show'] {
  const suffix = unit === undefined || unit === 'value' ? '' : ` ${unit}`
  return (from, offset) => `${Number(codec.decode(getRaw(from, offset, codec.length)).toFixed(4))}${suffix}`
}

/** Bits in words: the names of those that are set, or their numbers where they have none. */
export function showBits(length: 1 | 2, names: ReadonlyMap<number, string>): Item['show'] {
  return (from, offset) => {
    const word = getRaw(from, offset, length)
    const set = Array.from({ length: 16 * length }, (_, bit) => bit).filter((bit) => (word >>> bit) & 1)
    return set.map((bit) => names.get(bit) ?? `bit ${bit}`).join(', ') || 'none'
  }
}

/** Bits of a bit field: position, the document's name, when it is set. */
export type Bits = readonly (readonly [
  bit: number,
  name: string,
  isSet: (ups: SmartUps) => boolean | undefined,
])[]

/** A bit field of one register or two, about the unit as a whole. */
export function bits(address: number, length: 1 | 2, name: string, fields: Bits): Item {
  return bitsOf(address, length, name, (ups) => ups, fields)
}

/** Bits of a part of the unit, or of something found out of it: position, the document's name, when it is set. */
export type BitsOf<Part> = readonly (readonly [
  bit: number,
  name: string,
  isSet: (part: Part, ups: SmartUps) => boolean | undefined,
])[]

/** A bit field of a part that a unit may lack, which is looked up once; `lacking` is what it shows without one. */
export function bitsOf<Part>(
  address: number,
  length: 1 | 2,
  name: string,
  find: (ups: SmartUps) => Part | undefined,
  fields: BitsOf<Part>,
  lacking: (ups: SmartUps) => number = () => 0,
): Item {
  const masks = fields.map(([bit]) => 2 ** bit)
  const tests = fields.map(([, , isSet]) => isSet)
  return {
    ...raw(address, length, name, 'R', 0, (ups) => {
      const part = find(ups)
      if (part === undefined) return lacking(ups)
      let value = 0
      for (let index = 0; index < tests.length; index++) if (tests[index]!(part, ups)) value += masks[index]!
      return value
    }),
    show: showBits(length, new Map(fields.map(([bit, bitName]) => [bit, bitName]))),
  }
}

/** A ready-made word: an enumeration's number, a bit field computed elsewhere. `absent` where it is undefined. */
export function raw(
  address: number,
  length: 1 | 2,
  name: string,
  access: Access,
  absent: number,
  read: Reader<number>,
): Item {
  return {
    address,
    length,
    name,
    access,
    put: (ups, persona, to, offset) =>
      putRaw(to, offset, length, read(ups) ?? (persona === 'native' ? absent : 0)),
    show: (from, offset) =>
      `0x${getRaw(from, offset, length)
        .toString(16)
        .padStart(4 * length, '0')}`,
  }
}

/** Text, two characters a register, padded as real units pad it; all NUL where the unit has none. */
export function text(
  address: number,
  length: number,
  name: string,
  padding: Padding,
  read: Reader<string>,
): Item {
  return {
    address,
    length,
    name,
    access: 'R',
    put: (ups, _persona, to, offset) => putText(to, offset, 2 * length, read(ups), padding),
    show: (from, offset) => JSON.stringify(getText(from, offset, 2 * length)),
  }
}

/** A number that is the same on every unit. */
export function constant(address: number, name: string, codec: Codec, value: number): Item {
  const encoded = codec.encode(value)
  return { ...raw(address, codec.length, name, 'R', encoded, () => encoded), show: showNumber(codec) }
}

/** An item the documents reserve: what it reads, natively and on an NMC. */
export function reserved(address: number, length: number, native: number, nmc = 0): Item {
  return {
    address,
    length,
    name: 'Reserved',
    access: 'R',
    put: (_ups, persona, to, offset) => {
      for (let register = 0; register < length; register++)
        putRaw(to, offset + 2 * register, 1, persona === 'native' ? native : nmc)
    },
    show: () => 'reserved',
  }
}

function onlyReader(name: string, quantity: Quantity): readonly [unit: string, reader: Reader<number>] {
  const [only, ...others] = Object.entries(quantity)
  if (!only || others.length > 0) throw new Error(`${name} needs exactly one quantity`)
  return only
}
