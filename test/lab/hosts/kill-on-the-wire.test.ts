import { describe, expect, test } from 'vitest'
import type { Over } from '../../../src/lab/hosts/host-schema.ts'
import type { DeviceConfig } from '../../../src/lab/lab-file/schema.ts'
import { killer } from './kill-on-the-wire.ts'

interface Way {
  readonly over: Over
  readonly config: Partial<DeviceConfig>
  /** The last it says to the unit, and what is answered. */
  readonly says: readonly string[]
  /** What the unit makes of it. */
  readonly command: string
}

const WAYS: Readonly<Record<string, Way>> = {
  Modbus: {
    over: 'rj45',
    config: { settings: { unit: { modbusEnabled: true } } },
    says: [
      '> FC 16 write 1538 x2 (OutletCommand_BF shutdown, use on delay, use off delay, MOG, SOG0)',
      '< FC 16 written 1538 x2',
    ],
    command: 'rj45 shutdown',
  },
  'UPS-Link': {
    over: 'rj45',
    config: { model: 'SUA1500', firmware: undefined },
    says: [
      '> Y enter smart mode',
      '< enter smart mode: "SM"',
      '> S off after delay, back with the mains',
      '< off after delay, back with the mains: "OK"',
    ],
    command: 'rj45 shutdown',
  },
}

describe.each(Object.entries(WAYS))('a kill power over %s', (_name, { over, config, says, command }) => {
  test('is on the wire, cuts its host, which comes back with the mains: clean', () => {
    const made = killer(over, config)
    made.outage()
    expect(made.said).toEqual(says)
    expect(made.commands()).toEqual([command])
    expect(made.host().state).toBe('halted')
    made.pass(400)
    expect([made.host().state, made.verdict()]).toEqual(['off', 'clean'])
    made.mains(true)
    made.pass(300)
    expect([made.host().state, made.verdict()]).toEqual(['up', 'clean'])
  })

  test('that the wire swallows never was: the mains come back to a host that stays halted', () => {
    const made = killer(over, config)
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
})

describe('UPS-Link, where S is not taken', () => {
  const SUA: Partial<DeviceConfig> = { model: 'SUA1500', firmware: undefined }

  /** The mains return while the host shuts down, so that the unit is on line when it is told. */
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
    const made = killer('rj45', { ...SUA, rj45: { tcp: 'x', quirks: { star: true } } })
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
