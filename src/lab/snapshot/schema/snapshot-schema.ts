import { z } from 'zod'
import { SLOT_NAMES } from '../../../../emulators/smart-ups/commands.ts'
import { cardMemorySchema } from '../../cards/index.ts'
import { BENCH_LIMITS } from '../../schemas/bench-limits.ts'
import { numberWithin } from '../../schemas/number-schema.ts'
import { choices, word } from '../../schemas/saved-parts.ts'
import { SNAPSHOT_FORMAT } from '../snapshot-format.ts'
import { hostsSchema } from './hosts-schema.ts'
import { unitParts } from './unit-schema.ts'

const cards = z.partialRecord(z.enum(SLOT_NAMES), cardMemorySchema)

/** A device of it. */
export const deviceSchema = z.strictObject({
  model: word,
  line: z.int(),
  version: word,
  choices,
  unit: z.strictObject({ ...unitParts, cards }),
  aside: cards,
  hosts: hostsSchema,
  /** Taken out before it is looked at: what was being said belongs to other clients. */
  conversations: z.strictObject({}),
})

/** A bench as it is written down, in the present format. What its parts cannot be together a trial shows. */
export const snapshotSchema = z.strictObject({
  format: z.literal(SNAPSHOT_FORMAT),
  now: numberWithin(BENCH_LIMITS.startAt),
  devices: z.record(z.string(), deviceSchema),
})
