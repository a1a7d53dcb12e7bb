import { daysSince2000 } from './clock.ts'
import { dayAt, isoDate } from './iso-date.ts'

/** A moment as `mm/dd/yyyy`, or `mm/dd/yy` with two digits of the year. */
export function usDate(ms: number, yearDigits: 2 | 4 = 4): string {
  const [year = '', month, day] = isoDate(ms).split('-')
  return `${month}/${day}/${year.slice(-yearDigits)}`
}

/** From this year on two digits mean 19xx. */
const LAST_CENTURY = 90

/**
 * The day that a date means, with a year of two or four digits, counted from 2000-01-01 and below 0 before it; undefined for
 * text that is no date.
 */
export function dayOfUsDate(text: string): number | undefined {
  const match = /^(\d\d?)\/(\d\d?)\/(\d\d|\d{4})$/.exec(text.trim())
  if (!match) return undefined
  const [month, day, year] = match.slice(1).map(Number) as [number, number, number]
  const full = year >= 100 ? year : year < LAST_CENTURY ? 2000 + year : 1900 + year
  const ms = dayAt(full, month, day)
  const [, monthBack, dayBack] = isoDate(ms).split('-').map(Number)
  return monthBack === month && dayBack === day ? daysSince2000(ms) : undefined
}
