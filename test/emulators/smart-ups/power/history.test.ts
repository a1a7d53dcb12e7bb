import { expect, test } from 'vitest'
import { historyOf } from '../../../../emulators/smart-ups/power/history.ts'
import { restoreUnit, saveUnit } from '../../../../emulators/smart-ups/snapshot.ts'
import { ModbusEngine } from '../../../../src/protocols/modbus/engine.ts'
import { read } from '../../../protocols/modbus/requests.ts'
import { onLine } from '../../../protocols/ups-link/host.ts'
import { unit } from '../../../support/unit.ts'

test('transfers, their cause and the time on battery are counted', () => {
  const { ups, pass } = unit()
  expect(historyOf(ups.power)).toEqual({ transfers: 0, lastTransfer: null, secondsOnBattery: 0, energy: 0 })
  for (const seconds of [30, 12]) {
    ups.setInput({ voltage: 0 })
    pass(seconds)
    ups.setInput({ voltage: 120 })
    pass(60)
  }
  expect(historyOf(ups.power)).toMatchObject({
    ...{ transfers: 2, lastTransfer: 'low-input-voltage', secondsOnBattery: 42 },
  })
})

test.each(['off', 'reboot'] as const)(
  'what was drawn until the outlets went off (%s) stays counted',
  (action) => {
    const { ups, pass } = unit()
    ups.setLoad({ MOG: 0, SOG0: 360 })
    pass(3600)
    ups.command({ action, targets: 'all', source: 'lcd' })
    expect(ups.outlets.anyOn).toBe(false)
    expect(historyOf(ups.power).energy).toBe(360)
    pass(5)
    expect(historyOf(ups.power).energy).toBe(360)
  },
)

test('a unit can start with a past, and goes on from there, over a snapshot too', () => {
  const { ups, pass } = unit()
  const past = {
    transfers: 210,
    lastTransfer: 'high-input-voltage',
    secondsOnBattery: 518,
    energy: 1000,
  } as const
  ups.setHistory(past)
  expect(historyOf(ups.power)).toEqual(past)
  expect(read(new ModbusEngine(ups), 145, 2)).toEqual([0, 1000])
  ups.setInput({ voltage: 0 })
  pass(10)
  const saved = saveUnit(ups)
  ups.setHistory({ transfers: 0, secondsOnBattery: 0 })
  expect(historyOf(ups.power)).toMatchObject({ transfers: 0, secondsOnBattery: 0 })
  restoreUnit(ups, saved, ups.firmware)
  expect(historyOf(ups.power)).toMatchObject({ transfers: 211, secondsOnBattery: 528 })
})

test('a snapshot of an earlier version, without history and packs, is taken', () => {
  const { ups, pass } = unit()
  const { power, battery, ...rest } = saveUnit(ups)
  const { transfers: _t, lastTransfer: _l, onBatteryMs: _o, avrStep: _a, ...oldPower } = power
  const { packs: _p, ...oldBattery } = battery
  const old = { ...rest, power: oldPower, battery: oldBattery } as ReturnType<typeof saveUnit>
  restoreUnit(ups, old, ups.firmware)
  ups.setInput({ voltage: 0 })
  pass(5)
  expect([historyOf(ups.power).transfers, historyOf(ups.power).secondsOnBattery, ups.battery.packs]).toEqual([
    ...[1, 5, 0],
  ])
})

test('UPS-Link tells the last cause of that past', () => {
  const line = onLine('SU700')
  line.ups.setHistory({ lastTransfer: 'high-input-voltage' })
  expect(line.ask('G')).toBe('H')
})

test('a battery of the nineties keeps its date, as an SU1400 made on 07/13/99', () => {
  const line = onLine('SU700')
  expect(line.say('x-07/13/99')).toHaveLength(2)
  expect([line.ask('x'), line.ups.settings.unit.batteryInstalledOn]).toEqual(['07/13/99', -172])
})

test.each([
  [{ transfers: -1 }, /history.transfers: -1 is not allowed; allowed: whole number from 0/],
  [{ lastTransfer: 'rain' }, /history.lastTransfer: "rain" is not allowed; allowed: null, system-init/],
  [{ outages: 3 }, /history: "outages" is not allowed; allowed: transfers, lastTransfer/],
])('%o is refused and changes nothing', (change, message) => {
  const { ups } = unit()
  expect(() => ups.setHistory({ energy: 5, ...change } as object)).toThrow(message)
  expect(historyOf(ups.power).energy).toBe(0)
})
