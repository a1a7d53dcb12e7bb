/** An agent of version 3 with one object, 1.3.1.0, and a manager that asks it. */
import { BerError } from '../../../../src/protocols/snmp/ber.ts'
import type { ObjectView } from '../../../../src/protocols/snmp/object-view.ts'
import { PDU, type Pdu } from '../../../../src/protocols/snmp/pdu.ts'
import { RemoteEngine } from '../../../../src/protocols/snmp/usm/remote-engine.ts'
import {
  type AgentUser,
  type EngineCounter,
  SecureAgent,
} from '../../../../src/protocols/snmp/usm/secure-agent.ts'
import type { SecurityLevel, UsmUser } from '../../../../src/protocols/snmp/usm/user.ts'
import type { SnmpValue } from '../../../../src/protocols/snmp/value.ts'

export const PASSWORDS = { authPassword: 'an auth passphrase', privPassword: 'a priv passphrase' }
export const OBJECT = [1, 3, 1, 0]
export const MANAGER = '127.0.0.1'

export const USER: AgentUser = {
  ...{ name: 'operator', auth: 'SHA', priv: 'AES', ...PASSWORDS, level: 'authPriv', access: 'read' },
}

export function secureAgent(users: readonly AgentUser[] = [USER], maxMessageSize = 2000) {
  const engine = { id: Uint8Array.of(0x80, 0, 1, 0x3e, 3, 1, 2, 3, 4, 5, 6), boots: 3, time: 1000 }
  const counters: Partial<Record<EngineCounter, number>> = {}
  const refusals: string[] = []
  let value: SnmpValue = { type: 'integer', value: 7 }
  let salts = 0
  const salt = () => Uint8Array.of(0, 0, 0, 0, 0, 0, 0, salts++)
  const view: ObjectView = {
    get: (oid) => (oid.join('.') === '1.3.1.0' ? value : { type: 'noSuchObject' }),
    next: (oid) => (oid.join('.') < '1.3.1.0' ? { oid: OBJECT, value } : undefined),
    checkSet: () => undefined,
    commitSet(_oid, set) {
      value = set
      return undefined
    },
  }
  const agent = new SecureAgent({
    ...{ view, maxMessageSize, refused: (from: string) => void refusals.push(from) },
    engine: () => ({ ...engine, salt }),
    user: (name) => users.find((user) => user.name === name),
    admits: (_user, from) => from === MANAGER,
    count(counter) {
      counters[counter] = (counters[counter] ?? 0) + 1
      return counters[counter]
    },
  })
  /** Silence for what is no message, as the agent of all versions does. */
  const receive = (bytes: Uint8Array, from = MANAGER) => {
    try {
      return agent.receive(bytes, from)
    } catch (error) {
      if (error instanceof BerError) return undefined
      throw error
    }
  }
  return { receive, engine, counters, refusals, value: () => value }
}

let messages = 1

export function get(type: number = PDU.get, bindings = 1): Pdu {
  const binding = { oid: OBJECT, value: { type: 'null' } } as const
  const all = Array.from({ length: bindings }, () => binding)
  return { type, requestId: messages, errorStatus: 0, errorIndex: 0, bindings: all }
}

/** A manager that knows the agent as soon as it has asked once. */
export function manager(user: UsmUser, level?: SecurityLevel, now: () => number = () => 0) {
  let salts = 100
  const engine = new RemoteEngine({
    ...{ user, now, maxMessageSize: 1500, salt: () => Uint8Array.of(9, 0, 0, 0, 0, 0, 0, salts++) },
    ...(level ? { level } : {}),
  })
  return {
    engine,
    message: (pdu: Pdu = get()) => engine.request(pdu, messages++),
    /** Asks until there is an answer that is none of the two questions before. */
    ask(agent: ReturnType<typeof secureAgent>, pdu: Pdu = get(), from = MANAGER) {
      for (let turn = 0; turn < 3; turn++) {
        const answer = agent.receive(engine.request(pdu, messages++), from)
        const came = answer && engine.receive(answer)
        if (came?.what !== 'learnt') return came
      }
      return undefined
    },
  }
}
