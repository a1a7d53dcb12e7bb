/** Nine public dumps of real units: each becomes the unit it is of. */
import { describe, expect, test } from 'vitest'
import { cloneFacts } from '../../../src/lab/clone/clone.ts'
import { factsOfText } from '../../../src/lab/clone/from-text.ts'
import { dateOf } from '../../../src/lab/clone/named-values.ts'
import { DUMPS } from './units-seen.ts'

/** Model, firmware, confidence, and the others that fit no less. */
const EXPECTED: Readonly<Record<keyof typeof DUMPS, readonly [string, string, number, string, string]>> = {
  'sc1500-apcaccess': ['SC1500I', '03.0', 738, 'high', ''],
  'scl500-upsc': ['SCL500RM1UC', '02.3', 1030, 'medium', 'SCL500RM1UNC, SCL500RMI1UC, SCL500RMI1UNC'],
  'smc1000ic-upsc': ['SMC1000C', '02.0', 1061, 'medium', 'SMC1000IC, SMC1000-2UC, SMC1000I-2UC'],
  'smt1500i-modbus-upsc': ['SMT1500I', '15.0', 18, 'medium', 'SMT1500RMI2U, SMT1500RMI1U'],
  'smt3000rm-0605-upsc': ['SMT3000RM2U', '06.5', 18, 'medium', 'SMT3000RMI2U'],
  'su1400-apcaccess': ['SU1400I', '11.0', 70, 'high', ''],
  'su5000-apcsmart-upsc': ['SU5000RMI5U', '01.0', 112, 'high', ''],
  'sua1000-220v-upsc': ['SUA1000I', '18.0', 652, 'high', ''],
  'sua1500-usb-601-upsc': ['SUA1500', '03.0', 601, 'high', ''],
}

describe('real units', () => {
  test.each(Object.entries(EXPECTED))('%s', (name, [model, version, id, confidence, equal]) => {
    const clone = cloneFacts(factsOfText(DUMPS[name as keyof typeof DUMPS]))
    expect({ ...clone.config, confidence: clone.confidence }).toMatchObject({
      ...{ model, firmware: { version, id }, confidence },
    })
    const named = /as close: ([^;]*?)[;.]/.exec(clone.notes[0]!)?.[1] ?? ''
    expect(named).toBe(equal)
    expect(clone.nearest).toHaveLength(2)
    // The runtime is the catalogue's: everything else that the dump says is shown.
    expect(clone.differences.filter((difference) => difference.name !== 'runtime')).toEqual([])
  })

  test('an SU1400 keeps its dates of the nineties, its delays, alarm, test interval and return charge', () => {
    const { config, unexplained } = cloneFacts(factsOfText(DUMPS['su1400-apcaccess']))
    expect(config).toMatchObject({
      manufactured: '1999-07-13',
      settings: {
        unit: {
          ...{ batteryInstalledOn: dateOf('2015-11-13'), selfTestSchedule: '14-since', returnCharge: 15 },
          ...{ alarmDelay: 'low-battery', transferLow: 196, lowRuntimeWarning: 120 },
        },
        groups: { MOG: { turnOffDelay: 180, turnOnDelay: 0 } },
      },
    })
    expect(unexplained).toContain('LASTXFER High line voltage')
  })

  test('an SU5000 keeps delays and test interval over apcsmart', () => {
    expect(cloneFacts(factsOfText(DUMPS['su5000-apcsmart-upsc'])).config.settings).toEqual({
      unit: { alarmDelay: 'low-battery', audibleAlarm: true, selfTestSchedule: '7-since' },
      groups: { MOG: { turnOffDelay: 180, turnOnDelay: 60 } },
    })
  })

  test('groups that show -1 are none, and the others keep their delays', () => {
    const { settings } = cloneFacts(factsOfText(DUMPS['smt1500i-modbus-upsc'])).config
    expect(Object.keys(settings?.groups ?? {})).toEqual(['MOG', 'SOG0'])
    expect(settings?.groups?.SOG0).toMatchObject({ turnOffDelay: 360, stayOffDelay: 8 })
  })

  test('an SUA1000I set to 220 V is so', () => {
    expect(cloneFacts(factsOfText(DUMPS['sua1000-220v-upsc'])).config.settings?.unit).toMatchObject({
      outputVoltage: 220,
    })
  })

  test('a delay that usbhid-ups has of itself is none of the unit', () => {
    const { config, unexplained } = cloneFacts(factsOfText(DUMPS['scl500-upsc']))
    expect(config.settings?.groups).toBeUndefined()
    expect(unexplained).toContain('ups.delay.shutdown 20')
  })
})
