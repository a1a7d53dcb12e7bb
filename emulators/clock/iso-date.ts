import { DAY } from './clock.ts'

/**
 * The calendar date of a moment (ms since 1970-01-01 UTC) as `YYYY-MM-DD`, by arithmetic on days alone: the
 * emulators read no clock of the computer's, and its date type would invite them to.
 */
export function isoDate(ms: number): string {
  // Days counted from 0000-03-01, so that a leap day is the last of its year.
  const days = Math.floor(ms / DAY) + 719_468
  const era = Math.floor(days / 146_097)
  const dayOfEra = days - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The beginning of a day of the calendar, ms since 1970-01-01 UTC: the way back from {@link isoDate}. */
export function dayAt(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year
  const shiftedMonth = month <= 2 ? month + 9 : month - 3
  const leaps = Math.floor(shiftedYear / 4) - Math.floor(shiftedYear / 100) + Math.floor(shiftedYear / 400)
  const dayOfYear = Math.floor((153 * shiftedMonth + 2) / 5) + day - 1
  return (shiftedYear * 365 + leaps + dayOfYear - 719_468) * DAY
}
