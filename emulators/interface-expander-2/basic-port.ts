import type { SignalLines, SignalPort } from '../smart-ups/slots/slot-card.ts'

/** A client confirms by holding its shutdown line high this long without a break (AP9607 manual). */
export const CONFIRM_HOLD_MS = 4500

export interface BasicPortData {
  /** A client's cable is plugged in. */
  connected: boolean
  /** The card's lines: On Battery (pins 2, 3, 6) and Low Battery (pin 5). */
  onBattery: boolean
  lowBattery: boolean
  /** When On Battery was raised, ms; null while it is not. */
  onBatterySince: number | null
  /** When the client raised its shutdown line (pin 1), ms; null while it is low. */
  raisedAt: number | null
  confirmed: boolean
}

/** What a port needs of its card. */
interface PortOwner {
  /** Device time, ms. */
  readonly now: () => number
  /** A line moved: the card looks at once. */
  readonly moved: () => void
}

/** One Basic port: two lines out, one in. */
export class BasicPort implements SignalPort {
  readonly name: 'basic1' | 'basic2'
  readonly #owner: PortOwner
  readonly data: BasicPortData = {
    connected: false,
    onBattery: false,
    lowBattery: false,
    onBatterySince: null,
    raisedAt: null,
    confirmed: false,
  }

  constructor(name: 'basic1' | 'basic2', owner: PortOwner) {
    this.name = name
    this.#owner = owner
  }

  get lines(): SignalLines {
    const { connected, onBattery, lowBattery, raisedAt, confirmed } = this.data
    return { connected, onBattery, lowBattery, shutdownRequested: raisedAt !== null, confirmed }
  }

  connect(connected: boolean): void {
    this.data.connected = connected
    if (!connected) this.data.raisedAt = null
    this.#owner.moved()
  }

  /** A client that raises its line is plugged in. */
  raiseShutdownLine(high: boolean): void {
    if (high) this.data.connected = true
    this.data.raisedAt = high ? (this.data.raisedAt ?? this.#owner.now()) : null
    this.#owner.moved()
  }

  /** Drives the card's lines; true when one moved. */
  drive(onBattery: boolean, lowBattery: boolean, now: number): boolean {
    const { data } = this
    const moved = data.onBattery !== onBattery || data.lowBattery !== lowBattery
    if (onBattery && !data.onBattery) data.onBatterySince = now
    if (!onBattery) data.onBatterySince = null
    Object.assign(data, { onBattery, lowBattery })
    return moved
  }

  /** When a line held on from now counts as a confirmation; undefined when nothing is being held or received. */
  get confirmsAt(): number | undefined {
    const { confirmed, raisedAt, onBatterySince } = this.data
    if (confirmed || raisedAt === null || onBatterySince === null) return undefined
    return Math.max(raisedAt, onBatterySince) + CONFIRM_HOLD_MS
  }

  /** Takes note of a confirmation that has come due; true when it is new. */
  listen(now: number): boolean {
    const due = this.confirmsAt
    if (due === undefined || now < due) return false
    this.data.confirmed = true
    return true
  }
}
