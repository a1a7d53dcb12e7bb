/** Messages of SNMPv3 that somebody recorded and sends again (RFC 3414, 1.1 and 3.2.7): how long a card takes them. */
import { describe, expect, test } from 'vitest'
import type { NetworkManagementCard } from '../../../emulators/network-management-card/network-management-card.ts'
import { Bench } from '../../../src/lab/bench.ts'
import type { DatagramPort } from '../../../src/lab/cards/card-port.ts'
import { deviceSchema } from '../../../src/lab/lab-file/schema.ts'
import { PDU, type Pdu } from '../../../src/protocols/snmp/pdu.ts'
import { RemoteEngine } from '../../../src/protocols/snmp/usm/remote-engine.ts'

const USER = {
  ...({ name: 'operator', auth: 'SHA', priv: 'AES' } as const),
  ...{ authPassword: 'an auth passphrase', privPassword: 'a priv passphrase' },
} as const
const LOW_RUNTIME = [1, 3, 6, 1, 4, 1, 318, 1, 1, 1, 5, 2, 8, 0]
/** Seconds of the window (RFC 3414, 2.2.3). */
const WINDOW = 150
const RESTART = 90

/** A unit whose card a manager has set to warn at 300 s, and that message. */
function recorded(clock: 'of the bench' | 'of the wall' = 'of the bench') {
  const bench = new Bench()
  const smartslot1 = { card: 'AP9631', firmware: '6.6.4', profile: 'secure', users: [USER] }
  const device = bench.add('rack1', deviceSchema.parse({ model: 'SMT1500', smartslot1 }))
  const card = device.slots.in('smartslot1')!.card as NetworkManagementCard
  const session = (device.slots.port('snmp') as DatagramPort).session({ host: '127.0.0.1', port: 40_000 })
  const send = (bytes: Uint8Array) => session.receive(bytes, 0)[0]?.bytes
  let salts = 0
  const salt = () => Uint8Array.of(0, 0, 0, 0, 0, 0, 1, salts++)
  const now = () => (clock === 'of the bench' ? bench.clock.now : 0)
  const engine = new RemoteEngine({ user: USER, maxMessageSize: 1500, now, salt })
  const pdu: Pdu = {
    ...{ type: PDU.set, requestId: 5, errorStatus: 0, errorIndex: 0 },
    bindings: [{ oid: LOW_RUNTIME, value: { type: 'ticks', value: 30_000 } }],
  }
  for (let turn = 1; !engine.known; turn++) engine.receive(send(engine.request(pdu, turn))!)
  const message = engine.request(pdu, 100)
  const answered = (bytes: Uint8Array) => {
    const answer = send(bytes)
    return answer && engine.receive(answer)
  }
  expect(answered(message)).toMatchObject({ what: 'answer', pdu: { errorStatus: 0 } })
  const warning = () => device.ups.settings.unit.lowRuntimeWarning
  expect(warning()).toBe(300)
  /** Sent again, after somebody else has set it to 120 s. @returns what it is then */
  const replay = (bytes = message) => {
    device.ups.settings.setUnit('lowRuntimeWarning', 120)
    send(bytes)
    return warning()
  }
  return { bench, card, engine, pdu, message, answered, replay }
}

describe('a SET that was recorded and is sent again', () => {
  test('is taken within the window, as the standard has it, and not after', () => {
    const { bench, card, replay } = recorded()
    bench.advance(WINDOW)
    expect(replay()).toBe(300)
    bench.advance(1)
    expect(replay()).toBe(120)
    expect(card.counted('usmStatsNotInTimeWindows')).toBeGreaterThan(0)
  })

  test('is not taken after a restart, however short', () => {
    const { bench, card, replay } = recorded()
    card.restart()
    bench.advance(RESTART)
    expect(card.up).toBe(true)
    expect(replay()).toBe(120)
  })

  test('is not taken with another time, number of starts or salt written into it', () => {
    const { bench, card, message, replay } = recorded()
    bench.advance(WINDOW + 1)
    for (let at = 0; at < message.length; at++) {
      const changed = Uint8Array.from(message)
      changed[at] = (changed[at]! + 1) & 0xff
      expect(replay(changed), `byte ${at}`).toBe(120)
    }
    expect(card.counted('usmStatsWrongDigests')).toBeGreaterThan(0)
  })

  test('is not taken by another card with the same users', () => {
    const { bench, message } = recorded()
    const smartslot1 = { card: 'AP9631', firmware: '6.6.4', profile: 'secure', users: [USER] }
    const device = bench.add('rack2', deviceSchema.parse({ model: 'SMT1500', smartslot1 }))
    device.ups.settings.setUnit('lowRuntimeWarning', 120)
    const port = device.slots.port('snmp') as DatagramPort
    port.session({ host: '127.0.0.1', port: 1 }).receive(message, 0)
    expect(device.ups.settings.unit.lowRuntimeWarning).toBe(120)
  })

  test('its sender is not locked out: with the time of a Report, it is taken again', () => {
    const { bench, card, engine, pdu, answered } = recorded()
    card.restart()
    bench.advance(RESTART)
    expect(answered(engine.request(pdu, 101))).toEqual({ what: 'learnt' })
    expect(answered(engine.request(pdu, 102))).toMatchObject({ what: 'answer', pdu: { errorStatus: 0 } })
  })
})

test('a bench that jumps leaves the window of managers whose clock does not: they get a signed Report, and go on', () => {
  const { bench, card, engine, pdu, answered } = recorded('of the wall')
  bench.advance('1h')
  expect(answered(engine.request(pdu, 101))).toEqual({ what: 'learnt' })
  expect(card.counted('usmStatsNotInTimeWindows')).toBe(2)
  expect(answered(engine.request(pdu, 102))).toMatchObject({ what: 'answer', pdu: { errorStatus: 0 } })
})
