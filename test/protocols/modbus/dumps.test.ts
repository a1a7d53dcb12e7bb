import { describe, expect, test } from 'vitest'
import type { GroupSettings } from '../../../emulators/smart-ups/settings/group-settings.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { ModbusEngine } from '../../../src/protocols/modbus/engine.ts'
import { read, textWords } from './requests.ts'
import { MODELS, show, standUnit } from './units.ts'

/** Registers read from real units, one by one (register dossier, section 2.7). */
const NONE = 65535

function setGroup(ups: SmartUps, group: 'MOG' | 'SOG0' | 'SOG1', values: Partial<GroupSettings>): void {
  for (const [key, value] of Object.entries(values))
    ups.settings.setGroup(group, key as keyof GroupSettings, value)
}

describe('an SMTL1500RM3UC at UPS 15.5, on line', () => {
  const { ups } = standUnit({ model: MODELS.SMTL1500RM3UC, lineId: 1026, version: '15.5' })
  ups.setInput({ voltage: 7450 / 64 })
  ups.settings.setUnit('batteryInstalledOn', 6864)
  show(ups, { replaceBatteryOn: 10893 })
  show(ups.identity, { manufacturedOn: 6784 })
  show(ups.battery, { charge: 100, voltage: 855 / 32, temperature: 2846 / 128 })
  show(ups.power, { energyWh: 8_388_608.4 })
  show(ups.measurements, {
    runtime: 376,
    loadPercent: 20236 / 256,
    apparentLoadPercent: 19704 / 256,
    outputCurrent: 9.5,
    outputVoltage: 7450 / 64,
    efficiency: 12571 / 128,
  })
  const engine = new ModbusEngine(ups)

  test('status', () => {
    expect(read(engine, 0, 27)).toEqual([
      ...[0, 8194, 8],
      ...[0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      ...[0, 0, 0, 0, 0, 0, 0, 1, 0],
    ])
  })

  test('measurements and timers', () => {
    expect(read(engine, 128, 27)).toEqual([
      ...[0, 376, 51200, 855, NONE, 10893, NONE, 2846],
      ...[20236, NONE, 19704, NONE, 304, NONE, 7450, NONE, 7680, 128, 0],
      ...[0, NONE, NONE, 1, 7450, NONE, NONE, 12571],
    ])
    expect(read(engine, 155, 17)).toEqual(Array(17).fill(NONE))
  })

  test('identity', () => {
    expect(read(engine, 588, 8)).toEqual([1440, 1350, 3, 6784, 2, 0, 0, 6864])
    expect(read(engine, 516, 8)).toEqual(textWords('UPS 15.5', 8, '\0'))
    expect(read(engine, 524, 8)).toEqual(Array(8).fill(NONE))
    expect(read(engine, 532, 16)).toEqual(textWords('Smart-UPS 1500', 16))
    expect(read(engine, 548, 16)).toEqual(textWords('SMTL1500RM3UC'.padEnd(16), 16, '\0'))
    expect(read(engine, 572, 8)).toEqual(textWords('APCRBC164-LI', 8))
    expect(read(engine, 596, 24)).toEqual(
      ['APC UPS', 'Unswitched Group', 'Outlet Group 1'].flatMap((name) => textWords(name, 8)),
    )
    expect(read(engine, 620, 16)).toEqual(Array(16).fill(0))
  })

  test('settings', () => {
    expect(read(engine, 1026, 28)).toEqual([
      ...[127, 106, 1],
      ...[0, 0, 0, 8, 0, 90, 0, 0, 8, 0],
      ...Array(15).fill(NONE),
    ])
  })
})

describe('an SMX750 at UPS 10.1, over USB', () => {
  const { ups } = standUnit({ model: MODELS.SMX750, lineId: 20, version: '10.1', today: 6000 })
  ups.setInput({ voltage: 15450 / 64 })
  ups.settings.setUnit('transferHigh', 268)
  ups.settings.setUnit('transferLow', 212)
  ups.settings.setUnit('sensitivity', 'reduced')
  setGroup(ups, 'MOG', { turnOffDelay: 180 })
  for (const group of ups.outlets.groups) group.data.cause = 'ups-status-change'
  Object.assign(ups.diagnostics.selfTest.data, { phase: 'passed', source: 'internal' })
  Object.assign(ups.diagnostics.calibration.data, { phase: 'failed', source: 'protocol' })
  show(ups, { replaceBatteryOn: 6404 })
  show(ups.battery, { charge: 100, voltage: 54.09, temperature: 30.93 })
  show(ups.measurements, {
    runtime: 5391,
    loadPercent: 29.4,
    apparentLoadPercent: 29.66,
    outputCurrent: 0.875,
    outputVoltage: 241.4,
    efficiency: 92.75,
  })
  const engine = new ModbusEngine(ups)

  test('status: the second switched group it does not have shows as off', () => {
    expect(read(engine, 0, 27)).toEqual([
      ...[0, 0x2002, 8],
      ...[0, 1, 2, 0, 1, 2, 0, 2, 0, 0, 0, 0, 0, 0, 0],
      ...[0, 0, 0, 0, 0, 0x0104, 0x0048, 1, 0],
    ])
  })

  test('measurements: register 134, which nobody can explain, and the energy counter aside', () => {
    expect(read(engine, 128, 6)).toEqual([0, 5391, 51200, 1731, NONE, 6404])
    expect(read(engine, 135, 10)).toEqual([3959, 7526, NONE, 7593, NONE, 28, NONE, 15450, NONE, 6400])
    expect(read(engine, 147, 12)).toEqual([
      0,
      NONE,
      NONE,
      1,
      15450,
      NONE,
      NONE,
      11872,
      NONE,
      NONE,
      NONE,
      NONE,
    ])
  })

  test('settings', () => {
    expect(read(engine, 1026, 7)).toEqual([268, 212, 2, 180, 0, 0, 8])
  })
})

describe('a unit without a main group behind a network management card', () => {
  const { ups } = standUnit({ model: MODELS.SMX1500NMC })
  ups.setBattery({ packs: 1 })
  Object.assign(ups.diagnostics.selfTest.data, { phase: 'passed', source: 'protocol' })
  Object.assign(ups.diagnostics.calibration.data, { phase: 'failed', source: 'protocol' })
  const engine = new ModbusEngine(ups, { persona: 'nmc' })

  test('status', () => {
    expect(read(engine, 0, 27)).toEqual([
      ...[0, 0x2002, 8],
      ...[0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0],
      ...[0, 0, 0, 0, 0, 0x0044, 0x0048, 1, 0],
    ])
  })

  test('zeros where the unit itself would show all ones', () => {
    for (const address of [132, 137, 139, 141, 143, 148, 149, 152, 153])
      expect(read(engine, address, 1)).toEqual([0])
    expect(read(engine, 134, 1)).toEqual([1])
    expect(read(engine, 155, 5)).toEqual([0, 0, 0, 0, NONE])
    expect(read(engine, 1026, 7)).toEqual([127, 106, 1, 0, 0, 0, 0])
    expect(read(engine, 151, 24)[23]).toBe(0)
  })
})

describe('an SMT1500RM2UC at UPS 04.1 with a battery fault', () => {
  const { ups } = standUnit({ model: MODELS.SMT1500RM2UC, lineId: 1015, version: '04.1', today: 8000 })
  ups.setLoad({ MOG: 0, SOG0: 0 })
  ups.setFault('needs-replacement', true)
  ups.settings.setUnit('name', 'APCUPS')
  ups.settings.setUnit('batteryInstalledOn', 7684)
  ups.settings.setUnit('selfTestSchedule', '7-since')
  setGroup(ups, 'MOG', {
    name: 'UPS Outlets',
    turnOffDelay: 60,
    turnOnDelay: 15,
    stayOffDelay: 15,
    minimumReturnRuntime: 420,
  })
  setGroup(ups, 'SOG0', { shedRuntime: 120, shedTime: 300 })
  show(ups.identity, { manufacturedOn: 7594 })
  show(ups.measurements, { runtime: 86400 })
  Object.assign(ups.diagnostics.selfTest.data, {
    phase: 'refused',
    source: 'internal',
    reason: 'invalid-state',
  })
  const engine = new ModbusEngine(ups)

  test('status and runtime', () => {
    expect(read(engine, 0, 2)).toEqual([0, 0x2022])
    expect(read(engine, 23, 1)).toEqual([0x0310])
    expect(read(engine, 128, 2)).toEqual([1, 20864])
  })

  test('identity and settings', () => {
    expect(read(engine, 588, 8)).toEqual([1440, 1000, 3, 7594, 2, 0, 0, 7684])
    expect(read(engine, 572, 8)).toEqual(textWords('APCRBC133', 8))
    expect(read(engine, 596, 24)).toEqual(
      ['APCUPS', 'UPS Outlets', 'Outlet Group 1'].flatMap((name) => textWords(name, 8)),
    )
    expect(read(engine, 1024, 1)).toEqual([16])
    expect(read(engine, 1026, 8)).toEqual([127, 106, 1, 60, 15, 0, 15, 420])
    expect([...read(engine, 1064, 1), ...read(engine, 1068, 1)]).toEqual([120, 300])
    expect(read(engine, 2048, 2)).toEqual(textWords('00.5', 2))
  })
})

describe('an SRT1000XLA at UPS 16.5', () => {
  const { ups } = standUnit({ model: MODELS.SRT1000XLA, lineId: 1043, version: '16.5' })
  ups.settings.setUnit('transferHigh', 130)
  ups.settings.setUnit('transferLow', 100)
  for (const group of ['SOG0', 'SOG1'] as const)
    setGroup(ups, group, {
      turnOffDelay: 60,
      turnOnDelay: 15,
      stayOffDelay: 15,
      minimumReturnRuntime: 420,
      shedRuntime: 32767,
      shedTime: 32767,
    })
  show(ups.identity, { manufacturedOn: 8998 })
  const engine = new ModbusEngine(ups)

  test('identity', () => {
    expect(read(engine, 512, 2)).toEqual([1043, NONE])
    expect(read(engine, 588, 5)).toEqual([1000, 900, 6, 8998, 2])
  })

  test('settings of the groups it has', () => {
    expect(read(engine, 1026, 2)).toEqual([130, 100])
    expect(read(engine, 1034, 10)).toEqual([60, 15, 0, 15, 420, 60, 15, 0, 15, 420])
    expect(read(engine, 1064, 2)).toEqual([32767, 32767])
    expect(read(engine, 1068, 2)).toEqual([32767, 32767])
  })

  test('the bypass is measured', () => {
    expect(read(engine, 147, 3)).toEqual([1, 7680, 7680])
  })
})
