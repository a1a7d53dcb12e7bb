import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { ModbusEngine } from '../../../src/protocols/modbus/engine.ts'
import { read, textWords, write } from '../../protocols/modbus/requests.ts'
import type { Carried, Face, Key, Value } from './face.ts'

/** Register numbers from the documents, written here a second time. */
const NUMBERS: readonly (readonly [Key, number, length?: 2])[] = [
  ['batteryInstalledOn', 595],
  ['transferHigh', 1026],
  ['transferLow', 1027],
]
const ONE_BIT: readonly (readonly [Key, number, readonly Value[]])[] = [
  ['selfTestSchedule', 1024, ['never', 'startup', '', '', '7-since', '14-since']],
  ['sensitivity', 1028, ['normal', 'reduced', 'low']],
  ['frequencyTolerance', 593, ['auto', '50-0.1', '50-1', '50-3', '60-0.1', '60-1', '60-3']],
]
/** Bits of register 592; those above are for several voltages at once. */
const VOLTS: readonly Value[] = [100, 120, 200, 208, 220, 230, 240, '', '', '', '', 110]
/** Which of them only one kind of unit has. */
const ONLY = { sensitivity: 'line-interactive', frequencyTolerance: 'double-conversion' } as const
const GROUPS = {
  MOG: [604, 1029, 1054, 1072],
  SOG0: [612, 1034, 1056, 1064],
  SOG1: [620, 1039, 1058, 1065],
} as const
const FLAGS = [
  ['shedWithDelay', 0],
  ['shedStaysOff', 1],
  ['shedOnBattery', 3],
  ['shedOnRuntime', 4],
  ['shedOnOverload', 5],
] as const

/** The registers of a unit, by a master that knows nothing of it but their numbers. */
export function modbusFace(ups: SmartUps): Face {
  const engine = new ModbusEngine(ups)
  const number = (address: number, length: 1 | 2 = 1): Carried => ({
    shown: () => read(engine, address, length).reduce((sum, word) => sum * 65_536 + word, 0),
    shows: (value) => value,
    write: (value) => {
      if (Number(value) < -32_768 || Number(value) >= 65_536 ** length) return 'unsayable'
      const words = length === 2 ? [Number(value) >>> 16, Number(value) & 0xffff] : [Number(value) & 0xffff]
      return write(engine, address, ...words) === 'ok' ? 'taken' : 'refused'
    },
  })
  const oneBit = (address: number, values: readonly Value[]): Carried => ({
    shown: () => read(engine, address, 1)[0],
    shows: (value) => (values.includes(value) ? 1 << values.indexOf(value) : 0),
    write: (value) => {
      if (!values.includes(value)) return 'unsayable'
      return write(engine, address, 1 << values.indexOf(value)) === 'ok' ? 'taken' : 'refused'
    },
  })
  const text = (address: number): Carried => ({
    shown: () => read(engine, address, 8),
    shows: (value) => textWords(String(value), 8),
    write: (value) => {
      if (String(value).length > 16) return 'unsayable'
      return write(engine, address, ...textWords(String(value), 8)) === 'ok' ? 'taken' : 'refused'
    },
  })
  const flag = (address: number, bit: number): Carried => {
    const all = () => read(engine, address, 2)[1]!
    return {
      shown: () => ((all() >> bit) & 1) === 1,
      shows: (value) => value,
      write: (value) => {
        const others = all() & ~(1 << bit)
        return write(engine, address, 0, value ? others | (1 << bit) : others) === 'ok' ? 'taken' : 'refused'
      },
    }
  }
  const { write: _, ...readOnlyVolts } = oneBit(592, VOLTS)
  const carries: (readonly [Key, Carried])[] = [
    ['name', text(596)],
    ['outputVoltage', readOnlyVolts],
    ...NUMBERS.map(([key, address, length]) => [key, number(address, length)] as const),
    ...ONE_BIT.filter(
      ([key]) => (ONLY[key as 'sensitivity'] ?? ups.model.topology) === ups.model.topology,
    ).map(([key, address, values]) => [key, oneBit(address, values)] as const),
  ]
  for (const { name } of ups.outlets.groups) {
    if (!(name in GROUPS)) continue
    const [label, delays, flags, shedRuntime] = GROUPS[name as keyof typeof GROUPS]
    carries.push(
      [`${name}.name`, text(label)],
      [`${name}.turnOffDelay`, number(delays)],
      [`${name}.turnOnDelay`, number(delays + 1)],
      [`${name}.stayOffDelay`, number(delays + 2, 2)],
      [`${name}.minimumReturnRuntime`, number(delays + 4)],
      [`${name}.shedRuntime`, number(shedRuntime)],
      [`${name}.shedTime`, number(name === 'MOG' ? 1073 : shedRuntime + 4)],
    )
    for (const [key, bit] of FLAGS)
      if (name !== 'MOG' || key !== 'shedOnOverload') carries.push([`${name}.${key}`, flag(flags, bit)])
  }
  return { name: 'Modbus', carries: new Map(carries) }
}
