import { daysSince2000, SECOND } from '../clock/clock.ts'
import type { ReadingContext } from './firmware/circumstances.ts'
import type { SmartUps } from './smart-ups.ts'

/** What a wrong reading may depend on, asked of the unit only when it is. */
export class ReadingCircumstances implements ReadingContext {
  readonly #ups: SmartUps

  constructor(ups: SmartUps) {
    this.#ups = ups
  }

  get onBattery(): boolean {
    return this.#ups.power.data.state === 'on-battery'
  }

  /** The true load, whatever the firmware reports, percent of the rating. */
  get loadPercent(): number {
    return (this.#ups.power.watts / this.#ups.model.watts) * 100
  }

  get packs(): number {
    return this.#ups.battery.packs
  }

  get batteryConnected(): boolean {
    return !this.#ups.faults.has('disconnected')
  }

  get batteryAgeDays(): number {
    return daysSince2000(this.#ups.clock.now) - this.#ups.settings.unit.batteryInstalledOn
  }

  get internalRuntimeSeconds(): number {
    return Math.floor(this.#ups.battery.internalMs(this.#ups.power.watts) / SECOND)
  }
}
