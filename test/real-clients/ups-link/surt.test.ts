/** What a double-conversion unit has of its own: characters nobody knows, a capability with a count below 0, bypass. */
import { describe, expect, test } from 'vitest'
import { describeClients } from '../support/clients.ts'
import { apcsmartOn, UPS, upsLinkUnit } from './unit.ts'

describeClients('an SURT1000XLI', () => {
  describe.each(['2.8.1', '2.8.5'] as const)('with NUT %s', (release) => {
    test.concurrent('is ready, and can be set', { timeout: 60_000 }, async ({ onTestFinished: atEnd }) => {
      const unit = await upsLinkUnit('an SURT1000XLI', 1, atEnd)
      const server = await apcsmartOn(unit, release, {}, atEnd)
      expect(await server.upsc(UPS)).toMatchObject({
        'battery.voltage.nominal': '048',
        'input.sensitivity': 'A',
        'input.transfer.low': '161',
        'output.voltage.nominal': '230',
        'ups.firmware': '411.8.I',
        'ups.model': 'Smart-UPS RT 1000 XL',
        'ups.status': 'OL',
      })
      expect(server.log(UPS)).toMatch(/0x05\] unrecognized/)
      expect(await server.upsrw(UPS, 'output.voltage.nominal', '240')).toBe('SUCCESS')
      expect(unit.ups.settings.unit.outputVoltage).toBe(240)
      expect(await server.upsrw(UPS, 'input.sensitivity', 'H')).not.toBe('SUCCESS')
    })

    test.concurrent('goes into bypass, whatever the driver says', { timeout: 60_000 }, async ({
      onTestFinished: atEnd,
    }) => {
      const unit = await upsLinkUnit('an SURT1000XLI', 1, atEnd)
      const server = await apcsmartOn(unit, release, {}, atEnd)
      // It waits for OK; units say BYP.
      expect(await server.upscmd(UPS, 'bypass.start')).not.toBe('SUCCESS')
      await unit.until('bypass', () => unit.ups.power.data.state === 'bypass')
    })
  })
})
