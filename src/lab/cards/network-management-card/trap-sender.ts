import { SECOND } from '../../../../emulators/clock/clock.ts'
import type { CardEvent } from '../../../../emulators/network-management-card/card-events.ts'
import type { TrapReceiver } from '../../../../emulators/network-management-card/card-settings.ts'
import type { NetworkManagementCard } from '../../../../emulators/network-management-card/network-management-card.ts'
import type { LineClock } from '../../../line/line-clock.ts'
import { parseListenAddress } from '../../../ports/address.ts'
import type { SendDatagram } from '../../../ports/udp/send-datagram.ts'
import { latin1 } from '../../../protocols/latin1.ts'
import { secondsOnBattery } from '../../../protocols/powernet/measurements.ts'
import { oidOf } from '../../../protocols/powernet/objects-of-card.ts'
import { type CardTrap, ietfTrap, powernetTrap, type TrapValue } from '../../../protocols/powernet/traps.ts'
import { type Notification, trapOfVersion1, trapOfVersion2 } from '../../../protocols/snmp/notification.ts'
import type { SnmpValue } from '../../../protocols/snmp/value.ts'

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

/** Sends the traps of a card to its receivers, as long as its port is open. */
export class TrapSender {
  readonly #card: NetworkManagementCard
  readonly #waiting = new Map<number, () => void>()
  #line: TrapLine | undefined
  #nextId = 1
  #second = 0
  #sent = 0

  constructor(card: NetworkManagementCard) {
    this.#card = card
  }

  /** Begins to send; what it returns ends that. */
  open(line: TrapLine): () => void {
    this.#line = line
    const stop = this.#card.watch((event) => this.#report(event))
    return () => {
      stop()
      for (const cancel of this.#waiting.values()) cancel()
      this.#waiting.clear()
      this.#line = undefined
    }
  }

  /** A receiver has answered an inform. */
  answered(requestId: number): void {
    this.#waiting.get(requestId)?.()
    this.#waiting.delete(requestId)
  }

  #report(event: CardEvent): void {
    const { settings } = this.#card
    if (event.name === 'access-denied' && !settings.authenticationTraps) return
    for (const receiver of settings.receivers)
      for (const trap of this.#trapsFor(receiver, event)) if (this.#mayGo()) this.#send(receiver, trap)
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

  #send({ address, version, name, inform }: TrapReceiver, trap: CardTrap): void {
    const line = this.#line
    if (!line) return
    const to = parseListenAddress(address)
    const notification = this.#notification(trap)
    this.#card.sentTrap()
    if (version === 'v1') {
      line.send(trapOfVersion1(name, line.own, notification), to)
      return
    }
    const requestId = this.#nextId++
    const datagram = trapOfVersion2(name, notification, { requestId, inform })
    line.send(datagram, to)
    if (inform && this.#waiting.size < MOST_WAITING)
      this.#resend(requestId, () => line.send(datagram, to), RESENDS)
  }

  #resend(requestId: number, send: () => void, left: number): void {
    if (left === 0) {
      this.#waiting.delete(requestId)
      return
    }
    const cancel = this.#line!.clock.after(RESEND_AFTER_MS, () => {
      send()
      this.#resend(requestId, send, left - 1)
    })
    this.#waiting.set(requestId, cancel)
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
