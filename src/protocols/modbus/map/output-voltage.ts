import { getRaw } from '../encoding.ts'
import type { Item } from './item.ts'
import { raw, showBits } from './items.ts'

/** Volts by bit of registers 592 (16 bits) and 644 (32 bits; document 990-9840B). Bits between stand for several voltages at once. */
const VOLTS_BY_BIT: readonly (readonly [bit: number, volts: number])[] = [
  [0, 100],
  [1, 120],
  [2, 200],
  [3, 208],
  [4, 220],
  [5, 230],
  [6, 240],
  [11, 110],
  [18, 115],
  [19, 125],
]
const BIT_OF = new Map(VOLTS_BY_BIT.map(([bit, volts]) => [volts, bit]))

/** The output voltage that is set, in one bit. Over Modbus it can only be read (document 990-9840B). */
export function outputVoltageSetting(address: number, length: 1 | 2): Item {
  return {
    ...raw(address, length, 'Output.VoltageACSetting_BF', 'R', 0, (ups) =>
      bitOf(ups.settings.unit.outputVoltage),
    ),
    show: showBits(length, new Map(VOLTS_BY_BIT.map(([bit, volts]) => [bit, `${volts} V`]))),
  }
}

/** The same where it can be written: Microlink 4.7.2C. */
export function writableOutputVoltage(address: number, length: 1 | 2): Item {
  return {
    ...outputVoltageSetting(address, length),
    access: 'RW',
    write: (ups, from, offset) => {
      const written = getRaw(from, offset, length)
      const found = VOLTS_BY_BIT.find(([bit]) => written === 2 ** bit)
      if (!found) return 'illegal-value'
      ups.settings.setUnit('outputVoltage', found[1])
      return 'done'
    },
  }
}

function bitOf(volts: number): number {
  const bit = BIT_OF.get(volts)
  return bit === undefined ? 0 : 2 ** bit
}
