import { z } from 'zod'
import { CARD_COMMANDS } from '../../../../emulators/network-management-card/card-commands.ts'
import type { SavedCard } from '../../../../emulators/network-management-card/card-data.ts'
import {
  AUTH_PROTOCOLS,
  COMMUNITY_ACCESS,
  MOST_USERS,
  PRIV_PROTOCOLS,
  RECEIVER_VERSIONS,
  USER_LEVELS,
} from '../../../../emulators/network-management-card/card-settings.ts'
import { LONGEST_TIMER } from '../../../../emulators/smart-ups/limits.ts'
import { count, flag, isShort, moment, momentOrNone, text, tooMany, word } from '../../schemas/saved-parts.ts'
import { sensor } from './schema.ts'

const seconds = z.number().min(0).max(LONGEST_TIMER)
/** RFC 1628: 1 and 2. */
const oneOrTwo = z.int().min(1).max(2)

const data = z.strictObject({
  boots: count,
  startedAt: momentOrNone,
  startsAt: momentOrNone,
  waiting: z.array(z.strictObject({ command: z.enum(CARD_COMMANDS), at: moment })).max(10),
  requests: count,
  traps: count,
  statusAt: momentOrNone,
  restartsAt: momentOrNone,
  blackout: flag,
  counters: z.record(word, count).refine(isShort, tooMany),
  encrypted: count,
})

const community = z.strictObject({ name: text, access: z.enum(COMMUNITY_ACCESS), nms: word })

const user = z.strictObject({
  name: word,
  auth: z.enum(AUTH_PROTOCOLS),
  authPassword: word.optional(),
  priv: z.enum(PRIV_PROTOCOLS),
  privPassword: word.optional(),
  level: z.enum(USER_LEVELS),
  access: z.enum(['read', 'write']),
  nms: word,
})

const receiver = z.strictObject({
  address: word,
  version: z.enum(RECEIVER_VERSIONS),
  name: word,
  inform: flag,
  traps: z.enum(['powernet', 'ietf', 'both']),
})

const settings = z.strictObject({
  contact: text,
  location: text,
  name: text.nullable(),
  access: z
    .strictObject({
      v1: flag,
      communities: z.array(community).max(16),
      v3: flag,
      users: z.array(user).max(MOST_USERS),
    })
    .nullable(),
  receivers: z.array(receiver).max(16),
  authenticationTraps: flag,
  maximumRequiredDelay: seconds,
  sleepTime: seconds,
  sensors: z.array(sensor).max(2),
  http: flag.nullable(),
  modbus: flag,
  clients: z.array(word).max(50),
  user: word,
  phrase: word,
  password: word,
})

/** What a Network Management Card remembers. */
export const networkCardMemory = z.strictObject({
  data,
  settings,
  version: word,
  choices: z.record(word, flag).refine(isShort, tooMany),
  ietf: z.strictObject({ shutdownType: oneOrTwo, autoRestart: oneOrTwo }),
}) satisfies z.ZodType<SavedCard>
