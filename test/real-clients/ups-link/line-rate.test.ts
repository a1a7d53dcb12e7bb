/** The drivers on a line as slow as the real one, with the time a real unit takes to think. */
import { expect, test } from 'vitest'
import { describeClients } from '../support/clients.ts'
import { apcsmartOn, smartApcupsdOn, UPS, upsLinkUnit } from './unit.ts'

const UNIT = 'an SU700 at 2400 baud'
const LONG = { timeout: 120_000 }

describeClients('at 2400 baud', () => {
  test.concurrent.for(['2.8.1', '2.8.5'] as const)(
    'NUT %s is ready, sets a delay and sees an outage',
    LONG,
    async (release, { onTestFinished: atEnd }) => {
      const unit = await upsLinkUnit(UNIT, 1, atEnd)
      const nut = await apcsmartOn(unit, release, {}, atEnd)
      expect(await nut.upsc(UPS)).toMatchObject({
        'input.transfer.high': '127',
        'ups.firmware': '50.14.D',
        'ups.model': 'SMART-UPS 700',
        'ups.status': 'OL',
      })
      expect(await nut.upsrw(UPS, 'ups.delay.shutdown', '300')).toBe('SUCCESS')
      expect(unit.ups.settings.group('MOG')!.turnOffDelay).toBe(300)
      unit.ups.setInput({ voltage: 0 })
      await nut.until(UPS, 'ups.status', /OB/)
    },
  )

  test.concurrent('apcupsd is on line and sees an outage', LONG, async ({ onTestFinished: atEnd }) => {
    const unit = await upsLinkUnit(UNIT, 1, atEnd)
    const daemon = await smartApcupsdOn(unit, atEnd)
    await daemon.until('NOMBATTV', '24.0 Volts')
    unit.ups.setInput({ voltage: 0 })
    await daemon.until('STATUS', /ONBATT/)
  })
})
