import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { VirtualClock } from '../../../../emulators/clock/virtual-clock.ts'
import { findModel, listModels } from '../../../../emulators/smart-ups/models/catalogue.ts'
import { Battery } from '../../../../emulators/smart-ups/power/battery.ts'
import { fullRuntimeMs } from '../../../../emulators/smart-ups/power/runtime.ts'
import { unit } from '../../../support/unit.ts'

describe('input', () => {
  test.each([
    [120, 'online', 'none', 'acceptable-input'],
    [100, 'online', 'boost', 'acceptable-input'],
    [140, 'online', 'trim', 'acceptable-input'],
    [0, 'on-battery', 'none', 'low-input-voltage'],
    [80, 'on-battery', 'none', 'low-input-voltage'],
    [160, 'on-battery', 'none', 'high-input-voltage'],
  ])('%i V: %s', (voltage, state, tap, cause) => {
    const { ups } = unit()
    ups.setInput({ voltage })
    expect(ups.power.data.state).toBe(state)
    expect(ups.power.assessment.tap).toBe(tap)
    expect(ups.power.data.cause).toBe(cause)
  })

  test('the output stays within the limits that are set, whatever the input', () => {
    const { ups } = unit()
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), (voltage) => {
        ups.setBattery({ charge: 100 })
        ups.setInput({ voltage })
        expect(ups.measurements.outputVoltage).toBeGreaterThanOrEqual(105.9)
        expect(ups.measurements.outputVoltage).toBeLessThanOrEqual(127.1)
      }),
    )
  })

  test('frequency and distortion count, distortion not at low sensitivity', () => {
    const { ups } = unit()
    ups.setInput({ frequency: 70 })
    expect(ups.power.data.cause).toBe('high-input-frequency')
    ups.setInput({ frequency: 60, distorted: true })
    expect(ups.power.data.state).toBe('on-battery')
    ups.settings.setUnit('sensitivity', 'low')
    expect(ups.power.data.state).toBe('online')
  })

  test('a unit set to wait qualifies its input first', () => {
    const { ups, pass } = unit()
    ups.power.qualificationMs = 5000
    ups.setInput({ voltage: 0 })
    ups.setInput({ voltage: 120 })
    expect(ups.power.data.state).toBe('on-battery')
    pass(5)
    expect(ups.power.data.state).toBe('online')
  })

  test('green mode drops at a transfer and returns after five minutes', () => {
    const { ups, pass } = unit()
    expect(ups.status.highEfficiency).toBe(true)
    ups.setInput({ voltage: 0 })
    ups.setInput({ voltage: 120 })
    expect(ups.status.highEfficiency).toBe(false)
    pass(301)
    expect(ups.status.highEfficiency).toBe(true)
  })
})

describe('battery', () => {
  test('every model lasts as long as its table says at half and full load', () => {
    for (const model of listModels()) {
      expect(fullRuntimeMs(model, model.watts) / 60_000).toBeCloseTo(model.battery.runtimeFull, 6)
      expect(fullRuntimeMs(model, model.watts / 2) / 60_000).toBeCloseTo(model.battery.runtimeHalf, 6)
    }
  })

  test('closed form: one long wait equals many short ones', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 600_000 }), { minLength: 1, maxLength: 30 })
    const flow = fc.constantFrom({ kind: 'charge' } as const, { kind: 'discharge', watts: 400 } as const)
    fc.assert(
      fc.property(steps, flow, fc.integer({ min: 5, max: 95 }), (waits, kind, charge) => {
        const run = (times: number[]) => {
          const clock = new VirtualClock()
          const battery = new Battery(findModel('SMT1500'), () => clock.now)
          battery.set({ charge })
          battery.setFlow(kind)
          for (const wait of times) {
            clock.advance(wait)
            battery.set({})
          }
          return battery.charge
        }
        expect(run(waits)).toBeCloseTo(run([waits.reduce((sum, wait) => sum + wait, 0)]), 9)
      }),
    )
  })

  test('an outage runs down: low battery at the warning, off when empty, dark ten minutes later', () => {
    const { ups, pass, events } = unit()
    ups.setInput({ voltage: 0 })
    const runtime = ups.measurements.runtime
    pass(runtime - 121)
    expect(ups.status.lowBattery).toBe(false)
    pass(2)
    expect(ups.status.lowBattery).toBe(true)
    expect(events.at(-1)).toMatchObject({ type: 'battery', low: true })
    pass(122)
    expect(ups.power.data).toMatchObject({ state: 'off', cause: 'low-battery-voltage' })
    pass(590)
    expect(ups.awake).toBe(true)
    pass(20)
    expect(ups.awake).toBe(false)
    ups.setInput({ voltage: 120 })
    pass(10)
    expect(ups.power.data).toMatchObject({ state: 'online', cause: 'automatic-restart', awake: true })
  })

  test('recharges to 90 % in three hours', () => {
    const { ups, pass } = unit()
    ups.setBattery({ charge: 0 })
    pass(3 * 3600)
    expect(ups.battery.charge).toBeCloseTo(90, 1)
    pass(2 * 3600)
    expect(ups.battery.charge).toBe(100)
  })

  test('a commanded off that the battery does not live to see still stays off', () => {
    const { ups, pass, outlets } = unit()
    ups.setInput({ voltage: 0 })
    ups.setBattery({ charge: 1 })
    ups.command({ action: 'off', targets: 'all', source: 'rj45', useOffDelay: true })
    pass(60)
    ups.setInput({ voltage: 120 })
    pass(3600)
    expect(outlets()).toBe('MOG off, SOG0 off')
  })

  test('runtime is capped at 65 535 s on ID 20 below 09.5, at a day from there', () => {
    const runtime = (version: string) => {
      const { ups } = unit({ model: 'SMX1500RM2U', version })
      ups.setLoad({ SOG1: 5 })
      ups.setBattery({ packs: 10 })
      return ups.measurements.runtime
    }
    expect(runtime('09.2')).toBe(65_535)
    expect(runtime('09.5')).toBeGreaterThan(65_535)
  })
})

describe('overload', () => {
  test('raises the alarm, and on battery the output is stopped after a while', () => {
    const { ups, pass } = unit()
    ups.setLoad({ SOG0: 1200 })
    expect(ups.faults.has('output-overload')).toBe(true)
    expect(ups.status.beeper).toBe('sustained')
    pass(60)
    expect(ups.power.data.state).toBe('online')
    ups.setInput({ voltage: 0 })
    pass(11)
    expect(ups.power.data.state).toBe('fault')
    ups.setLoad({ SOG0: 100 })
    ups.clearFaults()
    ups.setInput({ voltage: 120 })
    ups.command({ action: 'on', targets: 'all', source: 'lcd' })
    expect(ups.power.data.state).toBe('online')
  })

  test('a double-conversion unit goes to bypass and comes back', () => {
    const { ups } = unit({ model: 'SRT3000XLA', version: '15.6' })
    ups.setLoad({ SOG1: 3200 })
    expect(ups.power.data.state).toBe('bypass')
    ups.setLoad({ SOG1: 1000 })
    expect(ups.power.data.state).toBe('online')
    expect(ups.setBypass(true, 'lcd')).toBe(true)
    expect(ups.power.data).toMatchObject({ state: 'bypass', cause: 'local-ui-command' })
  })
})

describe('load shedding', () => {
  test('by time on battery, with AC bringing the group back', () => {
    const { ups, pass, outlets } = unit()
    ups.settings.setGroup('SOG0', 'shedOnBattery', true)
    ups.settings.setGroup('SOG0', 'shedTime', 30)
    ups.setInput({ voltage: 0 })
    pass(29)
    expect(outlets()).toBe('MOG on, SOG0 on')
    pass(1)
    expect(outlets()).toBe('MOG on, SOG0 off')
    ups.setInput({ voltage: 120 })
    pass(10)
    expect(outlets()).toBe('MOG on, SOG0 on')
  })

  test('by runtime left, staying off when so set', () => {
    const { ups, pass, outlets } = unit()
    ups.settings.setGroup('SOG0', 'shedOnRuntime', true)
    ups.settings.setGroup('SOG0', 'shedRuntime', 600)
    ups.settings.setGroup('SOG0', 'shedStaysOff', true)
    ups.setInput({ voltage: 0 })
    pass(ups.measurements.runtime - 600)
    expect(outlets()).toBe('MOG on, SOG0 on')
    pass(2)
    expect(outlets()).toBe('MOG on, SOG0 off')
    ups.setInput({ voltage: 120 })
    pass(600)
    expect(outlets()).toBe('MOG on, SOG0 off')
  })

  test('on overload at once', () => {
    const { ups, outlets } = unit()
    ups.settings.setGroup('SOG0', 'shedOnOverload', true)
    ups.settings.setGroup('SOG0', 'shedStaysOff', true)
    ups.setLoad({ SOG0: 2000 })
    expect(outlets()).toBe('MOG on, SOG0 off')
  })
})

test('an idle unit has one timer: its next self-test', () => {
  const { clock } = unit()
  expect(clock.pending).toBe(1)
  expect(clock.nextDueAt! - clock.now).toBe(14 * 24 * 3600 * 1000)
})
