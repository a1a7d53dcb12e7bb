import { describe, expect, test } from 'vitest'
import { findLine } from '../../../../emulators/smart-ups/firmware/catalogue.ts'
import { CatalogueError } from '../../../../emulators/smart-ups/models/catalogue-error.ts'
import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'
import { restoreUnit, saveUnit } from '../../../../emulators/smart-ups/snapshot.ts'
import { serialLanguage } from '../../../../src/lab/wiring/serial-session.ts'
import { ModbusEngine } from '../../../../src/protocols/modbus/engine.ts'
import { unit } from '../../../support/unit.ts'
import { managingCard, unitAt, updateTo, WHOLE_UPDATE } from '../../../support/updating.ts'

/** What Modbus answers to a read of the status. */
const modbusAnswers = (ups: SmartUps) =>
  new ModbusEngine(ups).handle(Uint8Array.of(3, 0, 0, 0, 1)) !== undefined

function refusalOf(start: () => void): unknown {
  try {
    start()
  } catch (error) {
    return (error as { reason?: string }).reason
  }
  return undefined
}

describe('an update', () => {
  test('receives, installs without answering anybody, and restarts with the new version', () => {
    const { ups, pass, outlets } = unitAt(18, '09.3')
    ups.update.start({ version: '09.6', via: 'serial' })
    expect([ups.update.phase, serialLanguage(ups), ups.awake]).toEqual(['receiving', 'none', true])
    expect(ups.panel.view().rows.slice(0, 2)).toEqual(['Firmware Update', 'Receiving 09.6'])
    pass(15 * 60)
    expect([ups.update.phase, ups.awake, modbusAnswers(ups)]).toEqual(['installing', false, false])
    expect(ups.panel.view().rows[1]).toBe('Installing 09.6')
    expect(ups.command({ action: 'off', targets: 'all', source: 'lcd', coldBoot: true }).accepted).toBe(false)
    expect(outlets()).toBe('MOG on, SOG0 on')
    pass(2 * 60)
    expect([ups.update.phase, ups.firmware.version, ups.awake]).toEqual(['none', '09.6', true])
    expect([ups.update.data.result, serialLanguage(ups), modbusAnswers(ups)]).toEqual([
      'updated',
      'microlink',
      true,
    ])
    expect(outlets()).toBe('MOG on, SOG0 on')
  })

  test('keeps settings and charge', () => {
    const made = unitAt(18, '09.3')
    made.ups.settings.setUnit('name', 'rack 12')
    updateTo(made, '09.6')
    expect(made.ups.settings.unit.name).toBe('rack 12')
  })

  test('that loses its supply, its card or its port fails and leaves what was there', () => {
    const lost = unitAt(18, '09.3')
    lost.ups.update.start({ version: '09.6', via: 'serial' })
    lost.ups.setInput({ voltage: 0 })
    lost.ups.command({ action: 'off', targets: 'all', source: 'lcd' })
    lost.pass(WHOLE_UPDATE)
    expect([lost.ups.update.data.result, lost.ups.firmware.version]).toEqual(['power-lost', '09.3'])
    lost.ups.setInput({ voltage: 120 })
    expect([lost.ups.awake, lost.ups.update.phase]).toEqual([true, 'none'])

    const pulled = unitAt(18, '09.3')
    pulled.ups.fit(managingCard)
    pulled.ups.update.start({ version: '09.6', via: 'smartslot' })
    pulled.pass(60)
    pulled.ups.fit(undefined)
    expect([pulled.ups.update.data.result, pulled.ups.update.phase]).toEqual(['card-removed', 'none'])
    updateTo(pulled, '09.6')
    expect(pulled.ups.firmware.version).toBe('09.6')
  })

  test('in the middle of which a snapshot is taken goes on from it', () => {
    const { ups, pass, clock } = unitAt(18, '09.3')
    ups.update.start({ version: '09.6', via: 'serial' })
    pass(16 * 60)
    const [saved, firmware, now] = [saveUnit(ups), ups.firmware, clock.now]
    pass(WHOLE_UPDATE)
    expect(ups.firmware.version).toBe('09.6')
    clock.restart(now)
    restoreUnit(ups, saved, firmware)
    expect([ups.update.phase, ups.firmware.version, ups.awake]).toEqual(['installing', '09.3', false])
    expect(saveUnit(ups)).toEqual(saved)
    pass(60)
    expect([ups.update.phase, ups.firmware.version]).toEqual(['none', '09.6'])
  })

  test('a second one is refused, and an unknown version names those allowed', () => {
    const { ups } = unitAt(18, '09.3')
    expect(() => ups.update.start({ version: '12.0', via: 'serial' })).toThrow(CatalogueError)
    expect(() => ups.update.start({ version: '12.0', via: 'serial' })).toThrow('06.5-09.8, 15.0-15.1')
    expect(() => ups.update.start({ version: '09.6', via: 'wifi' as 'usb' })).toThrow(
      'serial, usb, smartslot',
    )
    ups.update.start({ version: '09.6', via: 'serial' })
    expect(refusalOf(() => ups.update.start({ version: '09.8', via: 'usb' }))).toBe('in-progress')
  })

  test.each([
    ['way-not-supported', 20, '09.5', 'SMT1500RM1U', { version: '09.6', via: 'usb' }],
    ['not-newer', 18, '09.5', 'SMT1500RM2U', { version: '09.3', via: 'serial' }],
    ['no-card', 18, '09.5', 'SMT1500RM2U', { version: '09.6', via: 'smartslot' }],
    ['output-on', 1013, '15.0', 'SRT5KXLI', { version: '15.3', via: 'serial' }],
    ['unsigned', 1020, '15.5', 'SRT5KXLI', { version: '15.7', via: 'serial', signed: false }],
  ] as const)('is refused: %s', (reason, line, version, model, request) => {
    const { ups } = unitAt(line, version, model)
    expect(refusalOf(() => ups.update.start(request))).toBe(reason)
    expect(ups.update.phase).toBe('none')
  })

  test('is refused where the setting of the port says so, by versions that have the setting', () => {
    const start = (version: string) => {
      const { ups } = unitAt(18, version)
      ups.settings.setUnit('updateUsb', false)
      return refusalOf(() => ups.update.start({ version: '15.1', via: 'usb' }))
    }
    expect([start('09.8'), start('15.0')]).toEqual([undefined, 'way-disabled'])
  })

  test.each([
    ['SRT5KXLI', 1001, '02.6', '02.9', 1013],
    ['SRT3000XLI', 1010, '05.3', '08.2', 1025],
    ['SRT3000XLI', 1010, '05.3', '07.8', 1010],
  ])('of an %s of ID %i at %s to %s makes it one of ID %i', (model, line, from, to, id) => {
    const made = unitAt(line, from, model)
    made.ups.command({ action: 'off', targets: 'all', source: 'lcd' })
    updateTo(made, to)
    expect([made.ups.firmware.lineId, made.ups.firmware.version]).toEqual([id, to])
  })

  test('srt-update-output-on: with the output on it is taken from 07.9', () => {
    const start = (line: number, version: string) =>
      refusalOf(() =>
        unitAt(line, version, 'SRT3000XLI').ups.update.start({ version: '15.0', via: 'serial' }),
      )
    expect([start(1010, '07.8'), start(1025, '07.9')]).toEqual(['output-on', undefined])
  })

  test.each([
    ['id11-no-upgrade', 'SMX1500RM2U', 11, ['serial', 'usb', 'smartslot']],
    ['id20-1003-usb-upgrade', 'SMT1500RM1U', 20, ['usb']],
  ] as const)('%s: no version takes a file that way', (_row, model, line, ways) => {
    for (const version of findLine(line).known)
      for (const via of ways)
        expect(refusalOf(() => unitAt(line, version, model).ups.update.start({ version: '15.0', via }))).toBe(
          'way-not-supported',
        )
  })

  test('a unit that it left dead is dark and silent until the bench flashes it', () => {
    const made = unitAt(18, '09.3')
    updateTo(made, '15.0')
    const { ups } = made
    expect([ups.update.phase, ups.awake, modbusAnswers(ups)]).toEqual(['dead', false, false])
    expect(ups.panel.view().rows.join('')).toBe('')
    expect(made.outlets()).toBe('MOG off, SOG0 off')
    ups.panel.press('power')
    expect(ups.outlets.anyOn).toBe(false)
    expect(refusalOf(() => ups.update.start({ version: '15.1', via: 'serial' }))).toBe('dead')
    ups.flash(unit().ups.firmware)
    expect([ups.awake, ups.update.phase]).toEqual([true, 'none'])
  })
})
