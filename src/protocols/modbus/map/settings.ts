import type { GroupName } from '../../../../emulators/smart-ups/commands.ts'
import type { GroupSettings } from '../../../../emulators/smart-ups/settings/group-settings.ts'
import type { UnitSettings } from '../../../../emulators/smart-ups/settings/unit-settings.ts'
import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'
import { allOnes, type Codec, getRaw, u32 } from '../encoding.ts'
import type { Item } from './item.ts'
import { raw, showBits, showNumber, text } from './items.ts'
import { getText } from './text.ts'

/** The names of those settings of `S` that hold a `T`. */
type KeysOf<S, T> = { [K in keyof S]: S[K] extends T ? K : never }[keyof S]
type NumberOfUnit = KeysOf<UnitSettings, number>
type NumberOfGroup = KeysOf<GroupSettings, number>
type FlagOfGroup = KeysOf<GroupSettings, boolean>
/** Settings of a few values each; the last two have no register, but Microlink shows them in the same way. */
type ChoiceOfUnit = 'selfTestSchedule' | 'sensitivity' | 'frequencyTolerance' | 'powerQuality' | 'language'

/** Names are 16 characters: 8 registers. */
const NAME_REGISTERS = 8

/** A numeric setting of the unit, readable and writable. */
export function setting(address: number, name: string, codec: Codec, key: NumberOfUnit): Item {
  return {
    ...raw(address, codec.length, name, 'RW', allOnes(codec.length), (ups) =>
      codec.encode(ups.settings.unit[key]),
    ),
    show: showNumber(codec),
    write: (ups, from, offset) => {
      ups.settings.setUnit(key, codec.decode(getRaw(from, offset, codec.length)))
      return 'done'
    },
  }
}

/** A numeric setting of an outlet group. A group the unit lacks reads all ones and cannot be written. */
export function groupSetting(
  address: number,
  name: string,
  codec: Codec,
  group: GroupName,
  key: NumberOfGroup,
): Item {
  return {
    ...raw(address, codec.length, `${printed(group)}.${name}`, 'RW', allOnes(codec.length), (ups) => {
      const settings = ups.settings.group(group)
      return settings && codec.encode(settings[key])
    }),
    show: showNumber(codec),
    write: (ups, from, offset) => {
      if (!ups.settings.group(group)) return 'not-writable'
      ups.settings.setGroup(group, key, codec.decode(getRaw(from, offset, codec.length)))
      return 'done'
    },
  }
}

/** The unit's own name. */
export function unitName(address: number, name: string): Item {
  return {
    ...text(address, NAME_REGISTERS, name, 'spaces', (ups) => ups.settings.unit.name),
    access: 'RW',
    write: (ups, from, offset) => {
      ups.settings.setUnit('name', getText(from, offset, 2 * NAME_REGISTERS))
      return 'done'
    },
  }
}

/** The name of an outlet group. */
export function groupName(address: number, name: string, group: GroupName): Item {
  return {
    ...text(
      address,
      NAME_REGISTERS,
      `${printed(group)}.${name}`,
      'spaces',
      (ups) => ups.settings.group(group)?.name,
    ),
    access: 'RW',
    write: (ups, from, offset) => {
      if (!ups.settings.group(group)) return 'not-writable'
      ups.settings.setGroup(group, 'name', getText(from, offset, 2 * NAME_REGISTERS))
      return 'done'
    },
  }
}

/** How a setting of a few values is spread over the bits of its register. */
export interface ChoiceOptions<T> {
  /** The value each bit stands for; null for a bit units refuse, or that stands for no value here. */
  readonly bits: readonly (T | null)[]
  /** Values that are shown but refused when written. */
  readonly readOnly?: readonly T[]
  /** Units that do not have the setting show 0 and let nobody write it. */
  readonly has?: (ups: SmartUps) => boolean
}

/** A setting with exactly one bit set. */
export function choice<K extends ChoiceOfUnit>(
  address: number,
  name: string,
  key: K,
  { bits, readOnly = [], has = () => true }: ChoiceOptions<UnitSettings[K]>,
): Item {
  return {
    ...raw(address, 1, name, 'RW', 0, (ups) =>
      has(ups) ? 1 << bits.indexOf(ups.settings.unit[key]) : undefined,
    ),
    show: showBits(
      1,
      new Map(bits.flatMap((value, bit) => (value === null ? [] : [[bit, String(value)] as const]))),
    ),
    write: (ups, from, offset) => {
      if (!has(ups)) return 'not-writable'
      const written = getRaw(from, offset, 1)
      const value = bits.find((_, bit) => written === 1 << bit)
      if (value === undefined && key === 'sensitivity' && ups.traits.takesInvalidSensitivity) return 'done'
      if (value === undefined || value === null || readOnly.includes(value)) return 'illegal-value'
      ups.settings.setUnit(key, value)
      return 'done'
    },
  }
}

/** Flags of an outlet group by their bit; all are written together. */
export function groupFlags(
  address: number,
  name: string,
  group: GroupName,
  flags: readonly (readonly [bit: number, key: FlagOfGroup])[],
): Item {
  const legal = flags.reduce((sum, [bit]) => sum + 2 ** bit, 0)
  return {
    ...raw(address, 2, `${printed(group)}.${name}`, 'RW', 0, (ups) => {
      const settings = ups.settings.group(group)
      return settings && flags.reduce((sum, [bit, key]) => (settings[key] ? sum + 2 ** bit : sum), 0)
    }),
    show: showBits(2, new Map(flags)),
    write: (ups, from, offset) => {
      if (!ups.settings.group(group)) return 'not-writable'
      const written = getRaw(from, offset, u32.length)
      if (written & ~legal) return 'illegal-value'
      for (const [bit, key] of flags) ups.settings.setGroup(group, key, (written & (1 << bit)) !== 0)
      return 'done'
    },
  }
}

/** Groups as the documents print them: `SOG[0]`. */
export function printed(group: GroupName): string {
  return group === 'MOG' ? group : `SOG[${group.slice(3)}]`
}
