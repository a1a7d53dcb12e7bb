import { describe, expect, test } from 'vitest'
import type { ReadPort } from '../../../src/lab/lab-file/host-schema.ts'
import type { DeviceConfig } from '../../../src/lab/lab-file/schema.ts'
import { killer } from './kill-on-the-wire.ts'

interface Way {
  readonly readsVia: ReadPort
  readonly config: Partial<DeviceConfig>
  /** The last on the wire. */
  readonly says: readonly string[]
  /** What the unit makes of it. */
  readonly commands: readonly string[]
}

const WAYS: Readonly<Record<string, Way>> = {
  Modbus: {
    readsVia: 'rj45',
    config: { settings: { unit: { modbusEnabled: true } } },
    says: [
      '> FC 16 write 1538 x2 (OutletCommand_BF shutdown, use on delay, use off delay, MOG, SOG0)',
      '< FC 16 written 1538 x2',
    ],
    commands: ['rj45 shutdown'],
  },
  'UPS-Link': {
    readsVia: 'rj45',
    config: { model: 'SUA1500', firmware: undefined },
    says: [
      '> Y enter smart mode',
      '< enter smart mode: "SM"',
      '> S off after delay, back with the mains',
      '< off after delay, back with the mains: "OK"',
    ],
    commands: ['rj45 shutdown'],
  },
  Microlink: {
    readsVia: 'rj45',
    config: {},
    says: [
      '> NEXT: the row after this one',
      '< row 0x38: Authentication status (2:4.8.9)',
      '> write row 0x37 offset 6: Slave password (2:4.8.5) = 000021d1',
      '< row 0x37: SimpleSignalingStatus_BF (2:4.8.7), Master password (2:4.8.6), Slave password (2:4.8.5)',
      '> write row 0x2F offset 6: OutletCommand_BF (2:4.B5) = 4388',
      expect.stringContaining('< row 0x2F: Power quality setting') as unknown as string,
    ],
    commands: ['rj45 shutdown'],
  },
  HID: {
    readsVia: 'usb',
    config: {},
    says: ['> SET_REPORT feature 0x13 DelayBeforeReboot 10', '< done'],
    commands: ['usb cancel', 'usb sleep'],
  },
  'HID of the generation before': {
    readsVia: 'usb',
    config: { model: 'SUA1500', firmware: undefined },
    says: [
      '> SET_REPORT feature 0x28 DelayBeforeStartup 30',
      '< done',
      '> SET_REPORT feature 0x12 DelayBeforeShutdown 20',
      '< done',
    ],
    commands: ['usb cancel', 'usb sleep'],
  },
}

describe.each(Object.entries(WAYS))(
  'a kill power readsVia %s',
  (_name, { readsVia, config, says, commands }) => {
    test('is on the wire, cuts its host, which comes back with the mains: clean', () => {
      const made = killer(readsVia, config)
      made.outage()
      expect(made.said.slice(-says.length)).toEqual(says)
      expect(made.commands()).toEqual(commands)
      expect(made.host().state).toBe('halted')
      made.pass(400)
      expect([made.host().state, made.verdict()]).toEqual(['off', 'clean'])
      made.mains(true)
      made.pass(300)
      expect([made.host().state, made.verdict()]).toEqual(['up', 'clean'])
    })

    test('that the wire swallows never was: the mains come back to a host that stays halted', () => {
      const made = killer(readsVia, config)
      made.pass(9)
      made.mains(false)
      made.pass(10)
      made.faults({ fault: 'drop', direction: 'to-unit' })
      made.pass(30)
      made.mains(true)
      made.pass(120)
      expect(made.commands()).toEqual([])
      expect([made.host().state, made.verdict()]).toEqual(['halted', 'stuck-off'])
    })
  },
)

describe('UPS-Link, where S is not taken', () => {
  const SUA: Partial<DeviceConfig> = { model: 'SUA1500', firmware: undefined }

  /** The mains return while the host shuts down, so that the unit is on line when it is commanded. */
  function mainsBackMeanwhile(config = SUA) {
    const made = killer('rj45', config)
    made.pass(9)
    made.mains(false)
    made.pass(12)
    made.mains(true)
    made.pass(8)
    made.said.length = 0
    return made
  }

  test('as on line: @ and three digits, and the host is cycled', () => {
    const made = mainsBackMeanwhile()
    made.pass(3)
    const sent = made.said.filter((said) => said.startsWith('> ')).map((said) => said.slice(2, 3))
    expect(sent.join('')).toBe('YS@000')
    expect(made.said.at(-1)).toMatch(/"OK"$/)
    expect(made.commands()).toEqual(['rj45 shutdown'])
    made.pass(400)
    expect([made.host().state, made.verdict()]).toEqual(['up', 'clean'])
  })

  test('a digit that is lost on the way leaves it undone', () => {
    const made = mainsBackMeanwhile()
    made.faults({ fault: 'mute', after: 4, direction: 'to-unit' })
    made.pass(120)
    expect(made.commands()).toEqual([])
    expect([made.host().state, made.verdict()]).toEqual(['halted', 'stuck-off'])
  })

  test('a unit of the first two generations takes it with a star', () => {
    const made = killer('rj45', { ...SUA, rj45: { tcp: '0', quirks: { star: true } } })
    made.outage()
    expect(made.said.at(-1)).toMatch(/"\*"$/)
    expect(made.said.some((said) => said.includes('@'))).toBe(false)
    expect(made.commands()).toEqual(['rj45 shutdown'])
  })

  test('a unit that does not say SM is asked five times, and left alone', () => {
    const made = killer('rj45', SUA)
    made.pass(9)
    made.mains(false)
    made.pass(19)
    made.faults({ fault: 'drop', direction: 'to-host' })
    made.said.length = 0
    made.pass(4)
    expect(made.said.map((said) => said.slice(0, 3))).toEqual(Array.from({ length: 5 }, () => '> Y'))
    expect(made.commands()).toEqual([])
  })
})

describe('HID', () => {
  test('a unit that does nothing with the report has its host stay halted (ID 20 before 09.5)', () => {
    const verdicts = ['09.4', '09.5'].map((firmware) => {
      const made = killer('usb', { model: 'SMX1500RM2U', firmware })
      made.outage()
      made.mains(true)
      made.pass(300)
      expect(made.said).toContain('> SET_REPORT feature 0x13 DelayBeforeReboot 10')
      return made.verdict()
    })
    expect(verdicts).toEqual(['stuck-off', 'clean'])
  })

  test('a driver that does not find its unit again is started anew for the last command', () => {
    const made = killer('usb', {}, { shutdownTrigger: 'nothing', reconnects: false })
    made.pass(9)
    made.mains(false)
    made.pass(4)
    made.device.hosts.plug('usb', false)
    made.device.hosts.plug('usb', true)
    made.pass(60)
    expect([made.host().commLost, made.host().state]).toEqual([true, 'halted'])
    expect(made.commands()).toEqual(['usb cancel', 'usb sleep'])
  })

  test('with the cable out nothing is commanded', () => {
    const made = killer('usb', {}, { shutdownTrigger: 'nothing' })
    made.pass(9)
    made.mains(false)
    made.pass(4)
    made.device.hosts.plug('usb', false)
    made.pass(60)
    expect([made.host().state, made.commands()]).toEqual(['halted', []])
  })
})

const CARD = { card: 'AP9624', mode: 'confirmed', advancedPortAlwaysConfirmed: true, basic1: {} } as const

describe.each([
  ['Modbus', 'rj45', { settings: { unit: { modbusEnabled: true } } }],
  ['Microlink', 'rj45', {}],
  ['HID', 'usb', {}],
] as const)('FA233876 with a master that kills the power readsVia %s', (_name, readsVia, config) => {
  test.each([
    ['09.2', 'bounced'],
    ['09.3', 'clean'],
  ] as const)('%s: %s', (firmware, verdict) => {
    const made = killer(
      readsVia,
      { firmware, smartslot1: CARD, ...config },
      { shutdownTrigger: 'shutdown-imminent' },
    )
    made.pass(9)
    made.ups.command({ action: 'off', targets: 'all', source: 'lcd', useOffDelay: true })
    made.pass(600)
    expect(made.verdict()).toBe(verdict)
  })
})

describe('Microlink', () => {
  test('the last command begins with a session of its own', () => {
    const made = killer('rj45', {})
    made.outage()
    expect(made.said.slice(0, 2)).toEqual(['> STOP', '> INIT: from the first row'])
  })

  test('a command that is damaged on the way is none', () => {
    const made = killer('rj45', {})
    made.pass(9)
    made.mains(false)
    made.pass(19)
    // STOP, INIT, the rows but the first, and the password arrive whole.
    const rows = 0x39
    made.faults({ fault: 'mute', after: 1 + 1 + (rows - 1) + 1, direction: 'to-unit' })
    made.pass(4)
    expect(made.said.at(-1)).toContain('OutletCommand_BF (2:4.B5) = 4388')
    expect([made.host().state, made.commands()]).toEqual(['halted', []])
  })
})
