import type { Source } from '../../../../emulators/smart-ups/commands.ts'
import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'
import type { Codec } from '../../modbus/encoding.ts'
import { getRaw } from '../../modbus/encoding.ts'
import type { Item } from '../../modbus/map/item.ts'
import { word } from '../../modbus/map/items.ts'
import { itemAt } from '../../modbus/map/register-map.ts'
import { putText } from '../../modbus/map/text.ts'
import type { Field, FieldTraits, View } from './node.ts'

const BYTES_PER_REGISTER = 2

/** Objects that no register shows have items without an address. */
export const NO_REGISTER = -1

/** A field that holds what a Modbus register holds: the two languages share bits, scales and settings. */
export function register(usage: number, address: number, traits: FieldTraits = {}): Field {
  return fromItem(usage, registerItem(address), traits)
}

/** The same, of a 32-bit item's low half: fields of two bytes where Modbus has two registers. */
export function lowHalf(usage: number, address: number, traits: FieldTraits = {}): Field {
  const { name, put, write } = registerItem(address)
  const whole = new Uint8Array(4)
  return {
    ...fieldOf(usage, name, 2, traits),
    put: ({ ups }, to, offset) => {
      put(ups, 'native', whole, 0)
      to.set(whole.subarray(2), offset)
    },
    ...(write && {
      write: ({ ups }: View, data: Uint8Array, source: Source) =>
        write(ups, Uint8Array.of(0, 0, ...data), 0, writeContext(source)),
    }),
  }
}

/** A field made of an item of Modbus's kind. */
export function fromItem(usage: number, item: Item, traits: FieldTraits = {}): Field {
  const { put, write } = item
  return {
    ...fieldOf(usage, item.name, item.length * BYTES_PER_REGISTER, traits),
    put: ({ ups }, to, offset) => put(ups, 'native', to, offset),
    ...(write && {
      write: ({ ups }: View, data: Uint8Array, source: Source) => write(ups, data, 0, writeContext(source)),
    }),
  }
}

/** A number of the unit's; see {@link register} for those Modbus shows too. */
export function number(
  usage: number,
  name: string,
  codec: Codec,
  read: (ups: SmartUps) => number,
  traits: FieldTraits = {},
): Field {
  return fromItem(usage, word(NO_REGISTER, name, codec, { value: read }), traits)
}

/** Text, padded with blanks; cut off where the field ends. */
export function text(usage: number, name: string, size: number, read: (ups: SmartUps) => string): Field {
  return {
    ...fieldOf(usage, name, size),
    put: ({ ups }, to, offset) => putText(to, offset, size, read(ups), 'spaces'),
  }
}

/** A setting in a number: readable, and writable as far as the setting accepts the value. */
export function setting(
  usage: number,
  name: string,
  codec: Codec,
  {
    read,
    set,
    ...traits
  }: FieldTraits & {
    readonly read: (ups: SmartUps) => number
    readonly set: (ups: SmartUps, value: number) => void
  },
): Field {
  return {
    ...number(usage, name, codec, read, traits),
    write: ({ ups }, data) => {
      set(ups, codec.decode(getRaw(data, 0, codec.length)))
      return 'done'
    },
  }
}

/** The bare description of a field that nothing fills. */
export function fieldOf(usage: number, name: string, size: number, traits: FieldTraits = {}): Field {
  return { kind: 'field', usage, name, size, ...traits, put: () => undefined }
}

export function writeContext(source: Source) {
  return { source, cancelByTimer: false, refuseOutletCommands: false }
}

export function registerItem(address: number): Item {
  const item = itemAt(address)
  if (item?.address !== address) throw new Error(`no item begins at register ${address}`)
  return item
}
