import { expect, test } from 'vitest'
import { unit } from '../../support/unit.ts'

test.each([
  ['short', true, true],
  ['long', false, true],
  ['low-battery', false, false],
  ['never', false, false],
] as const)(
  'alarm delay %s: the beeper at once %s, after half a minute on battery %s',
  (delay, atOnce, later) => {
    const { ups, pass } = unit()
    ups.settings.setUnit('alarmDelay', delay)
    ups.setInput({ voltage: 0 })
    expect(ups.status.beeper !== 'silent').toBe(atOnce)
    pass(29)
    expect(ups.status.beeper !== 'silent').toBe(atOnce)
    pass(1)
    expect(ups.status.beeper !== 'silent').toBe(later)
  },
)

test('the output voltage setting is what the inverter makes', () => {
  const { ups } = unit({ model: 'SUA1500I', version: '18.0' })
  ups.settings.setUnit('outputVoltage', 225)
  expect(ups.measurements.outputVoltage).toBe(230)
  ups.setInput({ voltage: 0 })
  expect(ups.measurements.outputVoltage).toBe(225)
})

test.each(['shutdown', 'sleep'] as const)(
  'the return charge holds a %s back until the battery has it',
  (action) => {
    const { ups, pass, outlets } = unit()
    ups.settings.setUnit('returnCharge', 50)
    ups.setInput({ voltage: 0 })
    ups.command({ action, targets: 'all', source: 'rj45' })
    ups.setBattery({ charge: 20 })
    pass(30)
    ups.setInput({ voltage: 120 })
    pass(3500)
    expect(outlets()).toBe('MOG off, SOG0 off')
    // 90 % in three hours: from 20 to 50 % takes one.
    pass(200)
    expect(outlets()).toBe('MOG on, SOG0 on')
    expect(ups.battery.charge).toBeGreaterThanOrEqual(50)
  },
)
