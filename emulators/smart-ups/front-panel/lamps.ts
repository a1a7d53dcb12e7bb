import type { SmartUps } from '../smart-ups.ts'

/** The bar graphs of a front panel without a display: SU, SUA, SURT. */
export interface Lamps {
  /** Lamps lit of five, from below. */
  readonly battery: number
  readonly load: number
  /** The lowest lamp of the battery flashes: it lasts less than two minutes. */
  readonly batteryFlashes: boolean
  readonly overload: boolean
}

/** Percent of charge from which each lamp is lit (vendor's manual of the 5000 VA units: five lamps, the top one when it is full). */
const BATTERY = [20, 40, 60, 80, 100]
/** Percent of the rating from which each lamp is lit. Assumed: remembered from the print beside the lamps of an SUA. */
const LOAD = [17, 33, 50, 67, 85]
/** That manual: with less runtime the lowest lamp flashes. */
const FLASHES_BELOW_SECONDS = 120

/** Null on units with a display. */
export function lampsOf(ups: SmartUps): Lamps | null {
  if (ups.model.serial !== 'ups-link') return null
  if (!ups.awake) return { battery: 0, load: 0, batteryFlashes: false, overload: false }
  const { charge, loadPercent, runtime } = ups.measurements
  return {
    battery: lit(BATTERY, Math.round(charge)),
    load: lit(LOAD, loadPercent),
    batteryFlashes: runtime < FLASHES_BELOW_SECONDS,
    overload: ups.faults.has('output-overload'),
  }
}

const lit = (thresholds: readonly number[], percent: number) =>
  thresholds.filter((threshold) => percent >= threshold).length
