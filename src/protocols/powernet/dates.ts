import { DAY, YEAR_2000 } from '../../../emulators/clock/clock.ts'
import { usDate } from '../../../emulators/clock/us-date.ts'
import type { CardInUnit } from './object.ts'

/** A day, counted from 2000-01-01, as the card writes dates of its unit. */
export function dateText({ traits }: CardInUnit, day: number): string {
  return usDate(YEAR_2000 + day * DAY, traits.yearDigits)
}
