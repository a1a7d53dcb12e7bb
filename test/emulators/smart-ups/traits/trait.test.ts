import { describe, expect, test } from 'vitest'
import { resolveFirmware } from '../../../../emulators/smart-ups/firmware/catalogue.ts'
import { findModel } from '../../../../emulators/smart-ups/models/catalogue.ts'
import { filled, TRAITS, traitEntries, traitsOf } from '../../../../emulators/smart-ups/traits/index.ts'
import { ruleFor, type Trait, trait } from '../../../../emulators/smart-ups/traits/trait.ts'
import { valueText, whereText } from '../../../../emulators/smart-ups/traits/words.ts'

function of(name: string, version?: string, id?: number) {
  const model = findModel(name)
  const firmware = resolveFirmware(model, {
    ...(version === undefined ? {} : { version }),
    ...(id === undefined ? {} : { id }),
  })
  return traitsOf({ model, line: firmware.line.id, version: firmware.version })
}

describe('the engine', () => {
  const source = 'a test'
  const ranged = trait<number>(
    'a value',
    { where: { lines: [18], from: '09.0', to: '09.3' }, value: 1, source },
    { where: { lines: [18], volts: [230] }, value: 2, source },
    { value: 3, assumed: 'nothing else is known' },
  )
  const at = (name: string, version: string) =>
    ruleFor(ranged, { model: findModel(name), line: 18, version }).value

  test('takes the first rule that applies, ranges with both ends', () => {
    expect(['08.8', '09.0', '09.3', '09.4'].map((version) => at('SMT1500', version))).toEqual([3, 1, 1, 3])
    expect(at('SMT1500I', '09.4')).toBe(2)
  })

  test('wants a last rule for every unit', () => {
    expect(() => trait('a value', { where: { lines: [18] }, value: 1, source })).toThrow(/every unit/)
    expect(() => trait('a value')).toThrow(/every unit/)
  })

  test('every rule has one kind of evidence, in words', () => {
    for (const { rules } of Object.values(TRAITS as Readonly<Record<string, Trait<unknown>>>))
      for (const rule of rules) {
        const { source, assumed } = rule as { source?: string; assumed?: string }
        expect([source, assumed].filter((text) => text && text.length > 3)).toHaveLength(1)
        expect(whereText(rule.where)).not.toBe('')
      }
  })

  test('entries have the same values as traits, with titles', () => {
    const model = findModel('SMX750I')
    const subject = { model, line: 20, version: '10.1' }
    const byName = Object.fromEntries(traitEntries(subject).map(({ name, value }) => [name, value]))
    expect(byName).toEqual(traitsOf(subject))
  })

  test('forms are filled, values put in words', () => {
    expect(filled('{a} FW:{b} {c}', { a: 'x', b: 1 })).toBe('x FW:1 {c}')
    expect([null, '', '\u0001', true, 3, [1, 2]].map(valueText)).toEqual([
      ...['none', 'none', '"\\u0001"', 'yes', '3', '[1,2]'],
    ])
  })
})

/** What public dumps of real units showed. */
describe('as units were seen', () => {
  test.each([
    ['SMT750', '09.3', { modbusMapId: '00.4', lowRuntimeWarning: 120, unitName: 'APCUPS' }],
    ['SMT1500I', '09.4', { modbusMapId: '00.5', usbSerialWidth: 14 }],
    ['SMT1500I', '15.0', { mainGroupName: 'UPS Outlets', startupSelfTest: true, relayBits: null }],
    ['SMT750I', '09.8', { relayBits: 2 }],
    ['SMT1500C', '04.1', { modbusMapId: '00.5', unitName: 'APCUPS' }],
    ['SMT3000RMI2U', '06.5', { hidBatteryVolts: 24, lowRuntimeWarning: 120 }],
    ['SMT3000RMI2U', '08.8', { hidBatteryVolts: 24 }],
    ['SMT2200', '08.8', { hidBatteryVolts: null }],
    ['SMC1500', '10.0', { lowRuntimeWarning: 120 }],
    ['SMC3000I', '11.0', { lowRuntimeWarning: 120, hidBatteryVolts: 24 }],
    ['SMC1000IC', '02.0', { lowRuntimeWarning: 150 }],
    ['SMX750I', '10.1', { lowRuntimeWarning: 150, startupSelfTest: true }],
    ['SMX1500RM2U', '05.1', { lowRuntimeWarning: 120 }],
  ])('%s at %s', (name, version, values) => {
    expect(of(name, version)).toMatchObject(values)
  })
})
