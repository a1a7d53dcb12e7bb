import type { Source } from '../../../../emulators/smart-ups/commands.ts'
import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'
import { getRaw } from '../../modbus/encoding.ts'
import { writeOutletCommand } from '../../modbus/map/outlet-command.ts'
import { fieldOf, register, registerItem, writeContext } from './field.ts'
import type { Field, FieldTraits } from './node.ts'

/** Bits of a command word that name who commands. */
export type SourceBits = readonly (readonly [bit: number, source: Source])[]

/** In commands to the battery tests. */
export const TEST_SOURCES: SourceBits = [
  [8, 'usb'],
  [9, 'lcd'],
  [10, 'rj45'],
  [11, 'smartslot1'],
  [13, 'network'],
]

/** In the long form of commands to the unit as a whole; the short form has no room for any. */
export const UPS_SOURCES: SourceBits = [
  [27, 'rj45'],
  [28, 'usb'],
  [29, 'lcd'],
  [30, 'smartslot1'],
  [31, 'network'],
]

/**
 * A command word: the register's commands, which Modbus counts as coming from the port, here with a source of their
 * own. None named is the port; several are refused.
 */
export function command(usage: number, address: number, sources: SourceBits, traits: FieldTraits): Field {
  const field = register(usage, address, traits)
  const { length } = registerItem(address)
  return {
    ...field,
    write: (view, data, port) => {
      const word = getRaw(data, 0, length)
      const named = sources.filter(([bit]) => (word & (1 << bit)) !== 0)
      if (named.length > 1) return 'illegal-value'
      return field.write!(view, data, named[0]?.[1] ?? port)
    },
  }
}

/** Target bits: the main group, and the switched groups after it. */
const MAIN_GROUP = 1 << 8

/**
 * The command as a unit without a main group takes it: one aimed at the main group is for all of its groups. NUT's driver aims
 * `load.off` and `shutdown.*` there on every unit; that these units carry them out is assumed.
 */
function aimedAtGroups(ups: SmartUps, word: Uint8Array): Uint8Array {
  const value = getRaw(word, 0, 2)
  if ((value & MAIN_GROUP) === 0 || ups.outlets.get('MOG')) return word
  const groups = ups.outlets.groups.reduce(
    (bits, { name }) => bits | (MAIN_GROUP << (1 + Number(name.slice(3)))),
    0,
  )
  const aimed = (value & ~MAIN_GROUP) | groups
  return Uint8Array.of(aimed >>> 24, aimed >>> 16, aimed >>> 8, aimed)
}

/** The outlet command, of two bytes or four; the short one has no room for the network's source bits. */
export function outletCommand(usage: number, size: 2 | 4, mask: number): Field {
  return {
    ...fieldOf(usage, 'OutletCommand_BF', size, { mask }),
    put: (_view, to, offset) => to.fill(0, offset, offset + size),
    write: ({ ups }, data, port) => {
      const word = size === 4 ? data : Uint8Array.of(0, 0, ...data)
      return writeOutletCommand(ups, aimedAtGroups(ups, word), 0, writeContext(port))
    },
  }
}
