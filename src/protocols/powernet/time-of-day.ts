import { DAY, HOUR, MINUTE, SECOND } from '../../../emulators/clock/clock.ts'

/** Time of day of a moment, `hh:mm:ss`. */
export function timeOfDay(ms: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const within = ms % DAY
  return [within / HOUR, (within % HOUR) / MINUTE, (within % MINUTE) / SECOND].map(two).join(':')
}
