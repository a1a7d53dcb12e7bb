/** An update of firmware as an unmodified client lives through it: stale data while it is installed, then another version. */
import { expect, test } from 'vitest'
import { describeClients } from './support/clients.ts'
import { liveUnit } from './support/live-unit.ts'
import { nutOn, UPS } from './support/nut-on-unit.ts'

/** Device seconds until a file is in over serial, and until it is installed. */
const RECEIVING = 15 * 60
const INSTALLING = 2 * 60

describeClients('an update of firmware', () => {
  test('NUT 2.8.5 over Modbus TCP', { timeout: 90_000 }, async () => {
    const unit = await liveUnit({ config: { model: 'SMT1500C', firmware: '04.3', settings: {} } })
    const nut = await nutOn(unit, '2.8.5', 'Modbus TCP')
    const isStale = () =>
      nut.upsc(UPS).then(
        () => false,
        (error: Error) => /stale/i.test(error.message),
      )

    unit.ups.update.start({ version: '04.4', via: 'serial' })
    unit.bench.advance(RECEIVING / 2)
    // The file comes in over the serial port; the network goes on.
    expect((await nut.upsc(UPS))['ups.firmware']).toBe('UPS 04.3')
    unit.bench.advance(RECEIVING / 2 + 10)
    await expect.poll(isStale, { timeout: 40_000 }).toBe(true)
    unit.bench.advance(INSTALLING)

    await nut.until(UPS, 'ups.firmware', 'UPS 04.4', 40_000)
    expect((await nut.upsc(UPS))['ups.status']).toBe('OL')
    expect(unit.outlets()).toBe('MOG on, SOG0 on')
  })
})
