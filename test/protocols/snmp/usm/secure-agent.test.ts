import { describe, expect, test } from 'vitest'
import { PDU } from '../../../../src/protocols/snmp/pdu.ts'
import { AUTHENTICATION, type AuthenticationName } from '../../../../src/protocols/snmp/usm/authentication.ts'
import { PRIVACY, type PrivacyName } from '../../../../src/protocols/snmp/usm/privacy.ts'
import type { AgentUser } from '../../../../src/protocols/snmp/usm/secure-agent.ts'
import { readSecureMessage } from '../../../../src/protocols/snmp/usm/secure-message.ts'
import { get, MANAGER, manager, OBJECT, PASSWORDS, secureAgent, USER } from './agent-and-manager.ts'

const SEVEN = [{ oid: OBJECT, value: { type: 'integer', value: 7 } }]
const AUTHORIZATION_ERROR = 16

const pairs = (Object.keys(AUTHENTICATION) as AuthenticationName[]).flatMap((auth) =>
  (Object.keys(PRIVACY) as PrivacyName[]).map((priv) => ({ auth, priv })),
)

test.each(pairs)(
  '$auth with $priv: found, in time, and answered at the level it asked at',
  ({ auth, priv }) => {
    const user: AgentUser = { ...USER, auth, priv, level: 'noAuthNoPriv' }
    const agent = secureAgent([user])
    for (const level of ['noAuthNoPriv', 'authNoPriv', 'authPriv'] as const)
      expect(manager(user, level).ask(agent)).toMatchObject({ what: 'answer', pdu: { bindings: SEVEN } })
  },
)

describe('what is not let in is reported and counted, as RFC 3414 says', () => {
  const known = () => {
    const agent = secureAgent()
    const { message, engine, ask } = manager(USER)
    ask(agent)
    return { agent, message, engine, ask }
  }

  test('an engine that is not this one', () => {
    const agent = secureAgent()
    const answer = agent.receive(manager(USER).message())!
    const report = readSecureMessage(answer)
    expect(report).toMatchObject({ level: 'noAuthNoPriv', boots: 3, time: 1000, reportable: false })
    expect([...report.engineId]).toEqual([...agent.engine.id])
    expect(agent.counters).toEqual({ usmStatsUnknownEngineIDs: 1 })
  })

  test.each([
    ['a user that is not there', { name: 'nobody' }, 'usmStatsUnknownUserNames'],
    ['another password', { authPassword: 'another passphrase' }, 'usmStatsWrongDigests'],
    ['another hash', { auth: 'MD5' }, 'usmStatsWrongDigests'],
    ['another key of privacy', { privPassword: 'another passphrase' }, 'usmStatsDecryptionErrors'],
  ] as const)('%s', (_what, other, counter) => {
    const agent = secureAgent()
    const { ask } = manager({ ...USER, ...other })
    expect(ask(agent)).toMatchObject({ what: 'refused', pdu: { type: PDU.report } })
    expect(agent.counters[counter]).toBe(1)
    expect(agent.refusals).toHaveLength(counter === 'usmStatsDecryptionErrors' ? 0 : 1)
  })

  test('a level that the user cannot have', () => {
    const agent = secureAgent([{ ...USER, priv: 'none', level: 'authNoPriv' }])
    expect(manager(USER).ask(agent)).toMatchObject({ what: 'refused' })
    expect(agent.counters.usmStatsUnsupportedSecLevels).toBe(1)
  })

  test.each([
    [150, 'answer'],
    [151, 'learnt'],
    [-150, 'answer'],
    [-151, 'learnt'],
  ])('a message that is %i s old: %s', (seconds, what) => {
    const { agent, message, engine } = known()
    const old = message()
    agent.engine.time += seconds
    expect(engine.receive(agent.receive(old)!)).toMatchObject({ what })
    expect(agent.counters.usmStatsNotInTimeWindows).toBe(what === 'answer' ? 1 : 2)
  })

  test('a message from before a restart, which its sender then knows of', () => {
    const { agent, message, engine, ask } = known()
    const old = message()
    agent.engine.boots++
    agent.engine.time = 0
    expect(engine.receive(agent.receive(old)!)).toEqual({ what: 'learnt' })
    expect(ask(agent)).toMatchObject({ what: 'answer' })
    // The old one stays worth nothing.
    expect(readSecureMessage(agent.receive(old)!)).toMatchObject({ level: 'authNoPriv' })
  })

  test('an engine that cannot count its starts any more answers nothing signed', () => {
    const { agent, ask } = known()
    agent.engine.boots = 2 ** 31 - 1
    expect(ask(agent)).toBeUndefined()
  })

  test('without the flag for it there is no Report', () => {
    const agent = secureAgent()
    const bytes = manager(USER).message()
    const flags = readSecureMessage(bytes)
    // The flags are the only octet string of one byte, with the value 4.
    const at = bytes.findIndex(
      (_byte, index) => bytes[index] === 4 && bytes[index + 1] === 1 && bytes[index + 2] === 4,
    )
    bytes[at + 2] = 0
    expect(flags.reportable).toBe(true)
    expect(agent.receive(bytes)).toBeUndefined()
    expect(agent.counters.usmStatsUnknownEngineIDs).toBe(1)
  })

  test.each([PDU.trap2, PDU.response, PDU.report])('PDU %i asks nothing: no answer, no Report', (type) => {
    const agent = secureAgent([{ ...USER, level: 'noAuthNoPriv' }])
    const { ask, message } = manager(USER, 'noAuthNoPriv')
    ask(agent)
    expect(agent.receive(message(get(type)))).toBeUndefined()
  })

  test('a context that is not there, and an inform', () => {
    const { agent, ask } = known()
    expect(ask(agent, get(PDU.inform))).toMatchObject({ what: 'refused' })
    expect(agent.counters.snmpUnknownPDUHandlers).toBe(1)
  })
})

describe('access', () => {
  test('below the level of the user, or from elsewhere, is an error that says nothing', () => {
    const agent = secureAgent()
    const error = {
      what: 'answer',
      pdu: { errorStatus: AUTHORIZATION_ERROR, bindings: [{ value: { type: 'null' } }] },
    }
    expect(manager(USER, 'authNoPriv').ask(agent)).toMatchObject(error)
    expect(manager(USER).ask(agent, get(), '192.0.2.9')).toMatchObject(error)
    expect(agent.refusals).toEqual([MANAGER, '192.0.2.9'])
  })

  test('only who may write sets', () => {
    const nine = { type: 'integer', value: 9 } as const
    const set = { ...get(PDU.set), bindings: [{ oid: OBJECT, value: nine }] }
    const reader = secureAgent()
    expect(manager(USER).ask(reader, set)).toMatchObject({ pdu: { errorStatus: 6 } })
    expect(reader.value()).toMatchObject({ value: 7 })
    const writer = secureAgent([{ ...USER, access: 'write' }])
    expect(manager(USER).ask(writer, set)).toMatchObject({ pdu: { errorStatus: 0 } })
    expect(writer.value()).toEqual(nine)
  })
})

test('what is longer than either end takes is tooBig, or in BULK what fits', () => {
  const agent = secureAgent()
  const { ask } = manager({ ...USER, ...PASSWORDS })
  // The manager takes 1500 bytes.
  expect(ask(agent, get(PDU.get, 100))).toMatchObject({ pdu: { errorStatus: 0 } })
  expect(ask(agent, get(PDU.get, 150))).toMatchObject({ pdu: { errorStatus: 1, bindings: [] } })
  const small = secureAgent([USER], 700)
  expect(manager(USER).ask(small, get(PDU.get, 100))).toMatchObject({ pdu: { errorStatus: 1 } })
})

test('no answer is longer than its reader takes, at any number of bindings', () => {
  const agent = secureAgent()
  const { ask, message } = manager(USER)
  ask(agent)
  for (let bindings = 60; bindings < 160; bindings++)
    expect(agent.receive(message(get(PDU.get, bindings)))!.length).toBeLessThanOrEqual(1500)
})

test('a message that is cut short anywhere, or has one byte changed, sets nothing and gets no value', () => {
  const agent = secureAgent([{ ...USER, access: 'write' }])
  const { ask, message } = manager(USER)
  ask(agent)
  const nine = { type: 'integer', value: 9 } as const
  const whole = message({ ...get(PDU.set), bindings: [{ oid: OBJECT, value: nine }] })
  for (let at = 0; at < whole.length; at++) {
    agent.receive(whole.subarray(0, at))
    const bent = Uint8Array.from(whole)
    bent[at]! ^= 0x41
    agent.receive(bent)
  }
  expect(agent.value()).toMatchObject({ value: 7 })
  agent.receive(whole)
  expect(agent.value()).toEqual(nine)
})
