import { DAY, YEAR_2000 } from '../../../emulators/clock/clock.ts'
import { dayOfUsDate, usDate } from '../../../emulators/clock/us-date.ts'

/** `118.3` as `NNN.N`: whole digits are filled with zeros; what needs more than there are shows the largest. */
export function decimal(value: number, whole: number, decimals: number): string {
  const largest = 10 ** whole - 10 ** -decimals
  const width = whole + (decimals > 0 ? decimals + 1 : 0)
  return Math.min(Math.max(0, value), largest).toFixed(decimals).padStart(width, '0')
}

/** A byte of bits as two hexadecimal digits, bit 0 first in the list. */
export function bits(...set: readonly boolean[]): string {
  const value = set.reduce((sum, on, bit) => sum | (on ? 1 << bit : 0), 0)
  return value.toString(16).toUpperCase().padStart(2, '0')
}

/** A day as `11/29/96`. */
export function date(daysSince2000: number): string {
  return usDate(YEAR_2000 + daysSince2000 * DAY, 2)
}

/** The day of `11/29/26`, in days since 2000-01-01, below 0 in the nineties; undefined for text that is no date. */
export function parseDate(text: string): number | undefined {
  return /^\d\d\/\d\d\/\d\d$/.test(text) ? dayOfUsDate(text) : undefined
}
