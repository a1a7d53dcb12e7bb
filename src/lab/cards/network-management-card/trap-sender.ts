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
import { SecureReceivers } from './secure-receivers.ts'

/** Traps in a second of device time at most; what comes beyond is lost. */
const MOST_PER_SECOND = 20
/** An inform without an answer is sent again after so long, line ms, and so often. */
const RESEND_AFTER_MS = 2000
const RESENDS = 3
/** Informs that wait for their answer at most. */
const MOST_WAITING = 64

/** What the card sends with. */
export interface TrapLine {
  readonly send: SendDatagram
  readonly clock: LineClock
  /** The card's own address, where it is an IPv4 one. */
  readonly own: string
}

/** An inform that waits for its answer. */
interface Waiting {
  /** Who is to answer. */
  readonly to: string
  readonly send: () => void
  readonly cancel: () => void
  /** Times that it may still be sent at once, because its receiver has said what it lacked. */
  atOnce: number
}

/** What a receiver of version 3 has to say first: who it is, and its time. */
const QUESTIONS = 2

/** Sends the traps of a card to its receivers, as long as its port is open. */
export class TrapSender {
  readonly #card: NetworkManagementCard
  readonly #waiting = new Map<number, Waiting>()
  readonly #secure: SecureReceivers
  #line: TrapLine | undefined
  #nextId = 1
  #second = 0
  #sent = 0

  /** @param name of the card on its bench */
  constructor(card: NetworkManagementCard, name: string) {
    this.#card = card
    this.#secure = new SecureReceivers(card, name)
  }

  /** Begins to send; what it returns ends that. */
  open(line: TrapLine): () => void {
    this.#line = line
    const stop = this.#card.watch((event) => this.#report(event))
    return () => {
      stop()
      for (const { cancel } of this.#waiting.values()) cancel()
      this.#waiting.clear()
      this.#secure.clear()
      this.#line = undefined
    }
  }

  /** A receiver has answered an inform. */
  answered(requestId: number): void {
    this.#waiting.get(requestId)?.cancel()
    this.#waiting.delete(requestId)
  }

  /** Takes what a receiver of SNMPv3 says about informs. @returns whether it was that */
  receive(datagram: Uint8Array, from: ListenAddress): boolean {
    const came = this.#secure.receive(datagram, from)
    if (came?.what === 'answer') this.answered(came.pdu.requestId)
    if (came?.what === 'learnt')
      for (const waiting of this.#waiting.values())
        if (waiting.to === formatAddress(from) && waiting.atOnce-- > 0) waiting.send()
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

  #send({ address, version, name, inform }: TrapReceiver, trap: CardTrap, about: string): void {
    const line = this.#line
    if (!line) return
    const to = parseListenAddress(address)
    const notification = this.#notification(trap)
    this.#card.sentTrap({ receiver: address, trap: about, version, inform: inform && version !== 'v1' })
    if (version === 'v1') {
      line.send(trapOfVersion1(name, line.own, notification), to)
      return
    }
    const requestId = this.#nextId++
    const pdu = notificationPdu(notification, { requestId, inform })
    // Of an inform, each copy is made when it goes out: by then its receiver may be known.
    const bytes = () => {
      if (version === 'v2c') return trapOfVersion2(name, pdu)
      return inform
        ? this.#secure.inform(name, pdu, to, () => line.clock.now())
        : this.#secure.trap(name, pdu)
    }
    const send = () => {
      const datagram = bytes()
      if (datagram) line.send(datagram, to)
    }
    send()
    if (inform && this.#waiting.size < MOST_WAITING)
      this.#resend(requestId, { send, to: formatAddress(to), atOnce: QUESTIONS }, RESENDS)
  }

  #resend(requestId: number, inform: Omit<Waiting, 'cancel'>, left: number): void {
    if (left === 0) {
      this.#waiting.delete(requestId)
      return
    }
    const cancel = this.#line!.clock.after(RESEND_AFTER_MS, () => {
      inform.send()
      this.#resend(requestId, inform, left - 1)
    })
    this.#waiting.set(requestId, { ...inform, cancel })
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
