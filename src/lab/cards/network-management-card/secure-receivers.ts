import type { NetworkManagementCard } from '../../../../emulators/network-management-card/network-management-card.ts'
import { formatAddress, type ListenAddress } from '../../../ports/address.ts'
import { MAX_MESSAGE_SIZE } from '../../../protocols/powernet/system.ts'
import { BerError } from '../../../protocols/snmp/ber.ts'
import { messageVersion } from '../../../protocols/snmp/message.ts'
import type { Pdu } from '../../../protocols/snmp/pdu.ts'
import { type FromEngine, RemoteEngine } from '../../../protocols/snmp/usm/remote-engine.ts'
import { secureMessageBytes, VERSION_3 } from '../../../protocols/snmp/usm/secure-message.ts'
import { highestLevel, keysOf } from '../../../protocols/snmp/usm/user.ts'
import { engineOf, userOf } from './snmp-agent.ts'

/** Receivers of SNMPv3: of a trap the card is the authority, of an inform the receiver is. */
export class SecureReceivers {
  readonly #card: NetworkManagementCard
  readonly #name: string
  readonly #engines = new Map<string, RemoteEngine>()

  constructor(card: NetworkManagementCard, name: string) {
    this.#card = card
    this.#name = name
  }

  /** A trap as that user sends it; undefined where the card has no such user. */
  trap(userName: string, pdu: Pdu): Uint8Array | undefined {
    const user = userOf(this.#card, userName)
    if (!user) return undefined
    const { id, boots, time, salt } = engineOf(this.#card, this.#name)
    const header = {
      ...{
        messageId: pdu.requestId,
        maxSize: MAX_MESSAGE_SIZE,
        level: highestLevel(user),
        reportable: false,
      },
      ...{ engineId: id, boots, time, user: new TextEncoder().encode(user.name) },
    }
    const scoped = { contextEngineId: id, contextName: new Uint8Array(0), pdu }
    return secureMessageBytes(header, scoped, keysOf(user, id), salt)
  }

  /** What to send now, so that an inform arrives in the end. @param now milliseconds of the line */
  inform(userName: string, pdu: Pdu, to: ListenAddress, now: () => number): Uint8Array | undefined {
    const user = userOf(this.#card, userName)
    if (!user) return undefined
    const key = formatAddress(to)
    const engine =
      this.#engines.get(key) ??
      new RemoteEngine({
        ...{ user, now, maxMessageSize: MAX_MESSAGE_SIZE },
        salt: () => engineOf(this.#card, this.#name).salt(),
      })
    this.#engines.set(key, engine)
    return engine.request(pdu, pdu.requestId)
  }

  /** What a receiver has sent; undefined where it is not about an inform. */
  receive(datagram: Uint8Array, from: ListenAddress): FromEngine | undefined {
    const engine = this.#engines.get(formatAddress(from))
    if (!engine) return undefined
    try {
      return messageVersion(datagram) === VERSION_3 ? engine.receive(datagram) : undefined
    } catch (error) {
      if (error instanceof BerError) return undefined
      throw error
    }
  }

  /** Forgets what it knows of receivers. */
  clear(): void {
    this.#engines.clear()
  }
}
