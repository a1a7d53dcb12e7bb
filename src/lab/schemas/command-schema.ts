import { z } from 'zod'
import { ACTIONS, GROUP_NAMES, SOURCES } from '../../../emulators/smart-ups/commands.ts'
import { LIMITS } from '../../../emulators/smart-ups/limits.ts'
import { secondsWithin } from './number-schema.ts'

export const targetsSchema = z
  .union([z.literal('all'), z.array(z.enum([...GROUP_NAMES, 'all'])).min(1)])
  .meta({ description: 'outlet groups: all, or a list of names' })

/** A command to outlet groups, as the control API and scenarios have it. */
export const commandSchema = z.strictObject({
  action: z.enum(ACTIONS),
  targets: targetsSchema,
  source: z.enum(SOURCES).optional().meta({ description: 'who commands; network when left out' }),
  useDelay: z.boolean().optional().meta({ description: "count down the groups' delays first" }),
  seconds: secondsWithin(LIMITS.command.seconds)
    .optional()
    .meta({ description: 'sleep only: how long the output stays off' }),
  coldBoot: z.boolean().optional().meta({ description: 'on only: also without AC' }),
})

/** A time that goes with one action only. */
export const SECONDS_WITH_SLEEP = {
  check: ({ action, seconds }: { action: string; seconds?: number | undefined }) =>
    seconds === undefined || action === 'sleep',
  message: { message: 'seconds goes with sleep only', path: ['seconds'] },
}
