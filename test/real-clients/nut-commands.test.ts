/** NUT's instant commands, and what the outlet groups make of them. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { NutServer } from './setup/nut.ts'
import { describeClients } from './support/clients.ts'
import { type LiveUnit, liveUnit } from './support/live-unit.ts'
import { nutOn, UPS } from './support/nut-on-unit.ts'
import { LINKS } from './support/registers.ts'
import { shared } from './support/scope.ts'

const BOTH_OFF = ['SOG0 off', 'MOG off']
const BOTH_ON = ['MOG on', 'SOG0 on']

/** Commands with AC present, and what the relays do within a minute, in order. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  'load.off': BOTH_OFF,
  'load.off.delay': BOTH_OFF,
  'shutdown.stayoff': BOTH_OFF,
  'shutdown.return': [...BOTH_OFF, ...BOTH_ON],
  'shutdown.default': [...BOTH_OFF, ...BOTH_ON],
  'shutdown.reboot': [...BOTH_OFF, ...BOTH_ON],
  'shutdown.reboot.graceful': [...BOTH_OFF, ...BOTH_ON],
  'load.cycle': [...BOTH_OFF, ...BOTH_ON],
  'outlet.group.0.shutdown.return': [...BOTH_OFF, ...BOTH_ON],
  'outlet.group.1.load.off': ['SOG0 off'],
  'outlet.group.1.shutdown.stayoff': ['SOG0 off'],
  'outlet.group.1.shutdown.return': ['SOG0 off', 'SOG0 on'],
  'outlet.group.1.load.cycle': ['SOG0 off', 'SOG0 on'],
}

/** Commands to a unit that is off. */
const FROM_OFF: Readonly<Record<string, readonly string[]>> = {
  'load.on': BOTH_ON,
  'load.on.delay': BOTH_ON,
  'outlet.group.0.load.on': BOTH_ON,
}

describeClients('NUT 2.8.5', () => {
  describe.each(LINKS)('over %s', (link) => {
    // Ten times as fast: the driver does not mind.
    const unit = shared((atEnd) => liveUnit({ speed: 10, atEnd }))
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
      expect(await relaysAfter(unit(), nut(), 'shutdown.return')).toEqual(BOTH_OFF)
      expect(unit().state().outletGroups[0]?.pending).toEqual({ action: 'wait-for-ac', seconds: null })
      unit().ups.setInput({ voltage: 120 })
      await unit().until('the outlets come back', () => unit().outlets() === 'MOG on, SOG0 on')
    })

    test('test.battery.start runs a self test, whose result is shown', async () => {
      expect(await nut().upscmd(UPS, 'test.battery.start')).toBe('SUCCESS')
      await nut().until(UPS, 'ups.test.result', /passed/i)
      expect(
        unit()
          .events('test')
          .map(({ phase }) => phase),
      ).toContain('passed')
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

/** Runs a command, lets a minute of device time pass and tells which relays moved. */
async function relaysAfter(unit: LiveUnit, nut: NutServer, command: string): Promise<string[]> {
  const before = unit.events('outlet').length
  const commands = unit.events('command').length
  await nut.sendCommand(UPS, command)
  await unit.until(`${command} arrives`, () => unit.events('command').length > commands)
  unit.bench.advance(60)
  return unit
    .events('outlet')
    .slice(before)
    .map(({ group, on }) => `${group} ${on ? 'on' : 'off'}`)
}
