import { latin1 } from '../../latin1.ts'
import { sameBytes } from '../../same-bytes.ts'
import { PDU, type Pdu } from '../pdu.ts'
import { isSignedBy, openMessage, readSecureMessage, secureMessageBytes } from './secure-message.ts'
import { highestLevel, keysOf, type SecurityLevel, type UserKeys, type UsmUser } from './user.ts'

export interface RemoteEngineOptions {
  readonly user: UsmUser
  readonly maxMessageSize: number
  /** Milliseconds of the clock that the other engine's time runs by. */
  readonly now: () => number
  /** Eight bytes that were used for no message yet. */
  readonly salt: () => Uint8Array
  /** Level of what is sent; the highest of the user when left out. */
  readonly level?: SecurityLevel
}

/** What came back: an answer, or that more is known of the engine, so that asking again makes sense. */
export type FromEngine =
  | { readonly what: 'answer'; readonly pdu: Pdu }
  | { readonly what: 'learnt' }
  | { readonly what: 'refused'; readonly pdu: Pdu }

const NO_KEYS: UserKeys = { signer: undefined, privacy: undefined }
const NOTHING = new Uint8Array(0)
const UNKNOWN_ENGINE = '1.3.6.1.6.3.15.1.1.4.0'
const NOT_IN_TIME = '1.3.6.1.6.3.15.1.1.2.0'
/** Messages whose answer is waited for at most. */
const MOST_SENT = 256

/**
 * Another engine that is asked something, such as the receiver of an inform: it finds out its id and time
 * (RFC 3414, 4), and tells answers from what is none.
 */
export class RemoteEngine {
  readonly #options: RemoteEngineOptions
  readonly #level: SecurityLevel
  #id: Uint8Array | undefined
  /** Its boots, and its time at a moment of ours; undefined until it has said so, signed. */
  #moment: { readonly boots: number; readonly time: number; readonly at: number } | undefined
  readonly #sent = new Set<number>()

  constructor(options: RemoteEngineOptions) {
    this.#options = options
    this.#level = options.level ?? highestLevel(options.user)
  }

  /** Its id and time are known as far as messages at this level need them. */
  get known(): boolean {
    return this.#id !== undefined && (this.#level === 'noAuthNoPriv' || this.#moment !== undefined)
  }

  /** The message to send for a PDU: itself, or first the question who is there. */
  request(pdu: Pdu, messageId: number): Uint8Array {
    const { user, maxMessageSize, salt } = this.#options
    if (this.#sent.size >= MOST_SENT) this.#sent.delete(this.#sent.values().next().value!)
    this.#sent.add(messageId)
    const id = this.#id
    const { boots, time } = this.#now()
    const header = {
      ...{ messageId, reportable: true, maxSize: maxMessageSize, engineId: id ?? NOTHING, boots, time },
      ...{ level: id ? this.#level : ('noAuthNoPriv' as const), user: id ? latin1(user.name) : NOTHING },
    }
    const question = { ...pdu, type: PDU.get, errorStatus: 0, errorIndex: 0, bindings: [] }
    const scoped = { contextEngineId: id ?? NOTHING, contextName: NOTHING, pdu: id ? pdu : question }
    return secureMessageBytes(header, scoped, id ? keysOf(user, id) : NO_KEYS, salt)
  }

  /** Takes what that engine sent; undefined for what is no answer to anything. @throws BerError */
  receive(datagram: Uint8Array): FromEngine | undefined {
    const message = readSecureMessage(datagram)
    if (!this.#sent.has(message.messageId) || message.engineId.length === 0) return undefined
    const id = this.#id
    if (id && !sameBytes(id, message.engineId)) return undefined
    const keys = id ? keysOf(this.#options.user, id) : NO_KEYS
    const signed = message.level !== 'noAuthNoPriv'
    if (signed && !isSignedBy(message, keys)) return undefined
    const pdu = openMessage(message, keys)?.pdu
    if (!pdu) return undefined
    if (signed) this.#moment = { boots: message.boots, time: message.time, at: this.#options.now() }
    if (pdu.type === PDU.report) return this.#takeReport(pdu, message.engineId, signed)
    // An answer that is protected less than its question could be anybody's.
    if (pdu.type !== PDU.response || message.level !== this.#level) return undefined
    this.#sent.delete(message.messageId)
    return { what: 'answer', pdu }
  }

  #takeReport(pdu: Pdu, engineId: Uint8Array, signed: boolean): FromEngine {
    const about = pdu.bindings[0]?.oid.join('.')
    if (about === UNKNOWN_ENGINE && !this.#id) {
      this.#id = Uint8Array.from(engineId)
      return { what: 'learnt' }
    }
    return about === NOT_IN_TIME && signed ? { what: 'learnt' } : { what: 'refused', pdu }
  }

  #now(): { readonly boots: number; readonly time: number } {
    if (!this.#moment) return { boots: 0, time: 0 }
    const { boots, time, at } = this.#moment
    return { boots, time: time + Math.floor((this.#options.now() - at) / 1000) }
  }
}
