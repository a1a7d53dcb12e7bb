/** What the schemas of saved states are made of. */
import { z } from 'zod'
import { LONGEST_TIMER } from '../../../emulators/smart-ups/limits.ts'
import { BENCH_LIMITS } from './bench-limits.ts'

/** Device time, ms since 1970-01-01. */
export const moment = z.number().min(0).max(BENCH_LIMITS.startAt.max)
export const momentOrNone = moment.nullable()

/** A time that passes, ms: no timer of a unit is longer. */
export const lasting = z
  .number()
  .min(0)
  .max(LONGEST_TIMER * 1000)

export const flag = z.boolean()
/** How often something was counted. */
export const count = z.int().min(0)
/** A fraction of a whole. */
export const fraction = z.number().min(0).max(1)

/** Any text, of a length that what writes it keeps to: an SNMP datagram is the longest. */
export const text = z.string().max(65_535)
/** A name or a word of ours. */
export const word = z.string().max(200)

const MOST_NAMES = 1000
export const tooMany = { message: `at most ${MOST_NAMES} names` }

/** A record that names so few. */
export function isShort(names: object): boolean {
  return Object.keys(names).length <= MOST_NAMES
}

/** What was switched by hand: defects by id, each with options of its own. */
export const choices = z.record(word, z.union([flag, z.record(word, z.unknown())])).refine(isShort, tooMany)
