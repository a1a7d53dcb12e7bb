import { latin1Text } from '../latin1.ts'
import { BerError } from './ber.ts'
import { messageBytes, messageVersion, readMessage } from './message.ts'
import type { ObjectView } from './object-view.ts'
import { PDU, type Pdu, pduBer } from './pdu.ts'
import { respond, tooBig } from './respond.ts'
import type { SecureAgent } from './usm/secure-agent.ts'
import { VERSION_3 } from './usm/secure-message.ts'

/** What a community may do for a manager at an address. */
export type CommunityRight = 'read' | 'write' | 'none'

/** What an agent stands on. */
export interface SnmpAgentOptions {
  readonly view: ObjectView
  /** Longest message that is sent, bytes. */
  readonly maxMessageSize: number
  /** What a community may do for a manager at that address. */
  readonly community: (name: string, from: string) => CommunityRight
  /** Somebody asked without access. */
  readonly refused: (from: string) => void
  /** Whether it answers that version at all; left out: every one. Where it does not, nobody is refused. */
  readonly answers?: (version: 1 | 2 | 3) => boolean
  /** A receiver has answered an inform. */
  readonly answered?: (requestId: number) => void
  /** Who answers version 3; left out: nobody. */
  readonly secure?: Pick<SecureAgent, 'receive'>
}

/** What the three lengths around the bindings grow by, at most. */
const LENGTHS = 9

/** Versions by their number in a message. */
const VERSIONS: Readonly<Record<number, 1 | 2 | 3>> = { 0: 1, 1: 2, [VERSION_3]: 3 }

/**
 * An SNMP agent of versions 1 and 2c, and of 3 where somebody answers that: a datagram in, at most one out. What is no
 * message, and what has no access, gets no answer.
 */
export class SnmpAgent {
  readonly #options: SnmpAgentOptions

  constructor(options: SnmpAgentOptions) {
    this.#options = options
  }

  /**
   * Takes what the network brought.
   *
   * @param from address of the manager
   * @returns the answer; undefined for silence
   */
  receive(datagram: Uint8Array, from: string): Uint8Array | undefined {
    try {
      return this.#answer(datagram, from)
    } catch (error) {
      if (error instanceof BerError) return undefined
      throw error
    }
  }

  #answer(datagram: Uint8Array, from: string): Uint8Array | undefined {
    const number = messageVersion(datagram)
    const version = VERSIONS[number]
    if (version === undefined || this.#options.answers?.(version) === false) return undefined
    if (version === 3) return this.#options.secure?.receive(datagram, from)
    const { community, pdu } = readMessage(datagram)
    if (pdu.type === PDU.response) {
      this.#options.answered?.(pdu.requestId)
      return undefined
    }
    const { view, maxMessageSize } = this.#options
    const right = this.#options.community(latin1Text(community), from)
    if (right === 'none') {
      this.#options.refused(from)
      return undefined
    }
    const wrapped = (answer: Pdu) => messageBytes(number, community, pduBer(answer))
    const answer = respond({
      pdu,
      version,
      view,
      maySet: right === 'write',
      room: () => maxMessageSize - wrapped({ ...pdu, type: PDU.response, bindings: [] }).length - LENGTHS,
    })
    if (!answer) return undefined
    const bytes = wrapped(answer)
    return bytes.length <= maxMessageSize ? bytes : wrapped(tooBig(pdu, version))
  }
}
