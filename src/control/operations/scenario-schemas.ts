import { z } from 'zod'
import { GROUP_NAMES } from '../../../emulators/smart-ups/commands.ts'
import { HOST_STATES } from '../../lab/hosts/host-state.ts'
import { VERDICTS } from '../../lab/hosts/verdict.ts'
import { ENTRY_KINDS } from '../../lab/scenario/report.ts'

const at = z.number().meta({ description: 'device time since the run began, seconds' })

export const summarySchema = z
  .strictObject({
    name: z.string(),
    title: z.string(),
    description: z.string(),
    tags: z.array(z.string()),
    firmwares: z.array(z.string()).meta({ description: 'versions that it expects verdicts of' }),
  })
  .meta({ id: 'ScenarioSummary' })

export const entrySchema = z
  .looseObject({
    at,
    device: z.string().meta({ description: 'empty where it is of no device in particular' }),
    kind: z.enum(ENTRY_KINDS),
    text: z.string(),
  })
  .meta({ id: 'TimelineEntry' })

export const reportSchema = z
  .looseObject({
    scenario: z.string(),
    title: z.string(),
    seed: z.number().meta({ description: 'repeats the run' }),
    passed: z.boolean(),
    seconds: z.number().meta({ description: 'device time it took' }),
    devices: z.array(z.looseObject({ id: z.string(), model: z.string(), firmware: z.string() })),
    expectations: z.array(
      z.looseObject({ text: z.string(), passed: z.boolean(), at, detail: z.string().optional() }),
    ),
    verdicts: z.array(
      z.looseObject({
        host: z.string(),
        device: z.string(),
        group: z.enum(GROUP_NAMES),
        verdict: z.enum(VERDICTS),
        state: z.enum(HOST_STATES),
        moments: z.array(z.looseObject({ at, text: z.string() })),
      }),
    ),
    timeline: z.array(entrySchema),
    left: z.int().meta({ description: 'entries that found no place in the timeline' }),
  })
  .meta({ id: 'ScenarioReport' })

export const comparisonSchema = z
  .looseObject({
    runs: z.array(reportSchema).length(2),
    rows: z.array(
      z.looseObject({ left: entrySchema.nullable(), right: entrySchema.nullable(), same: z.boolean() }),
    ),
    firstDifference: z.int().nullable().meta({ description: 'index of the first row that is not the same' }),
  })
  .meta({ id: 'ScenarioComparison' })
