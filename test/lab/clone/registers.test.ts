import { describe, expect, test } from 'vitest'
import { BenchCore } from '../../../src/lab/bench-core.ts'
import { cloneRegisters } from '../../../src/lab/clone/clone.ts'
import { registersOf } from '../../../src/lab/clone/compare-registers.ts'
import { deviceSchema } from '../../../src/lab/lab-file/schema.ts'
import { ITEMS } from '../../../src/protocols/modbus/map/register-map.ts'

/** Everything a person can have changed on a unit, away from the factory's. */
const WORKED = {
  serial: 'AS1716230417',
  manufactured: '2017-04-20',
  load: { MOG: 120, SOG0: 333 },
  input: { voltage: 117.25, frequency: 60 },
  battery: { charge: 87.5, temperature: 31.5, health: 61 },
  settings: {
    unit: {
      name: 'Rack 12 left',
      transferHigh: 132,
      transferLow: 97,
      sensitivity: 'reduced',
      selfTestSchedule: 'startup',
      batteryInstalledOn: 8000,
    },
    groups: {
      MOG: {
        name: 'Core switches',
        turnOffDelay: 240,
        stayOffDelay: 12,
        shedOnRuntime: true,
        shedRuntime: 300,
      },
      SOG0: { name: 'Hosts', turnOnDelay: 30, minimumReturnRuntime: 120, shedOnBattery: true, shedTime: 77 },
    },
  },
}

describe('a unit of our own, cloned over its registers', () => {
  test.each([
    ['SMT1500RM2U', '09.2'],
    ['SMX1500RM2U', '15.0'],
    ['SMT750', '08.8'],
    ['SMC1000C', undefined],
  ])('%s at %s shows the same in every register but those that measure', (model, firmware) => {
    const groups = model.startsWith('SMC') ? { MOG: WORKED.settings.groups.MOG } : WORKED.settings.groups
    const original = deviceSchema.parse({
      ...{ model, ...WORKED, ...(firmware ? { firmware } : {}) },
      load: model.startsWith('SMC') ? { MOG: 333 } : WORKED.load,
      settings: { ...WORKED.settings, groups },
    })
    const source = registersOf(original)
    const clone = cloneRegisters(source)
    expect(clone.notes).toEqual([])
    expect(clone.config).toMatchObject({
      ...{ model, serial: WORKED.serial, manufactured: WORKED.manufactured },
      settings: { unit: WORKED.settings.unit, groups },
    })
    expect(clone.config.registers).toBeUndefined()
    expect(clone.compared).toBe(ITEMS.reduce((sum, { length }) => sum + length, 0))
    // Rounded twice: a load in percent is reported in 1/256, a charge in 1/512.
    const known = [
      '128 RunTimeRemaining',
      '136 Output[0].RealPower_Pct',
      '138 Output[0].ApparentPower_Pct',
      '140 Output[0].CurrentAC',
      '154 Efficiency_EN',
    ]
    expect(clone.differences.filter(({ name }) => !known.includes(name))).toEqual([])
    const before = clone.config.battery?.health ?? 0
    expect(Math.abs(before - WORKED.battery.health)).toBeLessThan(0.5)
    expect(() => new BenchCore({ seed: 1 }).add('ups0', clone.config)).not.toThrow()
  })
})

/** Consecutive registers as a dossier lists them. */
function listed(...blocks: (readonly [address: number, words: readonly number[]])[]): Map<number, number> {
  return new Map(blocks.flatMap(([first, words]) => words.map((word, at) => [first + at, word] as const)))
}

function words(text: string, registers: number): number[] {
  const padded = text.padEnd(2 * registers)
  return Array.from(
    { length: registers },
    (_, at) => (padded.charCodeAt(2 * at) << 8) | padded.charCodeAt(2 * at + 1),
  )
}

const NONE = 65535

describe('dumps of real units (register dossier, section 2.7)', () => {
  test('an SMTL1500RM3UC at UPS 15.5', () => {
    const dump = listed(
      [0, [0, 8194, 8, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]],
      [128, [0, 376, 51200, 855, NONE, 10893, NONE, 2846, 20236, NONE, 19704, NONE, 304, NONE, 7450, NONE]],
      [144, [7680, 128, 0, 0, NONE, NONE, 1, 7450, NONE, NONE, 12571, ...Array(17).fill(NONE)]],
      [516, words('UPS 15.5', 8)],
      [532, words('Smart-UPS 1500', 16)],
      [548, words('SMTL1500RM3UC', 16)],
      [572, words('APCRBC164-LI', 8)],
      [588, [1440, 1350, 3, 6784, 2, 0, 0, 6864]],
      [596, [...words('APC UPS', 8), ...words('Unswitched Group', 8), ...words('Outlet Group 1', 8)]],
      [1026, [127, 106, 1, 0, 0, 0, 8, 0, 90, 0, 0, 8, 0, ...Array(15).fill(NONE)]],
    )
    const { config, notes, compared, differences } = cloneRegisters(dump)
    expect(notes).toEqual([])
    expect(config.model).toBe('SMTL1500RM3UC')
    expect(config).toMatchObject({ manufactured: '2018-07-29', input: { voltage: 116.406, frequency: 60 } })
    // What a unit is and how it is set reads as on the real one, where need be because it is fixed.
    expect(differences.filter(({ name }) => Number(name.split(' ')[0]) >= 512)).toEqual([])
    expect(config.registers).toMatchObject({ 133: 10893 })
    expect(compared).toBeGreaterThan(120)
    expect(differences.map(({ name }) => name)).toEqual([
      '0 UPSStatus_BF',
      '25 Battery.LifeTimeStatus_BF',
      '128 RunTimeRemaining',
      '131 Battery.Positive.VoltageDC',
      '138 Output[0].ApparentPower_Pct',
      '140 Output[0].CurrentAC',
      '145 Output.Energy',
      '154 Efficiency_EN',
    ])
    for (const { reason } of differences) expect(reason).not.toMatch(/not known/)
  })

  test('an SMX750 at UPS 10.1', () => {
    const dump = listed(
      [0, [0, 0x2002, 8, 0, 1, 2, 0, 1, 2, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0104, 0x48, 1, 0]],
      [128, [0, 5391, 51200, 1731, NONE, 6404, 0, 3959, 7526, NONE, 7593, NONE, 28, NONE, 15450, NONE, 6400]],
      [147, [0, NONE, NONE, 1, 15450, NONE, NONE, 11872, NONE, NONE, NONE, NONE, NONE]],
      [516, words('UPS 10.1', 8)],
      [532, words('Smart-UPS X 750', 16)],
      [1026, [268, 212, 2, 180, 0, 0, 8]],
    )
    const { config, differences } = cloneRegisters(dump)
    expect(config.model).toBe('SMX750I')
    expect(config.settings).toMatchObject({
      unit: { transferHigh: 268, transferLow: 212, sensitivity: 'reduced' },
      groups: { MOG: { turnOffDelay: 180 } },
    })
    expect(differences.map(({ name }) => name)).toEqual([
      '5 Reserved',
      '8 Reserved',
      '9 SOG[1].OutletStatus_BF',
      '24 RunTimeCalibrationStatus_BF',
      '128 RunTimeRemaining',
      '131 Battery.Positive.VoltageDC',
      '138 Output[0].ApparentPower_Pct',
      '140 Output[0].CurrentAC',
      '154 Efficiency_EN',
    ])
  })
})

test('registers that tell nothing are refused, with what to do', () => {
  expect(() => cloneRegisters(new Map([[0, 1]]))).toThrow(
    /does not tell which model it is \(nothing\); missing: firmware line, .*; say it with --model/,
  )
})
