/** apcupsd's apcsmart on UPS-Link. */
import { describe, expect, test } from 'vitest'
import { describeClients } from '../support/clients.ts'
import { haltedSmartApcupsd, SPEAKERS, type Speaker, smartApcupsdOn, upsLinkUnit } from './unit.ts'

const LONG = { timeout: 120_000 }

describeClients('apcupsd apcsmart', () => {
  describe.each(Object.keys(SPEAKERS) as Speaker[])('on %s', (speaker) => {
    test.concurrent(
      'sees every figure, an outage, low battery and the return',
      LONG,
      async ({ onTestFinished: atEnd }) => {
        const unit = await upsLinkUnit(speaker, 1, atEnd)
        const daemon = await smartApcupsdOn(unit, atEnd)
        // The figures follow some moments after the state.
        await daemon.until('SERIALNO', 'AS1234567890')
        await daemon.until('NOMBATTV', '24.0 Volts')
        // What it measures comes in rounds after what it reads once.
        for (const [name, value] of [
          ['LINEV', '120.0 Volts'],
          ['BCHARGE', '100.0 Percent'],
          ['BATTV', '27.3 Volts'],
          ['LASTXFER', 'No transfers since turnon'],
        ] as const)
          await daemon.until(name, value)
        expect(await daemon.status()).toMatchObject({
          MODEL: 'Smart-UPS 1500',
          LINEV: '120.0 Volts',
          BCHARGE: '100.0 Percent',
          SENSE: 'High',
          DSHUTD: '20 Seconds',
          DLOWBATT: '2 Minutes',
          LOTRANS: '106.0 Volts',
          HITRANS: '127.0 Volts',
          ALARMDEL: '5 Seconds',
          BATTV: '27.3 Volts',
          LASTXFER: 'No transfers since turnon',
          NOMOUTV: '115 Volts',
          NOMBATTV: '24.0 Volts',
          SERIALNO: 'AS1234567890',
        })
        // Between polls a minute apart, the alerts tell it.
        unit.ups.setInput({ voltage: 0 })
        await daemon.until('STATUS', /ONBATT/)
        unit.ups.setInput({ voltage: 120 })
        await daemon.until('STATUS', 'ONLINE')
        unit.ups.setInput({ voltage: 0 })
        await daemon.until('STATUS', /ONBATT/)
        unit.ups.setBattery({ charge: 2 })
        await daemon.until('STATUS', /LOWBATT|SHUTTING/)
      },
    )

    test.concurrent(
      '--killpower on battery: off after the grace delay, back with the utility',
      LONG,
      async ({ onTestFinished: atEnd }) => {
        const unit = await upsLinkUnit(speaker, 1, atEnd)
        const daemon = await haltedSmartApcupsd(unit, atEnd)
        unit.ups.setInput({ voltage: 0 })
        expect(await daemon.killPower()).toMatchObject({ status: 0 })
        await unit.until('the output goes off', () => /MOG off/.test(unit.outlets()))
        unit.bench.advance(300)
        expect(unit.outlets()).toMatch(/MOG off/)
        unit.ups.setInput({ voltage: 120 })
        unit.bench.advance(60)
        expect(unit.outlets()).toMatch(/MOG on/)
      },
    )

    test.concurrent(
      '--killpower on line: S is refused, @ is taken; off, and back by itself',
      LONG,
      async ({ onTestFinished: atEnd }) => {
        const unit = await upsLinkUnit(speaker, 1, atEnd)
        const daemon = await haltedSmartApcupsd(unit, atEnd)
        expect(await daemon.killPower()).toMatchObject({ status: 0 })
        const commands = unit.bench.journal
          .since(0)
          .flatMap((event) => (event.type === 'command' ? [event.command.action] : []))
        expect(commands).toEqual(['shutdown'])
        unit.bench.advance(300)
        expect(unit.outlets()).toMatch(/MOG on/)
      },
    )
  })
})
