import { describe, expect, test } from 'vitest'
import type { UpsEvent } from '../../../emulators/smart-ups/events.ts'
import { unitWithHost } from './units.ts'

type CommandEvent = Extract<UpsEvent, { type: 'command' }>

const ON = 0x02
const OFF = 0x04
const SHUTDOWN = 0x08
const REBOOT = 0x10
const OFF_DELAY = 0x80
const BOTH = 0x300
const SOG0 = 0x200

const commandsOf = (events: readonly UpsEvent[]) =>
  events.filter((event): event is CommandEvent => event.type === 'command')

describe('outlet commands', () => {
  test.each([
    [OFF, { action: 'off', useOffDelay: false }],
    [OFF | OFF_DELAY, { action: 'off', useOffDelay: true }],
    [SHUTDOWN, { action: 'shutdown', useOffDelay: false }],
    [SHUTDOWN | OFF_DELAY, { action: 'shutdown', useOffDelay: true }],
    [REBOOT | OFF_DELAY, { action: 'reboot', useOffDelay: true }],
    [ON | 0x40, { action: 'on', useOnDelay: true }],
    [ON | 0x20, { action: 'on', coldBoot: true }],
    [0x01, { action: 'cancel' }],
  ])('%i', (word, command) => {
    const { host, events } = unitWithHost()
    expect(host.writeNumber('2:4.B5', 0x4000 | BOTH | word)).toBe(0x4000 | BOTH | word)
    expect(commandsOf(events)).toMatchObject([
      { command: { ...command, targets: ['MOG', 'SOG0'], source: 'rj45' }, result: { accepted: true } },
    ])
  })

  test.each([
    [0x1000, 'usb'],
    [0x2000, 'lcd'],
    [0x4000, 'rj45'],
    [0x8000, 'smartslot1'],
    [0, 'rj45'],
  ])('source bit %i is %s', (bit, source) => {
    const { host, ups, events } = unitWithHost()
    host.writeNumber('2:4.B5', bit | SOG0 | SHUTDOWN | OFF_DELAY)
    expect(commandsOf(events)[0]!.command.source).toBe(source)
    expect(ups.outlets.get('SOG0')?.process?.source).toBe(source)
  })

  test('with four bytes the network has its bit as well', () => {
    const { host, events } = unitWithHost({ model: 'SMT1500RM2UC', version: '04.1' })
    expect(host.usage('2:4.B5').size).toBe(4)
    host.writeNumber('2:4.B5', 0x20000 | SOG0 | OFF)
    expect(commandsOf(events)[0]!.command).toMatchObject({ source: 'network', action: 'off' })
  })

  test('the cause of a change says who commanded it', () => {
    const { host } = unitWithHost()
    host.writeNumber('2:4.B5', 0x4000 | SOG0 | OFF)
    host.refresh()
    expect(host.number('2:4.3D[0].84')).toBe(1 << 6)
    expect(host.number('2:4.3D[0].B6')).toBe(0b10)
  })

  test.each([
    ['two commands', 0x4000 | BOTH | OFF | ON],
    ['two sources', 0x6000 | BOTH | OFF],
    ['no target', 0x4000 | OFF],
    ['a group that is not there', 0x4400 | OFF],
    ['the main group alone, with a switched one on', 0x4100 | OFF],
    ['a delay that has no meaning', 0x4000 | BOTH | OFF | 0x40],
  ])('%s: refused, the row comes back as it was', (_what, word) => {
    const { host, outlets } = unitWithHost()
    expect(host.writeNumber('2:4.B5', word)).toBe(0)
    expect(outlets()).toBe('MOG on, SOG0 on')
  })

  test('while one is pending another is refused', () => {
    const { host } = unitWithHost()
    expect(host.writeNumber('2:4.B5', 0x4000 | BOTH | OFF | OFF_DELAY)).not.toBe(0)
    expect(host.writeNumber('2:4.B5', 0x4000 | BOTH | SHUTDOWN)).toBe(0)
  })

  test('sleep: a stay-off time above 300 s, then a reboot', () => {
    const { host, ups, pass, outlets } = unitWithHost()
    for (const group of ['2:4.3E', '2:4.3D[0]']) {
      host.writeNumber(`${group}.B7`, 600)
      host.writeNumber(`${group}.B8`, 0)
    }
    host.writeNumber('2:4.B5', 0x4000 | BOTH | REBOOT)
    expect(ups.outlets.get('MOG')?.process?.kind).toBe('sleep')
    host.refresh()
    expect(host.number('2:4.3E.B6') & 0x10).toBe(0x10)
    pass(599)
    expect(outlets()).toBe('MOG off, SOG0 off')
    pass(3)
    expect(outlets()).toBe('MOG on, SOG0 on')
  })
})

describe('countdowns', () => {
  test('run where a host can see them', () => {
    const { host, pass } = unitWithHost()
    host.writeNumber('2:4.B5', 0x4000 | BOTH | SHUTDOWN | OFF_DELAY)
    pass(10)
    host.refresh()
    for (const group of ['2:4.3E', '2:4.3D[0]'])
      expect(['2D', '2E', 'AD'].map((id) => host.number(`${group}.${id}`))).toEqual([80, 8, 0])
  })

  test('of a switched group start something when written, and end it with -1', () => {
    const { host, ups, outlets, pass } = unitWithHost()
    const group = () => ups.outlets.get('SOG0')!
    expect(host.writeNumber('2:4.3D[0].2D', 30)).toBe(30)
    expect(group().process).toMatchObject({ kind: 'off', source: 'rj45' })
    expect(group().turnOffCountdown).toBe(30)
    expect(host.writeNumber('2:4.3D[0].2D', 0xffff)).toBe(0xffff)
    expect(group().process).toBe(null)
    host.writeNumber('2:4.3D[0].2E', 20)
    expect(group().process).toMatchObject({ kind: 'sleep', stayOffMs: 20_000 })
    pass(92)
    expect(outlets()).toBe('MOG on, SOG0 off')
    pass(20)
    expect(outlets()).toBe('MOG on, SOG0 on')
    host.writeNumber('2:4.3D[0].2D', 0)
    expect(outlets()).toBe('MOG on, SOG0 off')
    expect(host.writeNumber('2:4.3D[0].AD', 77)).toBe(0xffff)
    host.writeNumber('2:4.3D[0].AD', 0)
    expect(outlets()).toBe('MOG on, SOG0 on')
  })

  test('of the main group are only for reading', () => {
    const { host } = unitWithHost()
    expect(host.writeNumber('2:4.3E.2D', 30)).toBe(0xffff)
    expect(host.writeNumber('2:4.3E.2E', 30)).toBe(0xffffffff)
  })
})

describe('other commands', () => {
  test.each(['2:10', '2:4.5.10'])('%s starts and aborts a self-test, from whom it says', (path) => {
    for (const [bit, source] of [
      [0, 'protocol'],
      [1 << 8, 'protocol'],
      [1 << 9, 'local'],
      [1 << 10, 'protocol'],
    ] as const) {
      const { host, ups } = unitWithHost()
      expect(host.writeNumber(path, 1 | bit)).toBe(1 | bit)
      expect(ups.diagnostics.selfTest.data.source).toBe(source)
      expect(host.writeNumber(path, 1 | bit)).toBe(0)
      expect(host.writeNumber(path, 2 | bit)).toBe(2 | bit)
      expect(ups.diagnostics.selfTest.data.phase).toBe('aborted')
      expect(host.writeNumber(path, 2 | bit)).toBe(0)
    }
    expect(unitWithHost().host.writeNumber(path, 0x301)).toBe(0)
  })

  test.each(['2:12', '2:4.5.12'])('%s starts and aborts a calibration', (path) => {
    const { host, ups } = unitWithHost()
    host.writeNumber(path, 0x0401)
    expect(ups.diagnostics.calibration.active).toBe(true)
    host.refresh()
    expect(host.number('2:4.5.13') & 0b11).not.toBe(0)
    host.writeNumber(path, 0x0402)
    expect(ups.diagnostics.calibration.active).toBe(false)
  })

  test('the beeper is muted and sounds again', () => {
    const { host, ups } = unitWithHost()
    ups.setInput({ voltage: 0 })
    host.writeNumber('2:4.B.3B', 4)
    host.refresh()
    expect(host.number('2:4.B.3F')).toBe(0b100)
    host.writeNumber('2:4.B.3B', 8)
    host.refresh()
    expect(host.number('2:4.B.3F')).toBe(0b010)
    expect(host.writeNumber('2:4.B.3B', 0x10)).toBe(0)
  })

  test('names go back to what they were', () => {
    const { host, ups } = unitWithHost()
    host.write('2:4.82', new TextEncoder().encode('Mine'.padEnd(16)))
    expect(ups.settings.unit.name).toBe('Mine')
    host.writeNumber('2:14', 0x08000000 + (1 << 13))
    expect(ups.settings.unit.name).toBe('APCUPS')
    host.write('2:4.82', new TextEncoder().encode('Mine'.padEnd(16)))
    host.writeNumber('2:4.14', 1 << 13)
    expect(ups.settings.unit.name).toBe('APCUPS')
  })

  test('bypass is for units that have one', () => {
    const srt = unitWithHost({ model: 'SRT3000XLA', version: '15.6' })
    srt.host.writeNumber('2:14', 0x08000010)
    srt.host.refresh()
    expect(srt.host.number('2:4.A') & 0b1000).toBe(0b1000)
    srt.host.writeNumber('2:14', 0x08000020)
    srt.host.refresh()
    expect(srt.host.number('2:4.A') & 0b1000).toBe(0)
    expect(unitWithHost().host.writeNumber('2:14', 0x08000010)).toBe(0)
  })
})

describe('settings of a few values', () => {
  test.each([
    [
      '2:4.5.18',
      1 << 0,
      (made: ReturnType<typeof unitWithHost>) => made.ups.settings.unit.selfTestSchedule,
      'never',
    ],
    ['3:25', 1 << 2, (made: ReturnType<typeof unitWithHost>) => made.ups.settings.unit.sensitivity, 'low'],
    ['3:27', 1 << 3, (made: ReturnType<typeof unitWithHost>) => made.ups.settings.unit.powerQuality, 'poor'],
    ['3:2B', 1 << 6, (made: ReturnType<typeof unitWithHost>) => made.ups.settings.unit.language, 'Japanese'],
  ])('%s takes one bit, and none or two are refused', (path, bit, read, value) => {
    const made = unitWithHost()
    const before = made.host.number(path)
    expect(made.host.writeNumber(path, 0)).toBe(before)
    expect(made.host.writeNumber(path, 0b11)).toBe(before)
    expect(made.host.writeNumber(path, bit)).toBe(bit)
    expect(read(made)).toBe(value)
  })
})

describe('a unit without a main group', () => {
  test.each([
    ['off', OFF, false],
    ['shutdown', SHUTDOWN | OFF_DELAY, false],
    ['on', ON | 0x20, true],
  ])('%s aimed at the main group is for all of its groups', (_, word, isOn) => {
    const { host, ups, pass } = unitWithHost({ model: 'SRT1000XLA' })
    expect(ups.outlets.get('MOG')).toBeUndefined()
    if (isOn) ups.command({ action: 'off', targets: 'all', source: 'lcd' })
    host.writeNumber('2:4.B5', 0x4000 | 0x100 | word)
    pass(92)
    expect(ups.outlets.groups.map(({ on }) => on)).toEqual([isOn, isOn])
  })
})

/** One model of each kind of unit that speaks Microlink. */
const KINDS = [
  'SMT750',
  'SMT1500RM2U',
  'SMT3000RM2U',
  'SMX1500RM2U',
  'SMC1000',
  'SRT1000XLA',
  'SRT3000XLI',
  'SRT5KXLI',
  'SMTL750RM2UC',
]

test.each(KINDS)(
  'every outlet command that NUT sends to an %s has an effect or is seen to be refused',
  (model) => {
    for (const target of [0x100, 0x200, 0x400])
      for (const word of [OFF, OFF | OFF_DELAY, SHUTDOWN, SHUTDOWN | OFF_DELAY, REBOOT | OFF_DELAY]) {
        const { host, ups, events } = unitWithHost({ model })
        const group = { 256: 'MOG', 512: 'SOG0', 1024: 'SOG1' }[target] as 'MOG'
        if (group !== 'MOG' && !ups.outlets.get(group)) continue
        const shown = host.writeNumber('2:4.B5', target | word)
        const accepted = commandsOf(events).some(({ result }) => result.accepted)
        // What is refused shows 0 in place of what was written, which a driver reads back.
        expect(accepted || shown === 0, `${target} ${word}`).toBe(true)
      }
  },
)
