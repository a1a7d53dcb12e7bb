import { describe, expect, test } from 'vitest'
import { unit } from '../../support/unit.ts'

describe('self-test', () => {
  test('pending, on battery for its time, passed', () => {
    const { ups, pass } = unit()
    expect(ups.startSelfTest('rj45')).toBe(true)
    expect(ups.diagnostics.selfTest.data).toMatchObject({ phase: 'pending', source: 'protocol' })
    pass(1)
    expect(ups.diagnostics.selfTest.data.phase).toBe('running')
    expect(ups.power.data.state).toBe('on-battery')
    expect(ups.status.pendingOff).toBe(false)
    pass(10)
    expect(ups.diagnostics.selfTest.data.phase).toBe('passed')
    expect(ups.power.data.state).toBe('online')
  })

  test('a worn battery fails it and asks to be replaced', () => {
    const { ups, pass } = unit({ version: '15.0' })
    ups.setBattery({ health: 30 })
    ups.startSelfTest('lcd')
    pass(20)
    expect(ups.diagnostics.selfTest.data).toMatchObject({ phase: 'failed', source: 'local' })
    expect(ups.faults.has('needs-replacement')).toBe(true)
    ups.setBattery({ health: 100 })
    ups.startSelfTest('lcd')
    pass(20)
    expect(ups.faults.has('needs-replacement')).toBe(false)
  })

  test('a battery that gives out under it fails it, and the load is back on line', () => {
    const { ups, pass } = unit({ version: '15.0' })
    ups.startSelfTest('lcd')
    pass(3)
    ups.setBattery({ charge: 0 })
    expect(ups.diagnostics.selfTest.data.phase).toBe('failed')
    expect(ups.power.data.state).toBe('online')
    expect(ups.faults.has('needs-replacement')).toBe(true)
  })

  test('a battery that is disconnected under it ends it, and the load is back on line', () => {
    const { ups, pass } = unit({ version: '15.0' })
    ups.startSelfTest('lcd')
    pass(3)
    ups.setFault('disconnected', true)
    expect(ups.diagnostics.selfTest.data).toMatchObject({ phase: 'aborted', reason: 'internal-fault' })
    expect(ups.power.data.state).toBe('online')
  })

  test('refused below 70 % and on battery, with the reason', () => {
    const { ups } = unit()
    ups.setBattery({ charge: 50 })
    expect(ups.startSelfTest('usb')).toBe(false)
    expect(ups.diagnostics.selfTest.data).toMatchObject({ phase: 'refused', reason: 'charge-too-low' })
    ups.setBattery({ charge: 100 })
    ups.setInput({ voltage: 0 })
    expect(ups.startSelfTest('usb')).toBe(false)
    expect(ups.diagnostics.selfTest.data.reason).toBe('invalid-state')
  })

  test('mains failing under it abort it', () => {
    const { ups, pass } = unit()
    ups.startSelfTest('rj45')
    pass(2)
    ups.setInput({ voltage: 0 })
    expect(ups.diagnostics.selfTest.data.phase).toBe('aborted')
    expect(ups.power.data.state).toBe('on-battery')
  })

  test('runs every fourteen days by itself', () => {
    const { ups, pass } = unit({ version: '15.0' })
    pass(14 * 24 * 3600 + 20)
    expect(ups.diagnostics.selfTest.data).toMatchObject({ phase: 'passed', source: 'internal' })
    ups.settings.setUnit('selfTestSchedule', 'never')
    const last = ups.diagnostics.selfTest.data.startedAt
    pass(40 * 24 * 3600)
    expect(ups.diagnostics.selfTest.data.startedAt).toBe(last)
  })
})

describe('calibration', () => {
  test('runs down to a quarter and passes', () => {
    const { ups, pass } = unit()
    expect(ups.startCalibration('rj45')).toBe(true)
    pass(1)
    const all = ups.measurements.runtime
    pass(all * 0.75 - 5)
    expect(ups.diagnostics.calibration.data.phase).toBe('running')
    pass(10)
    expect(ups.diagnostics.calibration.data.phase).toBe('passed')
    expect(ups.battery.charge).toBeCloseTo(25, 0)
    expect(ups.power.data.state).toBe('online')
  })

  test.each([
    [
      'a battery that is not full',
      (ups: ReturnType<typeof unit>['ups']) => ups.setBattery({ charge: 99 }),
      'charge-too-low',
    ],
    ['little load', (ups: ReturnType<typeof unit>['ups']) => ups.setLoad({ SOG0: 20 }), 'load-too-low'],
    [
      'a pending command',
      (ups: ReturnType<typeof unit>['ups']) =>
        ups.command({ action: 'off', targets: ['SOG0'], source: 'lcd', useOffDelay: true }),
      'invalid-state',
    ],
    [
      'a battery fault',
      (ups: ReturnType<typeof unit>['ups']) => ups.setFault('charger', true),
      'internal-fault',
    ],
  ] as const)('refused with %s', (_name, prepare, reason) => {
    const { ups } = unit()
    prepare(ups)
    expect(ups.startCalibration('rj45')).toBe(false)
    expect(ups.diagnostics.calibration.data).toMatchObject({ phase: 'refused', reason })
  })

  test('the power button ends it', () => {
    const { ups, pass } = unit()
    ups.startCalibration('rj45')
    pass(30)
    ups.panel.press('power', 3000)
    expect(ups.diagnostics.calibration.data.phase).toBe('aborted')
  })
})
