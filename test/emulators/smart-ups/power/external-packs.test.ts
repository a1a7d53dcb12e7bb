import { expect, test } from 'vitest'
import { restoreUnit, saveUnit } from '../../../../emulators/smart-ups/snapshot.ts'
import { ModbusEngine } from '../../../../src/protocols/modbus/engine.ts'
import { read } from '../../../protocols/modbus/requests.ts'
import { onLine } from '../../../protocols/ups-link/host.ts'
import { unit } from '../../../support/unit.ts'

test('packs lengthen the runtime by more than their share, and the charging by their share', () => {
  const { ups, pass } = unit({ model: 'SMX1500RM2U', version: '15.0' })
  const before = ups.measurements.runtime
  ups.setBattery({ packs: 2 })
  expect(ups.measurements.runtime / before).toBeGreaterThan(5)
  ups.setBattery({ charge: 0 })
  pass(3 * 3600)
  expect(ups.battery.charge).toBeCloseTo(90 / 5, 1)
  pass(4 * 3 * 3600)
  expect(ups.battery.charge).toBeCloseTo(90, 1)
  pass(5 * 1.5 * 3600 + 1)
  expect([ups.battery.charge, ups.battery.data.flow.kind]).toEqual([100, 'hold'])
})

test('registers 134 and 580 tell them, and a snapshot keeps them', () => {
  const { ups } = unit({ model: 'SMX1500RM2U', version: '15.0' })
  const engine = new ModbusEngine(ups)
  expect([read(engine, 134, 1), read(engine, 580, 8)[0]]).toEqual([[0], 0])
  ups.setBattery({ packs: 3 })
  expect([read(engine, 134, 1), read(engine, 580, 8)[0]]).toEqual([[3], 0x4150])
  const saved = saveUnit(ups)
  ups.setBattery({ packs: 0 })
  restoreUnit(ups, saved, ups.firmware)
  expect(ups.battery.packs).toBe(3)
})

test('UPS-Link counts them in >, from what the unit counts of its own', () => {
  const line = onLine('SURT1000XLI')
  expect(line.ask('>')).toBe('000')
  line.ups.setBattery({ packs: 2 })
  expect(line.ask('>')).toBe('002')
})

test.each([
  ['SMT1500', 1, /battery.packs: 1 is not allowed; allowed: 0 \(an SMT1500 takes no external packs\)/],
  ['SMX1500RM2U', 11, /battery.packs: 11 is not allowed; allowed: a whole number from 0 to 10 packs/],
  ['SMX1500RM2U', 1.5, /battery.packs: 1.5 is not allowed/],
])('%s refuses %s', (model, packs, message) => {
  const { ups } = unit({ model, version: '15.0' })
  expect(() => ups.setBattery({ packs })).toThrow(message)
  expect(ups.battery.packs).toBe(0)
})

test('a calibration needs more load the more packs there are', () => {
  const { ups } = unit({ model: 'SMX1500RM2U', version: '15.0' })
  ups.setLoad({ SOG1: ups.model.watts * 0.2 })
  ups.setBattery({ packs: 1 })
  expect(ups.startCalibration('lcd')).toBe(false)
  expect(ups.diagnostics.calibration.data).toMatchObject({ phase: 'refused', reason: 'load-too-low' })
  ups.setBattery({ packs: 0 })
  expect(ups.startCalibration('lcd')).toBe(true)
})
