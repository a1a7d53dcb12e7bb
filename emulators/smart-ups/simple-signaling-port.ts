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
  #wasOn: boolean
  /** When the output went on; undefined while it has been on since before this port was there. */
  #onSince: number | undefined

  constructor(ups: SmartUps) {
    this.#ups = ups
    this.#wasOn = ups.outlets.anyOn
    ups.onSettled(() => {
      this.#noteOutput()
      this.#follow()
    })
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
    const { firmware, outlets, power, status } = this.#ups
    const lowBattery = status.shutdownImminent || this.#pulseLeft > 0
    return firmware.decide.signalContacts(
      { lineFail: status.powerFailure, lowBattery },
      { outputOff: !outlets.anyOn, acValid: power.inputOk },
    )
  }

  /** For how long low battery is still signalled because the output went on. */
  get #pulseLeft(): number {
    const { clock, firmware, outlets } = this.#ups
    if (!outlets.anyOn || this.#onSince === undefined) return 0
    return this.#onSince + firmware.decide.lowBatteryPulseMs() - clock.now
  }

  /** The host moves its shutdown line. */
  raise(high: boolean): void {
    this.#raised = high
    this.#follow()
  }

  /** A pulse that begins also ends: the host is shown that as well. */
  #noteOutput(): void {
    const { clock, outlets } = this.#ups
    if (outlets.anyOn === this.#wasOn) return
    this.#wasOn = outlets.anyOn
    this.#onSince = this.#wasOn ? clock.now : undefined
    if (this.#pulseLeft > 0) clock.after(this.#pulseLeft, 'low-battery pulse', () => this.#ups.settle())
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
