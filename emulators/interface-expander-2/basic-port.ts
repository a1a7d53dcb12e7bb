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

/** One Basic port: two lines out, one in. */
export class BasicPort {
  readonly name: 'basic1' | 'basic2'
  readonly data: BasicPortData = {
    connected: false,
    onBattery: false,
    lowBattery: false,
    onBatterySince: null,
    raisedAt: null,
    confirmed: false,
  }

  constructor(name: 'basic1' | 'basic2') {
    this.name = name
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

  /** The client moves its shutdown line. A client that moves a line is plugged in. */
  raise(high: boolean, now: number): void {
    if (high) this.data.connected = true
    this.data.raisedAt = high ? (this.data.raisedAt ?? now) : null
  }

  /** When a line held on from now counts as a confirmation; undefined when nothing is being held or heard. */
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
