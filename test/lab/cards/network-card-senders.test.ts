import { describe, expect, test } from 'vitest'
import type { NetworkManagementCard } from '../../../emulators/network-management-card/network-management-card.ts'
import { Bench } from '../../../src/lab/bench.ts'
import type { DatagramPort } from '../../../src/lab/cards/card-port.ts'
import { StatusSender } from '../../../src/lab/cards/network-management-card/status-sender.ts'
import { TrapSender } from '../../../src/lab/cards/network-management-card/trap-sender.ts'
import { deviceSchema } from '../../../src/lab/lab-file/schema.ts'
import { latin1 } from '../../../src/protocols/latin1.ts'
import { engineId } from '../../../src/protocols/powernet/system.ts'
import { BerReader } from '../../../src/protocols/snmp/ber.ts'
import { messageBytes } from '../../../src/protocols/snmp/message.ts'
import { PDU, pduBer, readPdu } from '../../../src/protocols/snmp/pdu.ts'
import { openMessage, readSecureMessage } from '../../../src/protocols/snmp/usm/secure-message.ts'
import { keysOf } from '../../../src/protocols/snmp/usm/user.ts'
import { secureAgent } from '../../protocols/snmp/usm/agent-and-manager.ts'

/** A line clock that is moved by hand. */
function handClock() {
  let now = 0
  const timers: { readonly at: number; readonly action: () => void; cancelled: boolean }[] = []
  return {
    now: () => now,
    after(delayMs: number, action: () => void) {
      const timer = { at: now + delayMs, action, cancelled: false }
      timers.push(timer)
      return () => {
        timer.cancelled = true
      }
    },
    pass(ms: number) {
      now += ms
      for (const timer of timers.splice(0).filter(({ cancelled }) => !cancelled))
        if (timer.at <= now) timer.action()
        else timers.push(timer)
    },
  }
}

function withCard(config: object) {
  const bench = new Bench()
  const device = bench.add(
    'rack1',
    deviceSchema.parse({ model: 'SMT1500', smartslot1: { card: 'AP9631', firmware: '6.6.4', ...config } }),
  )
  const card = device.slots.in('smartslot1')!.card as NetworkManagementCard
  const sent: { readonly bytes: Uint8Array; readonly to: string }[] = []
  const clock = handClock()
  const line = {
    send: (bytes: Uint8Array, { host, port }: { host: string; port: number }) =>
      void sent.push({ bytes, to: `${host}:${port}` }),
    clock,
    own: '127.0.0.1',
  }
  return { bench, device, card, sent, clock, line }
}

const RECEIVER = { address: '127.0.0.1:1162', version: 'v2c' }

describe('what a card tells of its managers', () => {
  test('names the last eight requests and traps, the latest first, until it starts anew', () => {
    const { bench, device, card, line } = withCard({ receivers: [{ ...RECEIVER, inform: true }] })
    const traps = device.slots.port('snmp') as DatagramPort
    const stop = traps.opened!(line as never)
    const session = traps.session({ host: '127.0.0.9', port: 1 })
    const ask = (oid: readonly number[]) => {
      const pdu = { type: PDU.get, requestId: 1, errorStatus: 0, errorIndex: 0 }
      const bindings = [{ oid, value: { type: 'null' } as const }]
      const bytes = messageBytes(1, latin1('public'), pduBer({ ...pdu, bindings }))
      session.receive(bytes, 0)
      // The network uses its memory again.
      bytes.fill(0)
    }
    for (let turn = 0; turn < 9; turn++) ask([1, 3, 6, 1, 2, 1, 1, 3, 0])
    bench.advance(5)
    ask([1, 3, 6, 1, 4, 1, 318, 1, 1, 1, 2, 2, 1, 0])
    device.ups.setInput({ voltage: 0 })
    const { recentRequests, recentTraps } = card.describe()
    expect(recentRequests).toHaveLength(8)
    expect(recentRequests.slice(0, 2)).toEqual([
      { at: bench.clock.now, manager: '127.0.0.9', request: 'v2c GET upsAdvBatteryCapacity.0' },
      { at: bench.clock.now - 5000, manager: '127.0.0.9', request: 'v2c GET sysUpTime.0' },
    ])
    expect(recentTraps).toContainEqual({
      ...{ at: bench.clock.now, receiver: '127.0.0.1:1162', trap: 'on-battery' },
      ...{ version: 'v2c', inform: true },
    })
    card.restart()
    expect(card.describe()).toMatchObject({ recentRequests: [], recentTraps: [] })
    stop()
  })
})

describe('traps', () => {
  test('go to every receiver, and end with their port', () => {
    const { device, card, sent, line } = withCard({
      receivers: [RECEIVER, { address: '127.0.0.1:1163', version: 'v1', traps: 'both' }],
    })
    const close = new TrapSender(card, 'rack1').open(line)
    device.ups.setInput({ voltage: 0 })
    expect(sent.map(({ to }) => to)).toEqual(['127.0.0.1:1162', '127.0.0.1:1163', '127.0.0.1:1163'])
    close()
    device.ups.setInput({ voltage: 120 })
    expect(sent).toHaveLength(3)
  })

  test('are bounded in a second, whatever happens', () => {
    const { device, card, sent, line } = withCard({ receivers: [RECEIVER] })
    new TrapSender(card, 'rack1').open(line)
    for (let count = 0; count < 100; count++) device.ups.setInput({ voltage: count % 2 ? 120 : 0 })
    expect(sent).toHaveLength(20)
  })

  test('an inform is sent again until it is answered, three times at most', () => {
    const { device, card, sent, clock, line } = withCard({ receivers: [{ ...RECEIVER, inform: true }] })
    const traps = new TrapSender(card, 'rack1')
    traps.open(line)
    device.ups.setInput({ voltage: 0 })
    clock.pass(2000)
    expect(sent).toHaveLength(2)
    expect(sent[1]).toEqual(sent[0])
    for (let count = 0; count < 5; count++) clock.pass(2000)
    expect(sent).toHaveLength(4)
    device.ups.setInput({ voltage: 120 })
    traps.answered(requestIdOf(sent[4]!.bytes))
    clock.pass(2000)
    expect(sent).toHaveLength(5)
  })

  const USER = {
    ...({ name: 'operator', auth: 'SHA', priv: 'AES' } as const),
    ...{ authPassword: 'an auth passphrase', privPassword: 'a priv passphrase' },
  } as const
  const SECURE = { ...RECEIVER, version: 'v3', name: 'operator' }
  const FROM = { host: '127.0.0.1', port: 1162 }

  test('of SNMPv3 are encrypted, and say whose they are', () => {
    const { device, card, sent, line } = withCard({ receivers: [SECURE], users: [USER] })
    new TrapSender(card, 'rack1').open(line)
    device.ups.setInput({ voltage: 0 })
    const message = readSecureMessage(sent[0]!.bytes)
    expect(message).toMatchObject({ level: 'authPriv', reportable: false, boots: 1 })
    const engine = engineId(card.identity.mac)
    expect([...message.engineId]).toEqual([...engine])
    expect(openMessage(message, keysOf(USER, engine))?.pdu.type).toBe(PDU.trap2)
  })

  test('an inform of SNMPv3 asks who is there and what time it is, then goes out, and is not sent for ever', () => {
    const { device, card, sent, clock, line } = withCard({
      receivers: [{ ...SECURE, inform: true }],
      users: [USER],
    })
    const traps = new TrapSender(card, 'rack1')
    traps.open(line)
    const receiver = secureAgent([{ ...USER, level: 'authPriv', access: 'read' }])
    device.ups.setInput({ voltage: 0 })
    // This receiver knows no informs: it is found, in time, and reports that.
    for (let turn = 0; turn < 3; turn++) {
      const answer = receiver.receive(sent.at(-1)!.bytes)
      expect(traps.receive(answer!, FROM)).toBe(true)
    }
    expect(sent).toHaveLength(3)
    expect(receiver.counters).toEqual({
      ...{ usmStatsUnknownEngineIDs: 1, usmStatsNotInTimeWindows: 1, snmpUnknownPDUHandlers: 1 },
    })
    expect(traps.receive(sent[2]!.bytes, { host: '127.0.0.1', port: 9 })).toBe(false)
    for (let count = 0; count < 9; count++) clock.pass(2000)
    expect(sent).toHaveLength(6)
  })

  test('no trap of a refused request where they are switched off', () => {
    const { card, sent, line } = withCard({ receivers: [RECEIVER], authenticationTraps: false })
    new TrapSender(card, 'rack1').open(line)
    card.refused()
    expect(sent).toEqual([])
  })
})

function requestIdOf(bytes: Uint8Array): number {
  const message = new BerReader(bytes).expect(0x30)
  message.integer()
  message.octets()
  return readPdu(message).requestId
}

describe('status packets of network shutdown', () => {
  const text = ({ bytes }: { readonly bytes: Uint8Array }) => Buffer.from(bytes).toString('latin1')

  test('every 25 s, every fourth names the clients, and at once when something happens', () => {
    const { bench, device, card, sent, line } = withCard({ clients: ['127.0.0.1:3052'] })
    new StatusSender(card, device).open(line)
    bench.advance(100)
    expect(sent.map(text).map((packet) => packet.split('\n')[0])).toEqual([
      'MACONFIG',
      'MASTATUS',
      'MASTATUS',
      'MASTATUS',
    ])
    expect(text(sent[0]!)).toMatch(/\nCL=7F000001\nCL=00\n/)
    expect(text(sent[1]!)).toMatch(/\nSR=01\n.*\nSD=0\n.*\n51=08\n/s)
    device.ups.setInput({ voltage: 0 })
    bench.advance(1)
    expect(text(sent.at(-1)!)).toMatch(/\n51=10\n/)
  })

  test('say that the unit shuts down', () => {
    const { bench, device, card, sent, line } = withCard({ clients: ['127.0.0.1:3052'] })
    new StatusSender(card, device).open(line)
    card.command('off', true)
    bench.advance(30)
    expect(text(sent.at(-1)!)).toMatch(/\nSD=1\n/)
  })

  test('nothing without clients, and nothing while the card starts', () => {
    const none = withCard({})
    new StatusSender(none.card, none.device).open(none.line)
    none.bench.advance(100)
    expect(none.sent).toEqual([])
    const starting = withCard({ clients: ['127.0.0.1:3052'] })
    new StatusSender(starting.card, starting.device).open(starting.line)
    starting.card.restart()
    starting.bench.advance(59)
    const before = starting.sent.length
    starting.bench.advance(30)
    expect([before, starting.sent.length > before]).toEqual([0, true])
    expect(text(starting.sent[0]!)).toMatch(/\nSR=02\n/)
  })
})
