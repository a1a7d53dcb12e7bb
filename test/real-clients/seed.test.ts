/**
 * FA233876 as software sees it: a unit with an AP9624 is commanded off and to stay off. Up to UPS 09.2 the card's own
 * shutdown overrides that and the output is back within seconds; from 09.3 on it stays off.
 */
import { expect, test } from 'vitest'
import { apcupsdOn } from './support/apcupsd-on-unit.ts'
import { describeClients } from './support/clients.ts'
import { type LiveUnit, liveUnit } from './support/live-unit.ts'
import { nutOn, UPS } from './support/nut-on-unit.ts'
import { LINKS, type Link, watchLong, writeWords } from './support/registers.ts'
import type { AtEnd } from './support/scope.ts'

/** What the main group's outlet status word goes through, by firmware. */
const ON = 0x0001
const OFF = 0x0002
const OFF_PENDING = 0x0201
/** On, shutdown process, off delay and waiting for AC; then the same with the outlet off. */
const SHUTDOWN_PENDING = 0x0609
const SHUTDOWN = 0x040a
const WORDS = {
  '09.2': [ON, OFF_PENDING, SHUTDOWN_PENDING, SHUTDOWN, ON],
  '09.3': [ON, OFF_PENDING, OFF],
} as const
type Version = keyof typeof WORDS

/** OutletCommand for both groups: off, with the off delay. */
const OFF_AND_STAY_OFF = [0x0000, 0x0384] as const
/** Address of the main group's outlet status. */
const OUTLET_STATUS = 3
const HOUR = 3600
/** All of these tests run at the same time. */
const LONG = { timeout: 60_000 }

const cases = LINKS.flatMap((link) => (['09.2', '09.3'] as const).map((version) => ({ link, version })))

describeClients('off and stay off with an AP9624', () => {
  test.concurrent.for(cases)(
    'NUT over $link, UPS $version',
    LONG,
    async ({ link, version }, { onTestFinished: atEnd }) => {
      const unit = await seedUnit(version, atEnd)
      const nut = await nutOn(unit, '2.8.5', link, atEnd)
      const watch = await watchLong(unit, otherThan(link), OUTLET_STATUS, atEnd)

      expect(await nut.upscmd(UPS, 'shutdown.stayoff')).toBe('SUCCESS')

      // A pending off is all it takes for "low battery", on either firmware.
      await nut.until(UPS, 'ups.status', /^OL LB/)
      await nut.until(UPS, 'ups.status', 'OFF')
      if (version === '09.2') await nut.until(UPS, 'ups.status', 'OL')
      await unit.until('the words are seen', () => watch.seen.length >= WORDS[version].length)
      unit.bench.advance(HOUR)
      await nut.until(UPS, 'ups.status', version === '09.2' ? /^OL/ : 'OFF')
      expect(watch.seen).toEqual(WORDS[version])
    },
  )

  test.concurrent.for(['09.2', '09.3'] as const)(
    'seen by apcupsd, commanded by mbpoll, UPS %s',
    LONG,
    async (version, { onTestFinished: atEnd }) => {
      const unit = await seedUnit(version, atEnd)
      const daemon = await apcupsdOn(unit, atEnd)
      const watch = await watchLong(unit, 'Modbus TCP', OUTLET_STATUS, atEnd)

      await writeWords(unit, 'Modbus TCP', 1538, ...OFF_AND_STAY_OFF)

      await daemon.until('STATUS', 'ONLINE LOWBATT')
      // With the output off apcupsd has no word at all for the state.
      await daemon.until('STATUS', '')
      if (version === '09.2') await daemon.until('STATUS', 'ONLINE')
      await unit.until('the words are seen', () => watch.seen.length >= WORDS[version].length)
      unit.bench.advance(HOUR)
      expect(unit.outlets()).toBe(version === '09.2' ? 'MOG on, SOG0 on' : 'MOG off, SOG0 off')
      expect(watch.seen).toEqual(WORDS[version])
      // No outage, no loss of communication: it thinks that nothing happened.
      expect(daemon.events()).toEqual([])
    },
  )

  test('without the card it stays off on UPS 09.2 too', async () => {
    const unit = await liveUnit({ config: { firmware: '09.2' } })
    const nut = await nutOn(unit, '2.8.5', 'the serial port')
    expect(await nut.upscmd(UPS, 'shutdown.stayoff')).toBe('SUCCESS')
    await nut.until(UPS, 'ups.status', 'OFF')
    unit.bench.advance(HOUR)
    expect(unit.outlets()).toBe('MOG off, SOG0 off')
  })
})

/** A unit with the card in Confirmed mode and a client on its first Basic port; long enough off to be seen off. */
function seedUnit(firmware: Version, atEnd: AtEnd): Promise<LiveUnit> {
  const delays = { turnOffDelay: 5, stayOffDelay: 7 }
  return liveUnit({
    atEnd,
    config: {
      firmware,
      settings: { groups: { MOG: delays, SOG0: delays } },
      smartslot1: {
        card: 'AP9624',
        mode: 'confirmed',
        advancedPortAlwaysConfirmed: true,
        lowBatterySignalSeconds: 1,
        basic1: {},
      },
    },
  })
}

function otherThan(link: Link): Link {
  return link === 'Modbus TCP' ? 'the serial port' : 'Modbus TCP'
}
