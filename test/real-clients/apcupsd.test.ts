/** apcupsd 3.14.14 from Debian, `UPSTYPE modbus` on the unit's serial port. */
import { expect, test } from 'vitest'
import { apcupsdOn } from './support/apcupsd-on-unit.ts'
import { describeClients } from './support/clients.ts'
import { liveUnit } from './support/live-unit.ts'

describeClients('apcupsd', () => {
  test.concurrent('comes on line and shows the unit', async ({ onTestFinished: atEnd }) => {
    const unit = await liveUnit({
      atEnd,
      config: {
        serial: 'AS2048163264',
        input: { voltage: 119, frequency: 60.5 },
        battery: { temperature: 28 },
        load: { MOG: 300, SOG0: 100 },
        settings: {
          unit: { name: 'Rack 7' },
          groups: { MOG: { turnOffDelay: 5, turnOnDelay: 9 } },
        },
      },
    })
    const daemon = await apcupsdOn(unit, atEnd)
    const status = await daemon.status()
    const { battery } = unit.state()
    expect(status).toMatchObject({
      STATUS: 'ONLINE',
      MODEL: 'Smart-UPS 1500',
      SERIALNO: 'AS2048163264',
      UPSNAME: 'Rack 7',
      // The second half is the version of the register map.
      FIRMWARE: 'UPS 09.2 / 00.4',
      BCHARGE: '100.0 Percent',
      TIMELEFT: `${Math.floor(battery.runtime / 60)}.0 Minutes`,
      BATTV: `${battery.voltage.toFixed(1)} Volts`,
      ITEMP: '28.0 C',
      LINEV: '119.0 Volts',
      LINEFREQ: '60.5 Hz',
      OUTPUTV: '119.0 Volts',
      LOADPCT: '40.0 Percent',
      NOMPOWER: '1000 Watts',
      NOMAPNT: '1440 VA',
      NOMOUTV: '120 Volts',
      DSHUTD: '5 Seconds',
      DWAKE: '9 Seconds',
      SELFTEST: 'OK',
      BATTDATE: isoDate(unit.ups.settings.unit.batteryInstalledOn),
      MANDATE: isoDate(unit.ups.identity.manufacturedOn),
    })
    expect(daemon.events()).toEqual([])
  }, 40_000)

  test.concurrent('sees an outage begin and end', async ({ onTestFinished: atEnd }) => {
    const unit = await liveUnit({ atEnd })
    const daemon = await apcupsdOn(unit, atEnd)
    unit.ups.setInput({ voltage: 0 })
    await daemon.until('STATUS', /ONBATT/)
    expect(await daemon.status()).toMatchObject({ LASTXFER: 'Low line voltage' })
    await unit.until('the events come', () => daemon.events().includes('onbattery'))
    unit.ups.setInput({ voltage: 120 })
    await daemon.until('STATUS', 'ONLINE')
    await unit.until('the events come', () => daemon.events().length === 4)
    // Each event runs a process of its own, and the last two come at once.
    expect(daemon.events().slice(0, 2)).toEqual(['powerout', 'onbattery'])
    expect(daemon.events().slice(2).sort()).toEqual(['mainsback', 'offbattery'])
  }, 40_000)

  test.concurrent('halts its machine on a low battery', async ({ onTestFinished: atEnd }) => {
    const unit = await liveUnit({ atEnd })
    const daemon = await apcupsdOn(unit, atEnd)
    unit.ups.setInput({ voltage: 0 })
    await daemon.until('STATUS', /ONBATT/)
    unit.ups.setBattery({ charge: 3 })
    await daemon.until('STATUS', /ONBATT LOWBATT/)
    await unit.until('it asks for a shutdown', () => daemon.events().includes('doshutdown'))
    await daemon.until('STATUS', /SHUTTING DOWN/)
  }, 60_000)

  test.concurrent('loses a unit that is dead, and finds it again', async ({ onTestFinished: atEnd }) => {
    const unit = await liveUnit({ atEnd })
    const daemon = await apcupsdOn(unit, atEnd)
    unit.ups.setInput({ voltage: 0 })
    unit.ups.setBattery({ charge: 0 })
    unit.bench.advance(11 * 60)
    await daemon.until('STATUS', /COMMLOST/, 40_000)
    unit.ups.setInput({ voltage: 120 })
    await daemon.until('STATUS', /^ONLINE( LOWBATT)?$/, 40_000)
    await unit.until('the events come', () => daemon.events().includes('commok'))
    expect(daemon.events()).toContain('commfailure')
  }, 90_000)
})

function isoDate(daysSince2000: number): string {
  return new Date(Date.UTC(2000, 0, 1 + daysSince2000)).toISOString().slice(0, 10)
}
