/** Users of SNMPv3 on a card: the lab file, what is kept, and that a run can be repeated. */
import { describe, expect, test } from 'vitest'
import type { NetworkManagementCard } from '../../../emulators/network-management-card/network-management-card.ts'
import { Bench } from '../../../src/lab/bench.ts'
import type { DatagramPort } from '../../../src/lab/cards/card-port.ts'
import { deviceSchema } from '../../../src/lab/lab-file/schema.ts'
import { PDU, type Pdu } from '../../../src/protocols/snmp/pdu.ts'
import { RemoteEngine } from '../../../src/protocols/snmp/usm/remote-engine.ts'
import { readSecureMessage } from '../../../src/protocols/snmp/usm/secure-message.ts'

const USER = {
  ...({ name: 'operator', auth: 'SHA', priv: 'AES' } as const),
  ...{ authPassword: 'an auth passphrase', privPassword: 'a priv passphrase' },
} as const
const CARD = { card: 'AP9631', firmware: '6.6.4', users: [USER] }
const BOOTS = [1, 3, 6, 1, 6, 3, 10, 2, 1, 2, 0]
const FROM = { host: '127.0.0.1', port: 40_000 }

function benchWith(smartslot1: object) {
  const bench = new Bench()
  const device = bench.add('rack1', deviceSchema.parse({ model: 'SMT1500', smartslot1 }))
  const card = device.slots.in('smartslot1')!.card as NetworkManagementCard
  const port = device.slots.port('snmp') as DatagramPort
  return { bench, device, card, session: port.session(FROM) }
}

function manager() {
  let [salts, messages] = [0, 1]
  const salt = () => Uint8Array.of(0, 0, 0, 0, 0, 0, 1, salts++)
  const engine = new RemoteEngine({ user: USER, maxMessageSize: 1500, now: () => 0, salt })
  const pdu: Pdu = {
    ...{ type: PDU.get, requestId: 5, errorStatus: 0, errorIndex: 0 },
    bindings: [{ oid: BOOTS, value: { type: 'null' } }],
  }
  return {
    engine,
    /** Everything the card answers until it has what it asked for. */
    ask({ session }: Pick<ReturnType<typeof benchWith>, 'session'>) {
      const answers: Uint8Array[] = []
      for (let turn = 0; turn < 3; turn++) {
        const bytes = session.receive(engine.request(pdu, messages++), 0)[0]?.bytes
        if (!bytes) break
        answers.push(bytes)
        const came = engine.receive(bytes)
        if (came?.what === 'answer') return { answers, value: came.pdu.bindings[0]?.value }
      }
      return { answers, value: undefined }
    },
  }
}

const boots = (value: number) => ({ type: 'integer', value })

describe('users in a lab file', () => {
  test('turn version 3 on, and leave versions 1 and 2c as they are', () => {
    const with3 = benchWith(CARD)
    expect(with3.card.describe().access).toEqual({ v1: true, v3: true })
    expect(manager().ask(with3).value).toEqual(boots(1))
    expect(benchWith({ card: 'AP9631', firmware: '6.6.4' }).card.describe().access).toEqual({
      v1: true,
      v3: false,
    })
  })

  test('profile secure answers version 3 only', () => {
    const secure = benchWith({ ...CARD, profile: 'secure' })
    expect(secure.card.describe().access).toEqual({ v1: false, v3: true })
    expect(manager().ask(secure).value).toEqual(boots(1))
    expect(secure.device.warnings).toEqual([])
  })

  test('without users there is no answer, not even to the question who is there', () => {
    expect(manager().ask(benchWith({ card: 'AP9631', profile: 'legacy' })).answers).toEqual([])
    expect(manager().ask(benchWith({ card: 'AP9631', firmware: '6.9.6' })).answers).toEqual([])
  })

  test('a protocol that no guide names is answered, with a warning', () => {
    const { device } = benchWith({ ...CARD, users: [{ ...USER, auth: 'SHA-512', priv: 'AES-256' }] })
    expect(device.warnings).toEqual([
      expect.stringMatching(
        /no source says that an AP9631 at 6.6.4 knows SHA-512; guides name MD5, SHA, DES and AES/,
      ),
      expect.stringMatching(/knows AES-256/),
    ])
  })

  test.each([
    [{ name: 'x', auth: 'SHA' }, /SHA needs authPassword, of 15 to 32/],
    [{ ...USER, authPassword: 'short' }, /15 to 32 printable characters/],
    [{ ...USER, auth: 'none', authPassword: undefined }, /AES without auth/],
    [{ ...USER, priv: 'none' }, /there is privPassword, but priv is none/],
    [
      { ...USER, priv: 'none', privPassword: undefined, level: 'authPriv' },
      /authPriv is above what this user has; allowed: noAuthNoPriv, authNoPriv/,
    ],
    [{ ...USER, auth: 'SHA-1' }, /SHA-224/],
  ])('%j is refused', (user, message) => {
    expect(() => benchWith({ ...CARD, users: [user] })).toThrow(message)
  })

  test('a card has four profiles, each with a name of its own', () => {
    expect(() => benchWith({ ...CARD, users: Array.from({ length: 5 }, () => USER) })).toThrow(/4/)
    expect(() => benchWith({ ...CARD, users: [USER, USER] })).toThrow(/users: two are named "operator"/)
  })

  test('a receiver of SNMPv3 is one of them', () => {
    const receivers = [{ address: '127.0.0.1:1162', version: 'v3', name: 'nobody' }]
    expect(() => benchWith({ ...CARD, receivers })).toThrow(
      /receivers: 127.0.0.1:1162 is sent SNMPv3 as user "nobody"; users: operator/,
    )
  })
})

describe('what is kept', () => {
  test('starts are counted, and a manager from before finds that out', () => {
    const unit = benchWith(CARD)
    const { ask } = manager()
    expect(ask(unit).answers).toHaveLength(3)
    expect(ask(unit).answers).toHaveLength(1)
    unit.card.restart()
    unit.bench.advance(100)
    expect(ask(unit)).toMatchObject({ answers: { length: 2 }, value: boots(2) })
  })

  test('counters, users and salts are in a snapshot', () => {
    const unit = benchWith(CARD)
    const { ask } = manager()
    ask(unit)
    const saved = unit.bench.snapshot()
    const after = ask(unit).answers
    expect(unit.card.counted('usmStatsUnknownEngineIDs')).toBe(1)
    unit.bench.restore(saved)
    const again = unit.device.slots.in('smartslot1')!.card as NetworkManagementCard
    expect(again.counted('usmStatsUnknownEngineIDs')).toBe(1)
    // The next answer has the salt that it would have had.
    const session = (unit.device.slots.port('snmp') as DatagramPort).session(FROM)
    const repeated = ask({ session }).answers
    expect(repeated).toHaveLength(1)
    expect(readSecureMessage(repeated[0]!).salt).toEqual(readSecureMessage(after[0]!).salt)
  })

  test('the same questions on the same bench get the same bytes', () => {
    const run = () => {
      const unit = benchWith(CARD)
      const { ask } = manager()
      return [...ask(unit).answers, ...ask(unit).answers].map((bytes) => Buffer.from(bytes).toString('hex'))
    }
    expect(run()).toEqual(run())
    expect(new Set(run()).size).toBe(4)
  })

  test('a card that was saved before cards had users comes back', () => {
    const { card } = benchWith({ card: 'AP9631', profile: 'legacy' })
    const saved = structuredClone(card.save()) as unknown as {
      data: Record<string, unknown>
      settings: { access: Record<string, unknown> }
    }
    delete saved.data.counters
    delete saved.data.encrypted
    delete saved.settings.access.users
    delete saved.settings.access.v3
    card.load(saved)
    expect(card.access).toMatchObject({ v1: true, v3: false, users: [] })
    expect(card.count('usmStatsWrongDigests')).toBe(1)
  })
})
