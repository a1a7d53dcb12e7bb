import { SECOND } from '../../../../emulators/clock/clock.ts'
import type { CardEvent } from '../../../../emulators/network-management-card/card-events.ts'
import type { TrapReceiver } from '../../../../emulators/network-management-card/card-settings.ts'
import type { NetworkManagementCard } from '../../../../emulators/network-management-card/network-management-card.ts'
import type { LineClock } from '../../../line/line-clock.ts'
import { formatAddress, type ListenAddress, parseListenAddress } from '../../../ports/address.ts'
import type { SendDatagram } from '../../../ports/udp/send-datagram.ts'
import { latin1 } from '../../../protocols/latin1.ts'
import { secondsOnBattery } from '../../../protocols/powernet/measurements.ts'
import { oidOf } from '../../../protocols/powernet/objects-of-card.ts'
import { type CardTrap, ietfTrap, powernetTrap, type TrapValue } from '../../../protocols/powernet/traps.ts'
import {
  type Notification,
  notificationPdu,
  trapOfVersion1,
  trapOfVersion2,
} from '../../../protocols/snmp/notification.ts'
import type { SnmpValue } from '../../../protocols/snmp/value.ts'
import { Informs } from './informs.ts'
import { SecureReceivers } from './secure-receivers.ts'

/** Traps in a second of device time at most; what comes beyond is lost. */
const MOST_PER_SECOND = 20
/** What the card sends with. */
export interface TrapLine {
  readonly send: SendDatagram
  readonly clock: LineClock
  /** The card's own address, where it is an IPv4 one. */
  readonly own: string
  /** It carries only what goes to one receiver: the first that the card sends version 1 or 2c. */
  readonly toFirst?: true
}

/** Sends the traps of a card to its receivers, as long as its port is open. */
export class TrapSender {
  readonly #card: NetworkManagementCard
  readonly #secure: SecureReceivers
  /** What it sends with, each with the informs that were sent there. */
  readonly #lines = new Map<TrapLine, Informs>()
  #stop: () => void = () => {}
  #nextId = 1
  #second = 0
  #sent = 0

  /** @param name of the card on its bench */
  constructor(card: NetworkManagementCard, name: string) {
    this.#card = card
    this.#secure = new SecureReceivers(card, name)
  }

  /** Begins to send on a line; what it returns ends that. */
  open(line: TrapLine): () => void {
    if (this.#lines.size === 0) this.#stop = this.#card.watch((event) => this.#report(event))
    this.#lines.set(line, new Informs(line.clock))
    return () => {
      this.#lines.get(line)?.clear()
      this.#lines.delete(line)
      if (!line.toFirst) this.#secure.clear()
      if (this.#lines.size === 0) this.#stop()
    }
  }

  /** A receiver has answered an inform, on the network or on a line of its own. */
  answered(requestId: number, on?: TrapLine): void {
    for (const [line, informs] of this.#lines)
      if (on ? line === on : !line.toFirst) informs.answered(requestId)
  }

  /** Takes what a receiver of SNMPv3 says about informs. @returns whether it was that */
  receive(datagram: Uint8Array, from: ListenAddress): boolean {
    const came = this.#secure.receive(datagram, from)
    if (came?.what === 'answer') this.answered(came.pdu.requestId)
    if (came?.what === 'learnt')
      for (const informs of this.#lines.values()) informs.learnt(formatAddress(from))
    return came !== undefined
  }

  #report(event: CardEvent): void {
    const { settings } = this.#card
    if (event.name === 'access-denied' && !settings.authenticationTraps) return
    for (const receiver of settings.receivers)
      for (const trap of this.#trapsFor(receiver, event))
        if (this.#mayGo()) this.#send(receiver, trap, event.name)
  }

  #trapsFor({ traps }: TrapReceiver, event: CardEvent): readonly CardTrap[] {
    const own = traps === 'ietf' ? undefined : powernetTrap(event)
    const ietf = traps === 'powernet' ? undefined : ietfTrap(event, this.#figures())
    // What belongs to neither MIB, such as a cold start, goes out once.
    const common = own ?? (event.name === 'card-started' ? powernetTrap(event) : undefined)
    return [common, ietf].filter((trap) => trap !== undefined)
  }

  #figures() {
    const { unit, now } = this.#card.host!
    return {
      minutesRemaining: Math.floor(unit.measurements.runtime / 60),
      secondsOnBattery: Math.floor(secondsOnBattery(unit, now())),
      lowBatterySeconds: unit.settings.unit.lowRuntimeWarning,
    }
  }

  #mayGo(): boolean {
    const second = Math.floor((this.#card.host?.now() ?? 0) / SECOND)
    if (second !== this.#second) {
      this.#second = second
      this.#sent = 0
    }
    return this.#sent++ < MOST_PER_SECOND
  }

  #send(receiver: TrapReceiver, trap: CardTrap, about: string): void {
    const { address, version } = receiver
    const inform = receiver.inform && version !== 'v1'
    this.#card.sentTrap({ receiver: address, trap: about, version, inform })
    const to = parseListenAddress(address)
    const notification = this.#notification(trap)
    const requestId = this.#nextId++
    const first = this.#card.settings.receivers.find((each) => each.version !== 'v3')
    for (const [line, informs] of this.#lines) {
      if (line.toFirst && receiver !== first) continue
      // Of an inform, each copy is made when it goes out: by then its receiver may be known.
      const send = () => {
        const datagram = this.#datagram(line, receiver, notification, requestId)
        if (datagram) line.send(datagram, to)
      }
      if (inform) informs.add(requestId, formatAddress(to), send)
      send()
    }
  }

  #datagram(
    { own, clock }: TrapLine,
    { address, version, name, inform }: TrapReceiver,
    notification: Notification,
    requestId: number,
  ): Uint8Array | undefined {
    if (version === 'v1') return trapOfVersion1(name, own, notification)
    const pdu = notificationPdu(notification, { requestId, inform })
    if (version === 'v2c') return trapOfVersion2(name, pdu)
    return inform
      ? this.#secure.inform(name, pdu, parseListenAddress(address), () => clock.now())
      : this.#secure.trap(name, pdu)
  }

  #notification({ oid, enterprise, generic, specific, bindings }: CardTrap): Notification {
    return {
      oid: oidOf(oid),
      enterprise: oidOf(enterprise),
      generic,
      specific,
      uptime: Math.floor(this.#card.uptimeMs / 10),
      bindings: bindings.map(([at, value]) => ({
        oid: oidOf(at),
        value: snmpValue(value),
      })),
    }
  }
}

function snmpValue(value: TrapValue): SnmpValue {
  if (typeof value === 'number') return { type: 'integer', value }
  if (typeof value === 'object') return { type: 'oid', value: oidOf(value.oid) }
  return { type: 'octets', value: latin1(value) }
}
