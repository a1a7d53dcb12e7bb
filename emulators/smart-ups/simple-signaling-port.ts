import { SECOND, type Timer } from '../clock/clock.ts'
import type { SmartUps } from './smart-ups.ts'

/**
 * How long a host must hold the shutdown line. The vendor gives 4.5 s for the Interface Expander; for a unit's own
 * port the apcupsd manual gives 1 to 5 s, so the same is assumed.
 */
const HOLD_MS = 4.5 * SECOND

/**
 * The unit's own serial port while it does simple signaling: two lines out, one in. The shutdown line counts only
 * while On Battery is signalled. A line's level belongs to the host that drives it, so snapshots do not keep it.
 */
export class SimpleSignalingPort {
  readonly #ups: SmartUps
  #raised = false
  /** Since when the line has been held while it counts. */
  #heldSince: number | undefined
  #asked = false
  #timer: Timer | undefined

  constructor(ups: SmartUps) {
    this.#ups = ups
    ups.onSettled(() => this.#follow())
  }

  /** Line fail: raised whenever the utility is not acceptable, output on or off (register 18 bit 0). */
  get onBattery(): boolean {
    return this.#ups.awake && this.#contacts.lineFail
  }

  /** Shutdown imminent (register 18 bit 1). */
  get lowBattery(): boolean {
    return this.#ups.awake && this.#contacts.lowBattery
  }

  /** As the firmware closes them. */
  get #contacts(): { readonly lineFail: boolean; readonly lowBattery: boolean } {
    const { clock, firmware, outlets, power, status } = this.#ups
    const right = { lineFail: status.powerFailure, lowBattery: status.shutdownImminent }
    const { since } = power.data
    return firmware.decide.signalContacts(right, {
      outputOff: !outlets.anyOn,
      acValid: power.inputOk,
      onForMs: outlets.anyOn && since !== null ? clock.now - since : null,
    })
  }

  /** The host moves its shutdown line. */
  raise(high: boolean): void {
    this.#raised = high
    this.#follow()
  }

  /** Planned anew each time the unit settles, so that a restored snapshot, whose clock forgets timers, goes on. */
  #follow(): void {
    this.#timer?.cancel()
    const { now } = this.#ups.clock
    if (!this.#raised || !this.onBattery) {
      this.#heldSince = undefined
      this.#asked = false
      return
    }
    this.#heldSince = Math.min(this.#heldSince ?? now, now)
    if (this.#asked) return
    const remaining = this.#heldSince + HOLD_MS - now
    if (remaining > 0) {
      this.#timer = this.#ups.clock.after(remaining, 'simple signaling shutdown', () => this.#follow())
      return
    }
    this.#asked = true
    this.#ups.simpleSignal('request-shutdown', 'rj45')
  }
}
