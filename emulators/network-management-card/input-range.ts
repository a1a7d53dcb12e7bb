import { MINUTE } from '../clock/clock.ts'

/** Readings kept; a utility that changes more often in a minute loses the oldest. */
const MOST_READINGS = 256

/** Highest and lowest input voltage of the last minute. */
export class InputRange {
  #readings: { readonly at: number; readonly voltage: number }[] = []

  /** The voltage became this one. */
  add(at: number, voltage: number): void {
    this.#readings.push({ at, voltage })
    if (this.#readings.length > MOST_READINGS) this.#readings.shift()
  }

  clear(): void {
    this.#readings = []
  }

  /** @param present volts now, which count as well */
  at(now: number, present: number): { readonly highest: number; readonly lowest: number } {
    const from = now - MINUTE
    // What held when the minute began still counts.
    const first = this.#readings.findLastIndex(({ at }) => at <= from)
    if (first > 0) this.#readings = this.#readings.slice(first)
    const volts = [...this.#readings.map(({ voltage }) => voltage), present]
    return { highest: Math.max(...volts), lowest: Math.min(...volts) }
  }
}
