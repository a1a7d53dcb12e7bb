import { latin1Text } from '../../latin1.ts'
import { sameBytes } from '../../same-bytes.ts'
import type { ObjectView } from '../object-view.ts'
import { PDU, type Pdu } from '../pdu.ts'
import { AUTHORIZATION_ERROR, respond, tooBig } from '../respond.ts'
import type { Oid } from '../value.ts'
import {
  isSignedBy,
  openMessage,
  readSecureMessage,
  type ScopedPdu,
  type SecureHeader,
  type SecureMessage,
  secureMessageBytes,
  USM,
} from './secure-message.ts'
import { atLeast, highestLevel, keysOf, type SecurityLevel, type UserKeys, type UsmUser } from './user.ts'

/** What an engine counts, with the object that shows it (RFC 3412, 5; RFC 3413, 4.1.2; RFC 3414, 5). */
export const ENGINE_COUNTERS = {
  snmpUnknownSecurityModels: [1, 3, 6, 1, 6, 3, 11, 2, 1, 1],
  snmpUnknownPDUHandlers: [1, 3, 6, 1, 6, 3, 11, 2, 1, 3],
  snmpUnknownContexts: [1, 3, 6, 1, 6, 3, 12, 1, 5],
  usmStatsUnsupportedSecLevels: [1, 3, 6, 1, 6, 3, 15, 1, 1, 1],
  usmStatsNotInTimeWindows: [1, 3, 6, 1, 6, 3, 15, 1, 1, 2],
  usmStatsUnknownUserNames: [1, 3, 6, 1, 6, 3, 15, 1, 1, 3],
  usmStatsUnknownEngineIDs: [1, 3, 6, 1, 6, 3, 15, 1, 1, 4],
  usmStatsWrongDigests: [1, 3, 6, 1, 6, 3, 15, 1, 1, 5],
  usmStatsDecryptionErrors: [1, 3, 6, 1, 6, 3, 15, 1, 1, 6],
} as const satisfies Readonly<Record<string, Oid>>
export type EngineCounter = keyof typeof ENGINE_COUNTERS

/** A user, and what it may do. */
export interface AgentUser extends UsmUser {
  /** Requests below are refused. */
  readonly level: SecurityLevel
  readonly access: 'read' | 'write'
}

/** This end as an engine (RFC 3411, 3.1.1). */
export interface Engine {
  readonly id: Uint8Array
  readonly boots: number
  /** Seconds since it started. */
  readonly time: number
  /** Eight bytes that it has used for no message yet. */
  salt(): Uint8Array
}

/** What an agent of version 3 stands on. */
export interface SecureAgentOptions {
  readonly view: ObjectView
  readonly maxMessageSize: number
  readonly engine: () => Engine
  readonly user: (name: string) => AgentUser | undefined
  /** Whether a user may ask from that address. */
  readonly admits: (user: AgentUser, from: string) => boolean
  /** Adds one. @returns how many there are now */
  readonly count: (counter: EngineCounter) => number
  /** Somebody asked without access. */
  readonly refused: (from: string) => void
}

/** Seconds by which the time of a message may differ (RFC 3414, 2.2.3). */
const TIME_WINDOW = 150
/** An engine that has started so often answers nothing signed any more. */
const MOST_BOOTS = 2 ** 31 - 1
/** What a message takes around its bindings, at most, without the names and keys in it. */
const FRAME = 110
/** What is answered or reported; other PDUs get nothing. */
const CONFIRMED = new Set<number>([PDU.get, PDU.getNext, PDU.getBulk, PDU.set, PDU.inform])
const NO_KEYS: UserKeys = { signer: undefined, privacy: undefined }

/** A message that was let in. */
interface Admitted {
  readonly user: AgentUser
  readonly keys: UserKeys
  readonly scoped: ScopedPdu
}

/** Why a message is not let in: what is counted, and how a Report about it is protected. */
interface Refusal {
  readonly counter: EngineCounter
  readonly level?: SecurityLevel
  readonly keys?: UserKeys
}

/** An SNMP agent of version 3 with users: a datagram in, at most one out. */
export class SecureAgent {
  readonly #options: SecureAgentOptions

  constructor(options: SecureAgentOptions) {
    this.#options = options
  }

  /** @throws BerError for what is no message */
  receive(datagram: Uint8Array, from: string): Uint8Array | undefined {
    const message = readSecureMessage(datagram)
    if (message.model !== USM) {
      this.#options.count('snmpUnknownSecurityModels')
      return undefined
    }
    const engine = this.#options.engine()
    const found = this.#admit(message, engine)
    if ('counter' in found) return this.#report(message, engine, found, from)
    return this.#answer(message, engine, found, from)
  }

  /** RFC 3414, 3.2. */
  #admit(message: SecureMessage, engine: Engine): Admitted | Refusal {
    const { level } = message
    if (!sameBytes(message.engineId, engine.id)) return { counter: 'usmStatsUnknownEngineIDs' }
    const user = this.#options.user(latin1Text(message.user))
    if (!user) return { counter: 'usmStatsUnknownUserNames' }
    if (!atLeast(highestLevel(user), level)) return { counter: 'usmStatsUnsupportedSecLevels' }
    const keys = level === 'noAuthNoPriv' ? NO_KEYS : keysOf(user, engine.id)
    if (level !== 'noAuthNoPriv') {
      if (!isSignedBy(message, keys)) return { counter: 'usmStatsWrongDigests' }
      if (!inTimeWindow(message, engine))
        return { counter: 'usmStatsNotInTimeWindows', level: 'authNoPriv', keys }
    }
    const scoped = openMessage(message, keys)
    return scoped ? { user, keys, scoped } : { counter: 'usmStatsDecryptionErrors' }
  }

  #answer(message: SecureMessage, engine: Engine, admitted: Admitted, from: string): Uint8Array | undefined {
    const { user, keys, scoped } = admitted
    const { pdu, contextEngineId, contextName } = scoped
    if (!CONFIRMED.has(pdu.type)) return undefined
    const own = { level: message.level, keys }
    if (!sameBytes(contextEngineId, engine.id) || pdu.type === PDU.inform)
      return this.#report(message, engine, { counter: 'snmpUnknownPDUHandlers', ...own }, from)
    if (contextName.length > 0)
      return this.#report(message, engine, { counter: 'snmpUnknownContexts', ...own }, from)
    const answer = this.#permitted(message, user, from)
      ? this.#respond(message, engine, user, pdu)
      : { ...pdu, type: PDU.response, errorStatus: AUTHORIZATION_ERROR, errorIndex: 0 }
    if (!answer) return undefined
    const wrapped = (answered: Pdu) =>
      this.#wrap(message, engine, { ...own, scoped: { ...scoped, pdu: answered } })
    const bytes = wrapped(answer)
    return bytes.length <= this.#longest(message) ? bytes : wrapped(tooBig(pdu, 2))
  }

  /** Access follows the user, the level it asks at, and where it asks from (RFC 3415, cut to what cards have). */
  #permitted({ level }: SecureMessage, user: AgentUser, from: string): boolean {
    if (atLeast(level, user.level) && this.#options.admits(user, from)) return true
    this.#options.refused(from)
    return false
  }

  /** Bytes of the longest answer that both ends take. */
  #longest({ maxSize }: SecureMessage): number {
    return Math.min(this.#options.maxMessageSize, maxSize)
  }

  #respond(message: SecureMessage, engine: Engine, user: AgentUser, pdu: Pdu): Pdu | undefined {
    const { view } = this.#options
    const frame = FRAME + 2 * engine.id.length + message.user.length + message.mac.length
    const room = () => this.#longest(message) - frame
    return respond({ pdu, version: 2, view, maySet: user.access === 'write', room })
  }

  /** Counts, and says so where the sender can take a Report and asked something (RFC 3412, 7.1.3). */
  #report(message: SecureMessage, engine: Engine, refusal: Refusal, from: string): Uint8Array | undefined {
    const { counter, level = 'noAuthNoPriv', keys = NO_KEYS } = refusal
    const value = this.#options.count(counter)
    if (counter === 'usmStatsUnknownUserNames' || counter === 'usmStatsWrongDigests')
      this.#options.refused(from)
    // What is encrypted cannot be looked at: its flag decides.
    const asked = message.level === 'authPriv' ? undefined : openMessage(message, NO_KEYS)?.pdu
    if (!message.reportable || (asked && !CONFIRMED.has(asked.type))) return undefined
    const pdu: Pdu = {
      type: PDU.report,
      requestId: asked?.requestId ?? 0,
      ...{ errorStatus: 0, errorIndex: 0 },
      bindings: [{ oid: [...ENGINE_COUNTERS[counter], 0], value: { type: 'counter32', value } }],
    }
    const scoped = { contextEngineId: engine.id, contextName: new Uint8Array(0), pdu }
    return this.#wrap(message, engine, { level, keys, scoped })
  }

  #wrap(
    { messageId, user }: SecureMessage,
    engine: Engine,
    answer: { readonly level: SecurityLevel; readonly keys: UserKeys; readonly scoped: ScopedPdu },
  ): Uint8Array {
    const { level, keys, scoped } = answer
    const header: SecureHeader = {
      ...{ messageId, level, user, reportable: false, maxSize: this.#options.maxMessageSize },
      ...{ engineId: engine.id, boots: engine.boots, time: engine.time },
    }
    return secureMessageBytes(header, scoped, keys, () => engine.salt())
  }
}

/** RFC 3414, 3.2.7a. */
function inTimeWindow({ boots, time }: SecureHeader, engine: Engine): boolean {
  return boots === engine.boots && boots !== MOST_BOOTS && Math.abs(time - engine.time) <= TIME_WINDOW
}
