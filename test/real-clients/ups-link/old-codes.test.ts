/** Units from before SKU numbers: their drivers know them by what they answer to `V`, and have their commands built in. */
import { expect, test } from 'vitest'
import { describeClients } from '../support/clients.ts'
import { apcsmartOn, smartApcupsdOn, twice, UPS, upsLinkUnit } from './unit.ts'

const NUT = '2.8.5'

describeClients('units of the first generation', () => {
  test.concurrent.for([
    ['an SU600', { 'ups.firmware': '6QD', 'battery.charge': '100.0', 'ups.delay.shutdown': '020' }],
    ['an SU900I', { 'ups.firmware': '7II', 'battery.charge': '100.0', 'ups.id': 'UPS_IDEN' }],
    ['an MX3000I', { 'ups.firmware': '0XI', 'battery.packs.bad': '000', 'ups.display.language': 'E' }],
  ] as const)(
    `%s is ready for NUT ${NUT}, and an outage is seen`,
    { timeout: 60_000 },
    async ([speaker, says], { onTestFinished: atEnd }) => {
      const unit = await upsLinkUnit(speaker, 1, atEnd)
      const server = await apcsmartOn(unit, NUT, {}, atEnd)
      expect(await server.upsc(UPS)).toMatchObject({ ...says, 'ups.status': 'OL' })
      unit.ups.setInput({ voltage: 0 })
      await server.until(UPS, 'ups.status', /OB/)
    },
  )

  test.concurrent('an SU600 is taken off by NUT, with * in place of OK', { timeout: 60_000 }, async ({
    onTestFinished: atEnd,
  }) => {
    const unit = await upsLinkUnit('an SU600', 10, atEnd)
    const server = await apcsmartOn(unit, NUT, {}, atEnd)
    unit.ups.setInput({ voltage: 0 })
    await server.until(UPS, 'ups.status', /OB/)
    expect(await twice(server, 'shutdown.return')).toBe('SUCCESS')
    await unit.until('off', () => unit.outlets() === 'MOG off')
  })

  test.concurrent('a Matrix goes into bypass, whatever the driver says', { timeout: 60_000 }, async ({
    onTestFinished: atEnd,
  }) => {
    const unit = await upsLinkUnit('an MX3000I', 1, atEnd)
    const server = await apcsmartOn(unit, NUT, {}, atEnd)
    expect(await server.upscmd(UPS, 'bypass.start')).not.toBe('SUCCESS')
    await unit.until('bypass', () => unit.ups.power.data.state === 'bypass')
  })

  test.concurrent('an SU900I shows to apcupsd what it knows', { timeout: 90_000 }, async ({
    onTestFinished: atEnd,
  }) => {
    const unit = await upsLinkUnit('an SU900I', 1, atEnd)
    const daemon = await smartApcupsdOn(unit, atEnd)
    await daemon.until('BCHARGE', /100\.0/)
    await daemon.until('FIRMWARE', /7II/)
  })
})
