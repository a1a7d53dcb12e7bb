import { z } from 'zod'
import type { HostsSnapshot } from '../../hosts/device-hosts.ts'
import type { HostData } from '../../hosts/host.ts'
import { INTENT_RULES } from '../../hosts/intent.ts'
import { MOST_MOMENTS } from '../../hosts/verdict.ts'
import { groupName, hostState, hostVerdict } from '../../schemas/name-schemas.ts'
import {
  count,
  flag,
  isShort,
  lasting,
  moment,
  momentOrNone,
  text,
  tooMany,
  word,
} from '../../schemas/saved-parts.ts'

const reading = z.strictObject({ onBattery: flag, lowBattery: flag, shutdownImminent: flag })

const timeline = z.array(z.strictObject({ at: moment, text })).max(MOST_MOMENTS)

const host = z.strictObject({
  state: hostState,
  triggeredSince: momentOrNone,
  actsAt: momentOrNone,
  triggeredAt: momentOrNone,
  haltsAt: momentOrNone,
  upAt: momentOrNone,
  noRestartSince: momentOrNone,
  stuck: flag,
  killPowerDue: flag,
  holdsShutdownLine: flag,
  pollsAt: momentOrNone,
  answeredAt: momentOrNone,
  reading: reading.nullable(),
  commLost: flag,
  verdict: hostVerdict.nullable(),
  evidence: timeline,
  timeline,
  undisturbed: flag,
}) satisfies z.ZodType<HostData>

const intent = z.strictObject({
  rule: z.enum(INTENT_RULES),
  by: word,
  sleepMs: lasting,
  wakesAt: momentOrNone,
})

const client = z.strictObject({
  connected: flag,
  gone: flag,
  microlink: z.strictObject({ description: text }).exactOptional(),
  packet: z.strictObject({ boots: count, uptime: count }).exactOptional(),
})

/** What the hosts behind a unit remember. */
export const hostsSchema = z.strictObject({
  mainsGood: flag,
  intents: z.partialRecord(groupName, intent.nullable()),
  hosts: z.record(word, host).refine(isShort, tooMany),
  clients: z.record(word, client).refine(isShort, tooMany),
}) satisfies z.ZodType<HostsSnapshot>
