import { DAY, HOUR, MINUTE, SECOND } from './clock.ts'

/** A length of device time: seconds as a number, or text such as `'90s'`, `'10m'`, `'1h30m'`. */
export type Duration = number | string

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: SECOND, m: MINUTE, h: HOUR, d: DAY }
const WHOLE = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/
const PART = /(\d+(?:\.\d+)?)(ms|s|m|h|d)/g

/** The longest length taken, as the control API has it: a year. */
const LONGEST = 366 * DAY

const FORMS = "seconds as a number, or text of ms, s, m, h, d such as '90s', '10m', '1h30m', at most 366d"

/**
 * Milliseconds of a length of time.
 *
 * @throws RangeError (TypeError for what is neither a number nor text) naming what was given and the forms allowed
 */
export function milliseconds(duration: Duration): number {
  if (typeof duration !== 'number' && typeof duration !== 'string')
    throw new TypeError(
      `${typeof duration === 'object' ? JSON.stringify(duration) : String(duration)} is not a length of time; allowed: ${FORMS}`,
    )
  const ms = Math.round(typeof duration === 'number' ? duration * SECOND : parsed(duration))
  if (ms >= 0 && ms <= LONGEST) return ms
  const given = typeof duration === 'number' ? String(duration) : JSON.stringify(duration)
  throw new RangeError(`${given} is not a length of time; allowed: ${FORMS}`)
}

/** Milliseconds of a length of time written as text; undefined when it is none. */
export function durationText(text: string): number | undefined {
  const ms = parsed(text)
  return ms <= LONGEST ? ms : undefined
}

function parsed(text: string): number {
  if (!WHOLE.test(text)) return Number.NaN
  return [...text.matchAll(PART)].reduce((sum, [, digits, unit]) => sum + Number(digits) * UNITS[unit!]!, 0)
}

/** A length of time as people write it: `1h 30m`, `4.5s`, `0s`. */
export function formatDuration(ms: number): string {
  const days = Math.floor(ms / DAY)
  const hours = Math.floor((ms % DAY) / HOUR)
  const minutes = Math.floor((ms % HOUR) / MINUTE)
  const seconds = (ms % MINUTE) / SECOND
  const parts = [days && `${days}d`, hours && `${hours}h`, minutes && `${minutes}m`, seconds && `${seconds}s`]
  return parts.filter(Boolean).join(' ') || '0s'
}
