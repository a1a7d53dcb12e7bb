import { describe, expect, test } from 'vitest'
import { BenchCore } from '../../../src/lab/bench-core.ts'
import type { HostConfig } from '../../../src/lab/lab-file/host-schema.ts'
import type { DeviceConfig } from '../../../src/lab/lab-file/schema.ts'
import { expanderOf } from '../../support/expander.ts'

const CARD = {
  card: 'AP9624',
  mode: 'confirmed',
  advancedPortAlwaysConfirmed: true,
  basic1: {},
} as const

/** A unit with one host, db1; SMT1500RM2U at 09.3 with an AP9624 when nothing else is given. */
function rack(host: HostConfig, config: Partial<DeviceConfig> = {}) {
  const bench = new BenchCore()
  const device = bench.add('ups0', {
    model: 'SMT1500RM2U',
    firmware: '09.3',
    smartslot1: CARD,
    ...config,
    hosts: { db1: host },
  })
  const db1 = device.hosts.find('db1')!
  return {
    bench,
    ups: device.ups,
    hosts: device.hosts,
    db1,
    pass: (seconds: number) => bench.advance(seconds),
    mains: (good: boolean) => device.ups.setInput({ voltage: good ? 120 : 0 }),
    get verdict() {
      return db1.data.verdict
    },
    get proof() {
      return db1.data.evidence.map(({ text }) => text)
    },
  }
}

const LCD_OFF = { action: 'off', targets: 'all', source: 'lcd', useOffDelay: true } as const

describe('the seed: off and stay off at the LCD, with an AP9624 in the slot', () => {
  test.each([
    ['09.2', 'bounced', 'booting'],
    ['09.3', 'clean', 'off'],
  ])('%s gives %s', (firmware, verdict, state) => {
    const made = rack({ shutdownTrigger: 'basic1' }, { firmware })
    made.ups.command(LCD_OFF)
    made.pass(120)
    expect(made.verdict).toBe(verdict)
    expect(made.db1.data.state).toBe(state)
    expect(made.proof).toContain('lcd commanded off and stay off')
    expect(made.proof).toContain(
      'SOG0 off (smartslot1-command); it had halted'.replace(
        'smartslot1',
        firmware === '09.2' ? 'smartslot1' : 'local-user',
      ),
    )
    if (firmware === '09.2')
      expect(made.proof.at(-1)).toBe('SOG0 back on, though lcd had said off and stay off')
    made.pass(3600)
    expect(made.verdict).toBe(verdict)
  })

  test('each moment has the device time at which it happened', () => {
    const made = rack({ shutdownTrigger: 'basic1', shutdownSeconds: 30 }, { firmware: '09.2' })
    const start = made.bench.clock.now
    made.ups.command(LCD_OFF)
    made.pass(98)
    expect(made.db1.data.evidence.map(({ at }) => (at - start) / 1000)).toEqual([0, 1, 1, 31, 90, 98])
  })
})

describe('cut', () => {
  test('never-signalled: nothing had triggered its shutdown', () => {
    const made = rack({ shutdownTrigger: 'nothing' })
    made.ups.command({ ...LCD_OFF, useOffDelay: false })
    made.pass(1)
    expect(made.verdict).toBe('never-signalled')
    expect(made.proof.at(-1)).toBe(
      'SOG0 off (local-user-command) while it was up, and nothing had triggered its shutdown',
    )
  })

  test('never-signalled: one group goes off alone, which the card does not tell (FA233875)', () => {
    const made = rack({ shutdownTrigger: 'basic1' })
    made.ups.command({ ...LCD_OFF, targets: ['SOG0'] })
    made.pass(100)
    expect(made.verdict).toBe('never-signalled')
  })

  test('cut-while-shutting-down: its shutdown takes longer than the countdown', () => {
    const made = rack({ shutdownTrigger: 'basic1', shutdownSeconds: 200 })
    made.ups.command(LCD_OFF)
    made.pass(100)
    expect(made.verdict).toBe('cut-while-shutting-down')
    expect(made.proof).toEqual([
      'lcd commanded off and stay off',
      'shutdown triggered by basic1 (low battery)',
      'shutting down',
      'SOG0 off (local-user-command) while it was shutting down',
    ])
  })

  test('cut-while-up: its shutdown was triggered and it did nothing', () => {
    const made = rack({ shutdownTrigger: 'basic1', haltReportedBy: 'control' })
    made.ups.command(LCD_OFF)
    made.pass(100)
    expect(made.verdict).toBe('cut-while-up')
    expect(made.proof.at(-1)).toBe(
      'SOG0 off (local-user-command) while it was up, 89 s after its shutdown was triggered',
    )
  })

  test('cut-while-up: it was booting', () => {
    const made = rack({ shutdownTrigger: 'basic1' })
    made.ups.command({ ...LCD_OFF, action: 'shutdown' })
    made.pass(100)
    expect(made.db1.data.state).toBe('booting')
    made.ups.command({ ...LCD_OFF, useOffDelay: false })
    expect(made.verdict).toBe('cut-while-up')
  })

  test('a host that haltReportedBy at the very moment of the cut was in time', () => {
    const made = rack({ shutdownTrigger: 'basic1', shutdownSeconds: 89 })
    made.ups.command(LCD_OFF)
    made.pass(100)
    expect(made.verdict).toBe('clean')
  })

  test('the worst verdict stays, with its own proof', () => {
    const made = rack({ shutdownTrigger: 'basic1', shutdownSeconds: 200 }, { firmware: '09.2' })
    made.ups.command(LCD_OFF)
    made.pass(1000)
    expect(made.db1.data.state).toBe('up')
    expect(made.verdict).toBe('cut-while-shutting-down')
    expect(made.proof.at(-1)).toMatch(/while it was shutting down$/)
  })
})

describe('an outage', () => {
  test('clean: it shuts down at low battery, confirms, is cut, comes back with the mains', () => {
    const settings = { unit: { lowRuntimeWarning: 150 } }
    const made = rack({ shutdownTrigger: 'basic1' }, { battery: { charge: 20 }, settings })
    made.mains(false)
    made.pass(3600)
    expect([made.verdict, made.db1.data.state]).toEqual(['clean', 'off'])
    made.mains(true)
    made.pass(120)
    expect([made.verdict, made.db1.data.state]).toEqual(['clean', 'up'])
    expect(made.proof).toEqual([
      'the mains are gone',
      'shutdown triggered by basic1 (low battery)',
      'shutting down',
      'halted',
      'smartslot1 asked for a shutdown: off, and back when the mains are good',
      'SOG0 off (smartslot1-command); it had halted',
      'the mains are back',
      'SOG0 back on',
      'up again',
    ])
  })

  test('no trigger and a battery that lasts: no verdict', () => {
    const made = rack({ shutdownTrigger: 'basic1' })
    made.mains(false)
    made.pass(60)
    made.mains(true)
    made.pass(600)
    expect([made.verdict, made.db1.data.state]).toEqual([null, 'up'])
  })

  test('a host that kills the power itself is cycled when the mains have come back meanwhile', () => {
    const made = rack({ shutdownTrigger: 'on-battery', killPowerVia: 'usb' }, { smartslot1: undefined })
    made.mains(false)
    made.pass(10)
    made.mains(true)
    made.pass(300)
    expect([made.verdict, made.db1.data.state]).toEqual(['clean', 'up'])
  })

  test('stuck-off: it haltReportedBy while the mains come back, and nobody cycles its power', () => {
    const made = rack({ shutdownTrigger: 'on-battery' }, { smartslot1: undefined })
    made.mains(false)
    made.pass(10)
    made.mains(true)
    made.pass(94)
    expect([made.verdict, made.db1.data.state]).toEqual([null, 'halted'])
    made.pass(2)
    expect(made.verdict).toBe('stuck-off')
    expect(made.proof.at(-1)).toBe(
      'the mains are good and SOG0 is on, but its power was never cycled: it stays halted',
    )
  })

  test('stuck-off: the return waits for a runtime that the battery cannot reach', () => {
    const made = rack(
      { shutdownTrigger: 'low-battery', killPowerVia: 'usb' },
      {
        smartslot1: undefined,
        battery: { health: 20 },
        load: { SOG0: 600 },
        settings: { groups: { SOG0: { minimumReturnRuntime: 900 }, MOG: { minimumReturnRuntime: 900 } } },
      },
    )
    made.mains(false)
    made.pass(1800)
    made.mains(true)
    made.pass(8 * 3600)
    expect(made.verdict).toBe('stuck-off')
    expect(made.proof.at(-1)).toBe(
      'the mains are good and SOG0 stays off: it waits for 900 s of runtime, which this battery cannot reach',
    )
  })

  test('stuck-off: a fault stopped the output', () => {
    const made = rack({ shutdownTrigger: 'nothing' })
    made.ups.setFault('inverter', true)
    made.pass(61)
    expect(made.verdict).toBe('never-signalled')
    expect(made.db1.data.timeline.at(-1)!.text).toBe(
      'the mains are good and SOG0 stays off: a fault stopped the output (inverter)',
    )
  })
})

describe('what was commanded', () => {
  test('a sleep that ends at its time is clean; one that the mains end is a bounce (id18-sleep-outage)', () => {
    for (const [firmware, verdict] of [
      ['09.3', 'bounced'],
      ['15.0', 'clean'],
    ] as const) {
      const made = rack({ shutdownTrigger: 'basic1' }, { firmware })
      made.ups.command({ action: 'sleep', targets: 'all', source: 'usb', useOffDelay: true, seconds: 1200 })
      made.pass(100)
      made.mains(false)
      made.pass(100)
      made.mains(true)
      made.pass(2000)
      expect([firmware, made.verdict, made.db1.data.state]).toEqual([firmware, verdict, 'up'])
    }
  })

  test('who turns it on again may: an on after an off is no bounce', () => {
    const made = rack({ shutdownTrigger: 'basic1' })
    made.ups.command(LCD_OFF)
    made.pass(200)
    made.ups.command({ action: 'on', targets: 'all', source: 'lcd' })
    made.pass(200)
    expect([made.verdict, made.db1.data.state]).toEqual(['clean', 'up'])
  })

  test('off and stay off is not stuck, however long it lasts', () => {
    const made = rack({ shutdownTrigger: 'basic1' })
    made.ups.command(LCD_OFF)
    made.pass(7 * 24 * 3600)
    expect([made.verdict, made.db1.data.state]).toEqual(['clean', 'off'])
  })

  test('load shedding that stays off is what the settings say', () => {
    const made = rack(
      { shutdownTrigger: 'nothing' },
      { settings: { groups: { SOG0: { shedOnBattery: true, shedStaysOff: true, shedTime: 10 } } } },
    )
    made.mains(false)
    made.pass(60)
    made.mains(true)
    made.pass(600)
    expect([made.verdict, made.db1.data.state]).toEqual(['never-signalled', 'off'])
    expect(made.db1.data.timeline.map(({ text }) => text)).not.toContainEqual(
      expect.stringMatching(/stays off:/),
    )
  })
})

describe('how the bench learns that a host halted', () => {
  test('its shutdown line, held for the time the card wants', () => {
    const made = rack({ shutdownTrigger: 'basic1', haltReportedBy: 'basic1' })
    made.ups.command(LCD_OFF)
    made.pass(30)
    const card = expanderOf(made.bench.device('ups0')!)
    card.signalPorts[0]!.raiseShutdownLine(true)
    made.pass(4)
    expect(made.db1.data.state).toBe('up')
    made.pass(1)
    expect(made.db1.data.state).toBe('halted')
    made.pass(100)
    expect(made.verdict).toBe('clean')
  })

  test.each(['rj45', 'usb', 'smartslot1', 'network'] as const)(
    'a kill power from %s, and from no other',
    (source) => {
      const made = rack({ shutdownTrigger: 'low-battery', haltReportedBy: source })
      const others = (['rj45', 'usb', 'smartslot1', 'network'] as const).filter((other) => other !== source)
      for (const other of others) {
        made.ups.command({ action: 'shutdown', targets: 'all', source: other, useOffDelay: true })
        made.ups.command({ action: 'cancel', targets: 'all', source: other })
      }
      expect(made.db1.data.state).toBe('up')
      made.ups.command({ action: 'shutdown', targets: 'all', source, useOffDelay: true })
      expect(made.db1.data.state).toBe('halted')
    },
  )

  test('what somebody says of it, as far as it can be', () => {
    const made = rack({ shutdownTrigger: 'basic1', haltReportedBy: 'control', bootSeconds: 600 })
    made.hosts.did(made.db1, 'shutting-down')
    expect(made.db1.data.state).toBe('shutting-down')
    made.pass(1000)
    expect(made.db1.data.state).toBe('shutting-down')
    made.hosts.did(made.db1, 'halted')
    made.hosts.did(made.db1, 'halted')
    expect(() => made.hosts.did(made.db1, 'shutting-down')).toThrow(
      'db1 is halted: it can be up, not shutting-down',
    )
    made.ups.command({ ...LCD_OFF, useOffDelay: false })
    expect(() => made.hosts.did(made.db1, 'up')).toThrow('db1 has no power: SOG0 is off')
    made.ups.command({ action: 'on', targets: 'all', source: 'lcd' })
    made.hosts.did(made.db1, 'up')
    expect([made.verdict, made.db1.data.state]).toEqual(['clean', 'up'])
  })
})

describe('who has no such port or group', () => {
  test.each([
    [{ group: 'SOG2' }, 'ups0: hosts.db1.group: SMT1500RM2U has no outlet group SOG2; it has MOG, SOG0'],
    [
      { shutdownTrigger: 'basic2' },
      /hosts\.db1\.shutdownTrigger: no client is plugged into basic2; there is one at: basic1/,
    ],
    [
      { haltReportedBy: 'basic2' },
      /hosts\.db1\.haltReportedBy: no client is plugged into basic2; there is one at: basic1/,
    ],
  ] as const)('%o', (host, message) => {
    expect(() => rack(host)).toThrow(message)
  })
})
