import { describe, expect, test } from 'vitest'
import { BenchCore } from '../../../src/lab/bench-core.ts'
import type { HostConfig } from '../../../src/lab/lab-file/host-schema.ts'
import type { DeviceConfig } from '../../../src/lab/lab-file/schema.ts'
import { DeviceLine } from '../../../src/lab/time/device-line.ts'
import { serialLanguage } from '../../../src/lab/wiring/serial-session.ts'
import { wireFaults } from '../../../src/lab/wiring/wire.ts'

function rack(host: HostConfig, config: Partial<DeviceConfig> = {}, line?: DeviceLine) {
  const bench = new BenchCore({ seed: 1, ...(line ? { line } : {}) })
  const device = bench.add('ups0', {
    model: 'SMT1500RM2U',
    firmware: '09.3',
    settings: { unit: { modbusEnabled: true } },
    ...config,
    hosts: { master: { pollSeconds: 2, shutdownSeconds: 20, ...host } },
  })
  const { data } = device.hosts.find('master')!
  const received: string[] = []
  bench.traffic.listen(({ port, direction, protocol }) => received.push(`${port} ${protocol} ${direction}`))
  return {
    bench,
    device,
    ups: device.ups,
    received,
    data: () => device.hosts.find('master')!.data,
    reading: () => data.reading,
    pass: (seconds: number) => bench.advance(seconds),
    mains: (good: boolean) => device.ups.setInput({ voltage: good ? device.ups.model.nominalVoltage : 0 }),
    triggers: () =>
      device.hosts
        .find('master')!
        .data.timeline.map(({ text }) => text)
        .filter((text) => text.startsWith('shutdown triggered')),
  }
}

const WAYS: readonly [string, HostConfig, Partial<DeviceConfig>][] = [
  ['Modbus', { readsVia: 'rj45' }, {}],
  ['Microlink', { readsVia: 'rj45' }, { settings: {} }],
  [
    'Microlink in rows of 32 bytes',
    { readsVia: 'rj45' },
    { model: 'SMT1500C', firmware: undefined, settings: {} },
  ],
  ['HID', { readsVia: 'usb' }, {}],
  ['UPS-Link', { readsVia: 'rj45' }, { model: 'SUA1500', firmware: undefined, settings: {} }],
  [
    'HID of the generation before',
    { readsVia: 'usb' },
    { model: 'SUA1500', firmware: undefined, settings: {} },
  ],
]

describe.each(WAYS)('a scripted host that speaks %s', (_name, host, config) => {
  test('reads what goes on, on a wire that can be listened to', () => {
    const made = rack(host, config)
    made.pass(5)
    expect(made.reading()).toEqual({ onBattery: false, lowBattery: false, shutdownImminent: false })
    made.mains(false)
    made.pass(2)
    expect(made.reading()).toMatchObject({ onBattery: true, lowBattery: false })
    made.ups.setBattery({ charge: 2 })
    made.pass(2)
    expect(made.reading()).toMatchObject({ onBattery: true, lowBattery: true })
    expect(made.triggers()).toEqual([`shutdown triggered by ${host.readsVia} (low battery)`])
    const protocol = host.readsVia === 'usb' ? 'hid' : serialLanguage(made.ups)
    expect(made.received).toContain(`${host.readsVia} ${protocol} to-unit`)
    expect(made.received).toContain(`${host.readsVia} ${protocol} to-host`)
  })

  test('that is not answered any more acts on it when it last saw the unit on battery', () => {
    const made = rack(host, config)
    made.pass(10)
    made.device.hosts.plug(host.readsVia!, false)
    made.pass(60)
    expect([made.data().commLost, made.data().state]).toEqual([true, 'up'])
    made.device.hosts.plug(host.readsVia!, true)
    made.mains(false)
    made.pass(10)
    expect(made.data().commLost).toBe(false)
    made.device.hosts.plug(host.readsVia!, false)
    made.pass(14)
    expect(made.triggers()).toEqual([])
    made.pass(4)
    expect(made.triggers()).toEqual(['shutdown triggered by loss of communication with its unit'])
  })
})

describe('a unit that counts as lost', () => {
  test.each([
    ['carry-on', 'up'],
    ['shut-down-on-battery', 'up'],
    ['shut-down', 'halted'],
  ] as const)('%s with the mains good: %s', (onCommLost, state) => {
    const made = rack({ readsVia: 'rj45', onCommLost })
    made.pass(10)
    wireFaults(made.device, 'rj45', made.bench).set([{ fault: 'drop', direction: 'to-host' }])
    made.pass(60)
    expect(made.data().state).toBe(state)
  })

  test.each(['drop', 'truncate', 'corrupt', 'wrong-checksum', 'wrong-unit', 'baud-mismatch'] as const)(
    '%s on the line makes it so, and a good line ends it',
    (fault) => {
      for (const modbusEnabled of [true, false])
        for (const direction of ['to-host', 'to-unit'] as const) {
          // Below 09.4 noise holds up the answer after it.
          // The line has gaps between requests, as it has outside of a test: what is left of a damaged one is forgotten.
          const line = new DeviceLine()
          const config = { firmware: '09.8', settings: { unit: { modbusEnabled } } }
          const made = rack({ readsVia: 'rj45' }, config, line)
          line.follow(made.bench.clock)
          made.pass(10)
          const wire = wireFaults(made.device, 'rj45', made.bench)
          wire.set([{ fault, direction }])
          made.pass(30)
          expect([modbusEnabled, direction, made.data().commLost]).toEqual([modbusEnabled, direction, true])
          wire.set([])
          made.pass(3)
          expect([modbusEnabled, direction, made.data().commLost]).toEqual([modbusEnabled, direction, false])
        }
    },
  )

  test('a line that loses every tenth piece does not, in either language', () => {
    for (const modbusEnabled of [true, false]) {
      const made = rack({ readsVia: 'rj45' }, { settings: { unit: { modbusEnabled } } })
      wireFaults(made.device, 'rj45', made.bench).set([{ fault: 'drop', probability: 0.1 }])
      made.pass(600)
      expect(made.bench.journal.since(0).filter(({ type }) => type === 'host')).toEqual([])
    }
  })

  test('a cable that is pulled by a fault, and comes back by itself', () => {
    for (const readsVia of ['rj45', 'usb'] as const) {
      const line = new DeviceLine()
      const made = rack({ readsVia }, {}, line)
      line.follow(made.bench.clock)
      made.pass(10)
      wireFaults(made.device, readsVia, made.bench).set([{ fault: 'replug', ms: 30_000 }])
      made.pass(25)
      expect([readsVia, made.data().commLost]).toEqual([readsVia, true])
      made.pass(10)
      expect([readsVia, made.data().commLost]).toEqual([readsVia, false])
    }
  })

  test('a wedged tunnel does not keep it from its reports', () => {
    const made = rack({ readsVia: 'usb' })
    wireFaults(made.device, 'usb', made.bench).set([{ fault: 'wedged-tunnel' }])
    made.pass(60)
    expect(made.data().commLost).toBe(false)
  })

  test('an answer that comes in pieces, twice, or a little late is one', () => {
    for (const order of [{ fault: 'split' }, { fault: 'duplicate' }, { fault: 'latency', ms: 900 }] as const)
      for (const modbusEnabled of [true, false]) {
        const made = rack({ readsVia: 'rj45' }, { settings: { unit: { modbusEnabled } } })
        wireFaults(made.device, 'rj45', made.bench).set([{ ...order, direction: 'to-host' }])
        made.pass(60)
        expect(made.data().commLost).toBe(false)
      }
  })

  test('an answer that takes longer than a second has come to nobody', () => {
    const made = rack({ readsVia: 'rj45' })
    wireFaults(made.device, 'rj45', made.bench).set([{ fault: 'latency', ms: 1100, direction: 'to-host' }])
    made.pass(60)
    expect(made.data().commLost).toBe(true)
  })

  test('goes on in Modbus once somebody enables it, and in Microlink again', () => {
    const made = rack({ readsVia: 'rj45' }, { settings: {} })
    for (const enabled of [false, true, false]) {
      made.device.switchModbus(enabled)
      made.received.length = 0
      made.pass(20)
      const protocol = enabled ? 'modbus' : 'microlink'
      expect([...new Set(made.received)].sort()).toEqual([
        `rj45 ${protocol} to-host`,
        `rj45 ${protocol} to-unit`,
      ])
      expect([made.data().commLost, made.reading()?.onBattery]).toEqual([false, false])
    }
  })

  test('a driver that does not reconnect stays lost', () => {
    const made = rack({ readsVia: 'usb', reconnects: false })
    made.pass(10)
    made.device.hosts.plug('usb', false)
    made.device.hosts.plug('usb', true)
    made.pass(60)
    expect(made.data().commLost).toBe(true)
  })
})

test.each(['rj45', 'usb'] as const)('a snapshot knows whether the cable at %s is in', (readsVia) => {
  const made = rack({ readsVia, reconnects: false })
  made.pass(10)
  const before = made.bench.snapshot()
  made.device.hosts.plug(readsVia, false)
  made.pass(4)
  const pulled = made.bench.snapshot()
  made.device.hosts.plug(readsVia, true)
  made.bench.restore(pulled)
  made.pass(30)
  expect(made.data().commLost).toBe(true)
  made.bench.restore(before)
  made.pass(30)
  expect(made.data().commLost).toBe(false)
})

describe('who cannot be had', () => {
  test.each([
    [
      { a: { readsVia: 'usb' }, b: { readsVia: 'usb' } },
      'ups0: hosts.b.readsVia: a is at usb already; a port has one client',
    ],
    [
      { a: { readsVia: 'usb', haltReportedBy: 'usb' } },
      'ups0: hosts.a.readsVia: goes with haltReportedBy: scripted only, not usb',
    ],
    [
      { a: { readsVia: 'usb', shutdownTrigger: 'basic1' } },
      'ups0: hosts.a.readsVia: does not go with shutdownTrigger: basic1; allowed: low-battery, shutdown-imminent, on-battery, nothing',
    ],
  ] as const)('%j', (hosts, message) => {
    const bench = new BenchCore()
    const smartslot1 = { card: 'AP9624', basic1: {} } as const
    expect(() => bench.add('ups0', { model: 'SMT1500RM2U', smartslot1, hosts })).toThrow(message)
  })
})
