import { DAY, HOUR, MINUTE, SECOND } from './clock.ts'

/** Time of day of a moment (ms since 1970-01-01 UTC), `hh:mm:ss`. */
export function timeOfDay(ms: number): string {
  const inDay = ((ms % DAY) + DAY) % DAY
  const parts = [inDay / HOUR, (inDay / MINUTE) % 60, (inDay / SECOND) % 60]
  return parts.map((part) => String(Math.floor(part)).padStart(2, '0')).join(':')
}
