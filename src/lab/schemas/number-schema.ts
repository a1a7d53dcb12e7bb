import { z } from 'zod'
import { SECOND } from '../../../emulators/clock/clock.ts'
import { durationText } from '../../../emulators/clock/duration.ts'
import type { Limit } from '../../../emulators/smart-ups/limits.ts'

type Bounds = Pick<Limit, 'min' | 'max' | 'whole'>

/** A number within the limit of what it sets. */
export function numberWithin({ min, max, whole }: Bounds): z.ZodNumber {
  return (whole ? z.int() : z.number()).min(min).max(max)
}

/** A time in seconds, or as text such as `10m`; seconds once read. */
export function secondsWithin(limit: Bounds) {
  return timeWithin(limit, SECOND, 's')
}

/** A time in milliseconds, or as text such as `2s`; milliseconds once read. */
export function millisecondsWithin(limit: Bounds) {
  return timeWithin(limit, 1, 'ms')
}

function timeWithin(limit: Bounds, unitMs: number, unit: string) {
  const number = numberWithin(limit)
  const allowed = `${limit.min} to ${limit.max} ${unit}, or text such as 90s, 10m, 1h30m`
  return z.union([number, z.string()]).transform((given, context) => {
    if (typeof given === 'number') return given
    const ms = durationText(given)
    const value = ms === undefined ? Number.NaN : ms / unitMs
    if (number.safeParse(value).success) return value
    context.addIssue({ code: 'custom', message: `not allowed; allowed: ${allowed}` })
    return z.NEVER
  })
}
