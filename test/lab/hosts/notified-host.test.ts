import { describe, expect, test } from 'vitest'
import { Bench } from '../../../src/lab/bench.ts'
import { deviceSchema } from '../../../src/lab/lab-file/schema.ts'
import type { DeviceInput } from '../../../src/lab/unit/check-device.ts'
import { killer } from './kill-on-the-wire.ts'

const RECEIVER = { address: '127.0.0.1:162', version: 'v1', name: 'public', inform: false } as const
const card = (more: object) =>
  ({ smartslot1: { card: 'AP9631', firmware: '6.6.4', profile: 'legacy', ...more } }) as object
const byTrap = (receiver: object = {}) =>
  card({ receivers: [{ ...RECEIVER, traps: 'powernet', ...receiver }] })
const PCNET = card({ clients: ['127.0.0.1:3052'] })

const texts = ({ device }: ReturnType<typeof killer>) =>
  device.hosts.views[0]!.moments.map(({ text }) => text)
const timeline = ({ host }: ReturnType<typeof killer>) => host().timeline.map(({ text }) => text)

describe('a host that is woken by traps', () => {
  test.each([
    ['version 1', {}],
    ['version 2c', { version: 'v2c' }],
    ['RFC 1628', { version: 'v2c', traps: 'ietf' }],
    ['an inform', { version: 'v2c', inform: true }],
  ])('of %s shuts down at the moment it is notified', (_name, receiver) => {
    const made = killer('trap', byTrap(receiver))
    made.pass(100)
    expect([made.host().reading, made.host().pollsAt]).toEqual([null, null])
    made.mains(false)
    made.pass(0)
    expect(made.host().state).toBe('shutting-down')
    expect(timeline(made)).toEqual([
      'the mains are gone',
      'notified by trap: on battery',
      'shutdown triggered by trap (on battery)',
      'shutting down',
    ])
    made.pass(600)
    made.mains(true)
    made.pass(300)
    expect(made.verdict()).toBe('clean')
    expect(texts(made)).toContain('notified by trap: on battery')
  })

  test('takes low battery and a graceful shutdown of the card for what they are', () => {
    const made = killer('trap', byTrap(), { shutdownTrigger: 'low-battery' })
    made.mains(false)
    made.ups.setBattery({ charge: 2 })
    made.pass(1)
    expect(made.host().reading).toEqual({ onBattery: true, lowBattery: true, shutdownImminent: false })
    const other = killer('trap', byTrap(), { shutdownTrigger: 'shutdown-imminent' })
    const { card } = other.device.slots.in('smartslot1')!
    ;(card as { command(what: string, graceful: boolean): void } & typeof card).command('off', true)
    other.pass(1)
    expect(other.host().state).toBe('shutting-down')
  })

  test('answers an inform, which is not sent again; one that is lost is', () => {
    const made = killer('trap', byTrap({ version: 'v2c', inform: true }))
    made.mains(false)
    made.pass(10)
    expect(made.said.filter((line) => line.includes('On battery power'))).toEqual([
      expect.stringContaining('< v2c inform'),
      expect.stringContaining('> v2c response'),
    ])
    const lossy = killer('trap', byTrap({ version: 'v2c', inform: true }))
    lossy.faults({ fault: 'drop', direction: 'to-host' })
    lossy.mains(false)
    lossy.pass(1)
    lossy.faults()
    expect(lossy.host().state).toBe('up')
    lossy.pass(2)
    expect(lossy.host().state).toBe('shutting-down')
  })

  test('that is lost on the wire, or sent by a card that starts anew meanwhile, was never sent for it', () => {
    for (const spoil of ['wire', 'cable', 'restart', 'taken out'] as const) {
      const made = killer('trap', byTrap(), { killPowerVia: undefined as never })
      if (spoil === 'wire') made.faults({ fault: 'drop', direction: 'to-host' })
      if (spoil === 'cable') made.device.hosts.plug('trap', false)
      const { kind, card } = made.device.slots.in('smartslot1')!
      if (spoil === 'restart') kind.change!(card, { restart: true })
      if (spoil === 'taken out') made.device.fitCard('smartslot1', null)
      made.mains(false)
      made.pass(20 * 3600)
      expect([spoil, made.verdict()]).toEqual([spoil, 'never-signalled'])
      expect(texts(made).at(-1)).toMatch(
        /^SOG0 off \(.*\) while it was up, and nothing had triggered its shutdown: it was (never|last) notified by trap/,
      )
    }
  })

  test('was notified, but not of what it waits for: the verdict says when', () => {
    const made = killer('trap', byTrap(), { shutdownTrigger: 'low-battery' })
    made.mains(false)
    made.pass(60)
    made.device.hosts.plug('trap', false)
    made.pass(20 * 3600)
    expect(texts(made).at(-1)).toMatch(/it was last notified by trap \d+ s before$/)
  })

  test('is notified of nothing while it is off, and knows nothing after it has booted', () => {
    const made = killer('trap', byTrap())
    made.mains(false)
    made.pass(600)
    expect(made.host().state).toBe('off')
    made.mains(true)
    made.pass(600)
    expect([made.host().state, made.host().reading]).toEqual(['up', null])
  })

  test('follows the card: another one that is put in tells it too', () => {
    const made = killer('trap', byTrap())
    made.device.fitCard('smartslot1', null)
    made.device.fitCard('smartslot1', {
      ...({ card: 'AP9641', receivers: [{ ...RECEIVER, traps: 'powernet' }] } as { card: string }),
    })
    made.pass(120)
    made.mains(false)
    made.pass(1)
    expect(made.host().state).toBe('shutting-down')
  })
})

describe('a host that waits for packets of network shutdown', () => {
  test('shuts down when one says so, and kills the power by the page', () => {
    const made = killer('pcnet', PCNET)
    made.pass(30)
    expect(made.host()).toMatchObject({ state: 'up', commLost: false, reading: { onBattery: false } })
    made.mains(false)
    made.pass(1)
    expect(made.host().state).toBe('shutting-down')
    expect(timeline(made)).toContain('notified by pcnet: on battery')
    made.pass(20)
    expect(made.commands()).toEqual(['smartslot1 shutdown'])
    made.pass(600)
    made.mains(true)
    made.pass(600)
    expect(made.verdict()).toBe('clean')
  })

  test('cannot kill the power of a card whose page is off, as shipped from 6.8.0 on', () => {
    const { smartslot1 } = PCNET as { smartslot1: object }
    const made = killer('pcnet', {
      smartslot1: { ...smartslot1, firmware: '6.9.6', profile: 'secure' },
    } as object)
    made.mains(false)
    made.pass(60)
    expect([made.host().state, made.commands()]).toEqual(['halted', []])
  })

  test('counts its unit as lost after 55 seconds without a packet', () => {
    const made = killer('pcnet', PCNET, { onCommLost: 'shut-down' })
    made.pass(300)
    expect(made.host().commLost).toBe(false)
    made.device.hosts.plug('pcnet', false)
    made.pass(50)
    expect(made.host().commLost).toBe(false)
    made.pass(8)
    expect(made.host()).toMatchObject({ commLost: true, state: 'shutting-down' })
  })

  test('takes no packet that was damaged, or that is signed with another phrase', () => {
    const damaged = killer('pcnet', PCNET)
    damaged.faults({ fault: 'corrupt', direction: 'to-host' })
    damaged.mains(false)
    damaged.pass(120)
    expect(damaged.host()).toMatchObject({ reading: null, commLost: true })
    const made = killer('pcnet', PCNET)
    const { card } = made.device.slots.in('smartslot1')!
    ;(card as unknown as { settings: { phrase: string } }).settings.phrase = 'another phrase of it'
    made.pass(30)
    expect(made.host().reading).toBeNull()
  })
})

test('a snapshot keeps who was notified of what, and takes no packet twice', () => {
  for (const [way, config] of [
    ['trap', byTrap()],
    ['pcnet', PCNET],
  ] as const) {
    const made = killer(way, config, { shutdownTrigger: 'low-battery' })
    made.pass(30)
    made.mains(false)
    made.pass(1)
    const saved = made.bench.snapshot()
    const before = structuredClone(made.host())
    made.pass(60)
    made.bench.restore(JSON.parse(JSON.stringify(saved)))
    expect(made.host()).toEqual(before)
    made.ups.setBattery({ charge: 2 })
    made.pass(1)
    expect(made.host().state).toBe('shutting-down')
  }
})

describe('a lab file learns what such a host needs', () => {
  const add = (device: object) => () =>
    new Bench().add('rack1', deviceSchema.parse({ model: 'SMT1500', ...device }) as DeviceInput)
  test.each([
    [
      { hosts: { one: { readsVia: 'trap' } }, ...card({}) },
      /hosts\.one\.readsVia: no card in a slot sends traps of v1 or v2c; give it receivers: \[\{ address: 127\.0\.0\.1:162 \}\]/,
    ],
    [
      { hosts: { one: { readsVia: 'pcnet' } }, ...card({}) },
      /hosts\.one\.readsVia: no card in a slot sends packets of network shutdown; give it clients: \[127\.0\.0\.1:3052\]/,
    ],
    [
      { hosts: { one: { readsVia: 'trap', commLostSeconds: 20 } }, ...byTrap() },
      /hosts\.one\.commLostSeconds: traps have no heartbeat/,
    ],
    [
      { hosts: { one: { readsVia: 'trap', onCommLost: 'carry-on' } }, ...byTrap() },
      /hosts\.one\.onCommLost: traps have no heartbeat/,
    ],
  ])('%#', (device, message) => {
    expect(add(device)).toThrow(message)
  })

  test('several wait at one card', () => {
    const hosts = { one: { readsVia: 'trap' }, two: { readsVia: 'trap' }, three: { readsVia: 'pcnet' } }
    const { smartslot1 } = byTrap() as { smartslot1: object }
    const both = { smartslot1: { ...smartslot1, clients: ['127.0.0.1:3052'] } }
    const device = add({ hosts, ...both })()
    device.ups.setInput({ voltage: 0 })
    const { card: fitted } = device.slots.in('smartslot1')!
    expect((fitted.describe() as { traps: number }).traps).toBe(1)
    expect(device.hosts.list.map(({ data }) => data.reading?.onBattery)).toEqual([true, true, undefined])
  })
})

test('going back to a moment of an outage sends no traps anew', () => {
  const made = killer('trap', byTrap())
  made.mains(false)
  made.pass(1)
  const saved = made.bench.snapshot()
  made.mains(true)
  made.pass(30)
  made.said.length = 0
  made.bench.restore(saved)
  expect(made.said).toEqual(['> closed', '> opened'])
  expect(made.bench.snapshot()).toEqual(saved)
})
