/** NUT through an outage: what an administrator's monitor would act on. */
import { expect, test } from 'vitest'
import { describeClients } from './support/clients.ts'
import { liveUnit } from './support/live-unit.ts'
import { nutOn, UPS } from './support/nut-on-unit.ts'
import { LINKS } from './support/registers.ts'

describeClients('NUT 2.8.5', () => {
  test.concurrent.for(LINKS)(
    'follows an outage down to a low battery and back over %s',
    async (link, { onTestFinished: atEnd }) => {
      const unit = await liveUnit({ atEnd })
      const nut = await nutOn(unit, '2.8.5', link, atEnd)
      expect((await nut.upsc(UPS))['ups.status']).toBe('OL')

      unit.ups.setInput({ voltage: 0 })
      await nut.until(UPS, 'ups.status', /\bOB DISCHRG$/)
      expect(await nut.upsc(UPS)).toMatchObject({
        'input.voltage': '0.00',
        'input.transfer.reason': 'LowInputVoltage',
        'output.voltage': '120.00',
        'ups.efficiency': 'OnBattery',
        'ups.alarm': 'Input not acceptable',
      })

      unit.ups.setBattery({ charge: 2 })
      // "Replace battery" comes with it: up to 2.8.5 the driver takes one register for the other.
      await nut.until(UPS, 'ups.status', /\bOB LB RB\b/)
      expect(unit.state().alarms).not.toContain('needs-replacement')
      expect(Number((await nut.upsc(UPS))['battery.charge'])).toBeLessThanOrEqual(2)

      unit.ups.setBattery({ charge: 60 })
      unit.ups.setInput({ voltage: 121 })
      await nut.until(UPS, 'ups.status', 'OL')
      expect(await nut.upsc(UPS)).toMatchObject({
        'input.voltage': '121.00',
        'input.transfer.reason': 'AcceptableInput',
        'battery.charge': expect.stringMatching(/^60\./),
      })
    },
  )

  test.concurrent('has stale data while the unit is dead, and fresh data when it wakes up', async ({
    onTestFinished: atEnd,
  }) => {
    const unit = await liveUnit({ atEnd })
    const nut = await nutOn(unit, '2.8.5', 'the serial port', atEnd)
    unit.ups.setInput({ voltage: 0 })
    unit.ups.setBattery({ charge: 0 })
    // The electronics outlive the output by ten minutes.
    unit.bench.advance(11 * 60)
    expect(unit.state().awake).toBe(false)
    await nut.until(UPS, 'ups.status', /Data stale/)
    unit.ups.setInput({ voltage: 120 })
    await nut.until(UPS, 'ups.status', /\bOL\b/, 30_000)
  }, 60_000)
})
