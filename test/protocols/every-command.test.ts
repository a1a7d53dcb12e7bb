/** Every command of NUT's apcsmart, usbhid-ups, snmp-ups and apcmicrolink, on a model of each firmware line: an effect, or an error that the client sees. */
import { expect, test } from 'vitest'
import { NetworkManagementCard } from '../../emulators/network-management-card/network-management-card.ts'
import { listModels } from '../../emulators/smart-ups/models/catalogue.ts'
import type { UpsModel } from '../../emulators/smart-ups/models/model.ts'
import { usageOf } from '../../emulators/usb-hid-emulator-lite/src/hid/field.ts'
import { legacyUsbDevice } from '../../src/protocols/hid-power-device/legacy-usb-device.ts'
import { unitUsbDevice } from '../../src/protocols/hid-power-device/usb-device.ts'
import { PowernetView } from '../../src/protocols/powernet/view.ts'
import { UpsLinkSession } from '../../src/protocols/ups-link/session.ts'
import { ManualLineClock } from '../ports/manual-line-clock.ts'
import { type UnitUnderTest, unit } from '../support/unit.ts'
import { UsbBench } from './hid-power-device/usb-bench.ts'
import { unitWithHost } from './microlink/units.ts'

/** One model of each line, of either generation. */
function oneOfEachLine(serial: UpsModel['serial']): (readonly [line: number, model: string])[] {
  const models = listModels().filter((model) => model.serial === serial)
  const lines = [...new Set(models.flatMap((model) => model.lines))]
  return lines.map((line) => [line, models.find((model) => model.lines.includes(line))!.name])
}

/** What a unit has done since, and how it stands: events, countdowns, settings. */
function stateOf({ ups, events }: UnitUnderTest): string {
  return JSON.stringify([
    events.length,
    ups.settings.toJSON(),
    ups.outlets.groups.map(({ process, on }) => [on, process]),
  ])
}

/** Commands of apcsmart as it sends them; a pair is sent with 1.6 s between, as the language asks for. */
const UPS_LINK: Readonly<Record<string, string>> = {
  'load.off': 'ZZ',
  'load.on': '\x0e\x0e',
  'shutdown.return': 'S',
  'shutdown.return after hours': '@001',
  'shutdown.stayoff': 'KK',
  'test.battery.start': 'W',
  'test.failure.start': 'U',
  'test.panel.start': 'A',
  'calibrate.start': 'D',
  'bypass.start': '^',
}

test.each(oneOfEachLine('ups-link'))('SKU number %i: every command of apcsmart on an %s', (_line, model) => {
  const dumb = Object.entries(UPS_LINK).filter(([, characters]) => {
    const made = unit({ model })
    const session = new UpsLinkSession(made.ups)
    let at = 0
    const say = (text: string) => {
      at += 1600
      made.pass(1.6)
      return session
        .receive(Buffer.from(text, 'latin1'), at)
        .map(({ bytes }) => Buffer.from(bytes).toString('latin1'))
    }
    say('Y')
    const before = stateOf(made)
    const parts = characters.startsWith('@') ? [characters] : [...characters]
    const answers = parts.flatMap(say).join('')
    made.pass(5)
    return answers === '' && stateOf(made) === before
  })
  expect(dumb.map(([name]) => name)).toEqual([])
})

/** What usbhid-ups writes: a usage and its value. */
const HID: Readonly<Record<string, readonly [page: number, usage: number, value: number]>> = {
  'load.off.delay': [0x84, 0x57, 20],
  'shutdown.reboot': [0x84, 0x55, 10],
  'load.on.delay': [0x84, 0x56, 30],
  'shutdown.stop': [0x84, 0x57, 0xffff],
  'beeper.disable': [0x84, 0x5a, 1],
  'beeper.enable': [0x84, 0x5a, 2],
  'beeper.mute': [0x84, 0x5a, 3],
  'test.battery.start.quick': [0x84, 0x58, 1],
  'test.battery.start.deep': [0x84, 0x58, 2],
  'test.battery.stop': [0x84, 0x58, 3],
  'test.panel.start': [0xff86, 0x72, 1],
}
/** With nothing to be ended or muted there is nothing to see. */
const NOTHING_TO_DO = ['shutdown.stop', 'beeper.mute', 'test.battery.stop', 'test.panel.start']

test.each([...oneOfEachLine('microlink'), ...oneOfEachLine('ups-link')])(
  'line %i: every command of usbhid-ups on an %s',
  (_line, model) => {
    let written = 0
    const dumb = Object.entries(HID).filter(([name, [page, usage, value]]) => {
      const made = unit({ model })
      const legacy = made.ups.model.serial === 'ups-link'
      const usb = new UsbBench(
        legacy
          ? legacyUsbDevice(made.ups, { sync: () => {} })
          : unitUsbDevice(made.ups, { sync: () => {}, line: new ManualLineClock(), randomByte: () => 0 }),
      )
      const [found] = usb.hid.reports.find(usageOf(page, usage), { type: 'feature' })
      // What the descriptor does not have the driver does not offer.
      if (!found) return false
      written++
      const size = usb.hid.getReport('feature', found.reportId).length - 1
      const payload = Array.from({ length: size }, (_, at) => (value >> (8 * at)) & 0xff)
      const before = stateOf(made)
      try {
        usb.set(Buffer.from([found.reportId, ...payload]).toString('hex'))
      } catch {
        return false
      }
      const shown = usb.get(found.reportId)
      made.pass(5)
      return !NOTHING_TO_DO.includes(name) && stateOf(made) === before && shown !== value
    })
    expect(written).toBeGreaterThan(4)
    expect(dumb.map(([name]) => name)).toEqual([])
  },
)

/** What snmp-ups writes, below the control (6.2) and test (7.2) objects of a UPS. */
const SNMP: Readonly<Record<string, readonly [object: readonly number[], value: number]>> = {
  'load.off': [[6, 2, 1, 0], 2],
  'shutdown.stayoff': [[6, 2, 1, 0], 3],
  'load.reboot': [[6, 2, 2, 0], 2],
  'shutdown.reboot': [[6, 2, 2, 0], 3],
  'shutdown.return': [[6, 1, 1, 0], 2],
  sleep: [[6, 2, 3, 0], 3],
  'test.failure.start': [[6, 2, 4, 0], 2],
  'load.on': [[6, 2, 6, 0], 2],
  'bypass.start': [[6, 2, 7, 0], 2],
  'bypass.stop': [[6, 2, 7, 0], 3],
  'test.battery.start': [[7, 2, 2, 0], 2],
  'calibrate.start': [[7, 2, 5, 0], 2],
  'calibrate.stop': [[7, 2, 5, 0], 3],
}
const UPS = [1, 3, 6, 1, 4, 1, 318, 1, 1, 1]
/** What is on, is not in bypass and runs no test has nothing to do: cards take these without a word. */
const DONE_ALREADY = ['load.on', 'bypass.stop', 'calibrate.stop']

test.each(
  oneOfEachLine('microlink')
    .concat(oneOfEachLine('ups-link'))
    .filter(([, name]) => hasSlot(name)),
)('line %i: every command of snmp-ups on a card in an %s', (_line, model) => {
  const dumb = Object.entries(SNMP).filter(([name, [object, value]]) => {
    const made = unit({ model })
    const card = new NetworkManagementCard({ model: 'AP9631', version: '6.6.4' })
    made.ups.fit(card)
    const view = new PowernetView(card)
    const before = stateOf(made)
    const written = { type: 'integer', value } as const
    const at = [...UPS, ...object]
    const error = view.checkSet(at, written) ?? view.commitSet(at, written)
    // A card gives its clients their time before it commands a unit without outlet groups.
    made.pass(600)
    return error === undefined && stateOf(made) === before && !DONE_ALREADY.includes(name)
  })
  expect(dumb.map(([name]) => name)).toEqual([])
})

function hasSlot(name: string): boolean {
  return listModels().find((model) => model.name === name)!.smartSlots > 0
}

/** What apcmicrolink writes: a field and its number, RJ-45 as the source. 0 stands for the groups of the unit. */
const MICROLINK: Readonly<Record<string, readonly [path: string, value: number]>> = {
  'load.off': ['2:4.B5', 0x4004],
  'load.on': ['2:4.B5', 0x4002],
  'shutdown.reboot': ['2:4.B5', 0x4010],
  'shutdown.stayoff': ['2:4.B5', 0x4084],
  'load.on.delay': ['2:4.B5', 0x4042],
  'shutdown.return': ['2:4.B5', 0x4088],
  'shutdown.reboot.graceful': ['2:4.B5', 0x4090],
  'test.battery.start': ['2:4.5.10', 0x0401],
  'calibrate.start': ['2:4.5.12', 0x0401],
  'test.panel.start': ['2:4.B.3B', 0x0001],
  'bypass.start': ['2:4.14', 0x08000010],
}
const GROUP_BITS: Readonly<Record<string, number>> = { MOG: 0x100, SOG0: 0x200, SOG1: 0x400, SOG2: 0x800 }

test.each(oneOfEachLine('microlink'))('line %i: every command of apcmicrolink on an %s', (_line, model) => {
  let offered = 0
  const dumb = Object.entries(MICROLINK).filter(([name, [path, command]]) => {
    const made = unitWithHost({ model })
    const groups = made.ups.model.groups.reduce((bits, group) => bits | GROUP_BITS[group]!, 0)
    const word = path === '2:4.B5' ? command | groups : command
    if (!made.host.usages.some((usage) => usage.name === path)) return false
    offered++
    const before = stateOf(made)
    const taken = made.host.writeNumber(path, word) === word
    made.pass(5)
    return taken && stateOf(made) === before && ![...DONE_ALREADY, ...NOTHING_TO_DO].includes(name)
  })
  expect(offered).toBeGreaterThan(6)
  expect(dumb.map(([name]) => name)).toEqual([])
})
