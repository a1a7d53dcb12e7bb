/** NUT's instant commands, and what the outlet groups make of them. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { NutServer } from './setup/nut.ts'
import { describeClients } from './support/clients.ts'
import { type LiveUnit, liveUnit } from './support/live-unit.ts'
import { nutOn, UPS } from './support/nut-on-unit.ts'
import { LINKS } from './support/registers.ts'
import { shared } from './support/scope.ts'

/** Seconds; every group waits so long before it goes off, stays off and comes on. */
const DELAYS = { turnOffDelay: 3, stayOffDelay: 4, turnOnDelay: 2 }

const off = (second: number) => [`${second}: SOG0 off`, `${second}: MOG off`]
const on = (second: number) => [`${second}: MOG on`, `${second}: SOG0 on`]

/** Commands with AC present, and what the relays do within a minute: second after the command, group, way. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  'load.off': off(0),
  'load.off.delay': off(3),
  'shutdown.stayoff': off(3),
  'shutdown.return': [...off(3), ...on(7)],
  'shutdown.default': [...off(3), ...on(7)],
  'shutdown.reboot': [...off(0), ...on(4)],
  'shutdown.reboot.graceful': [...off(3), ...on(7)],
  'load.cycle': [...off(0), ...on(4)],
  'outlet.group.0.shutdown.return': [...off(3), ...on(7)],
  'outlet.group.1.load.off': ['0: SOG0 off'],
  'outlet.group.1.load.off.delay': ['3: SOG0 off'],
  'outlet.group.1.shutdown.stayoff': ['3: SOG0 off'],
  'outlet.group.1.shutdown.return': ['3: SOG0 off', '7: SOG0 on'],
  'outlet.group.1.load.cycle': ['0: SOG0 off', '4: SOG0 on'],
}

/** Commands to a unit that is off. */
const FROM_OFF: Readonly<Record<string, readonly string[]>> = {
  'load.on': on(0),
  'load.on.delay': on(2),
  'outlet.group.0.load.on': on(0),
}

describeClients('NUT 2.8.5', () => {
  describe.each(LINKS)('over %s', (link) => {
    // Ten times as fast: the driver does not mind.
    const unit = shared((atEnd) =>
      liveUnit({ config: { settings: { groups: { MOG: DELAYS, SOG0: DELAYS } } }, speed: 10, atEnd }),
    )
    const nut = shared((atEnd) => nutOn(unit(), '2.8.5', link, atEnd))
    beforeEach(() => restore(unit()))

    test.each(Object.entries(COMMANDS))('%s', async (command, relays) => {
      expect(await relaysAfter(unit(), nut(), command)).toEqual(relays)
    })

    test.each(Object.entries(FROM_OFF))('%s', async (command, relays) => {
      unit().ups.command({ action: 'off', targets: 'all', source: 'lcd' })
      expect(await relaysAfter(unit(), nut(), command)).toEqual(relays)
    })

    test('shutdown.return on battery waits for the mains', async () => {
      unit().ups.setInput({ voltage: 0 })
      expect(await relaysAfter(unit(), nut(), 'shutdown.return')).toEqual(off(3))
      expect(unit().state().outletGroups[0]?.pending).toEqual({ action: 'wait-for-ac', seconds: null })
      unit().ups.setInput({ voltage: 120 })
      await unit().until('the outlets come back', () => unit().outlets() === 'MOG on, SOG0 on')
    })

    test('test.battery.start runs a self test, whose result is shown', async () => {
      expect(await nut().upscmd(UPS, 'test.battery.start')).toBe('SUCCESS')
      // The self-test at start has passed already: its result is not the one that is waited for.
      await unit().until('the test passes', () =>
        unit()
          .events('test')
          .some(({ phase }) => phase === 'passed'),
      )
      await nut().until(UPS, 'ups.test.result', /Passed, Source: Protocol/i)
    })
  })
})

/** Everything on, nothing pending, mains and battery good. */
function restore({ ups, bench }: LiveUnit): void {
  bench.sync()
  ups.setInput({ voltage: 120 })
  ups.setBattery({ charge: 100 })
  ups.command({ action: 'cancel', targets: 'all', source: 'lcd' })
  ups.command({ action: 'on', targets: 'all', source: 'lcd' })
}

/** Runs a command, lets a minute of device time pass and tells which relays moved, and when. */
async function relaysAfter(unit: LiveUnit, nut: NutServer, command: string): Promise<string[]> {
  const before = unit.events('outlet').length
  const commands = unit.events('command').length
  await nut.sendCommand(UPS, command)
  await unit.until(`${command} arrives`, () => unit.events('command').length > commands)
  const sent = unit.events('command')[commands]?.at ?? Number.NaN
  unit.bench.advance(60)
  return unit
    .events('outlet')
    .slice(before)
    .map(({ at, group, on }) => `${Math.round((at - sent) / 1000)}: ${group} ${on ? 'on' : 'off'}`)
}
