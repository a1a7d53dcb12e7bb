import { z } from 'zod'
import { ENTRY_KINDS } from '../../lab/scenario/report.ts'
import { groupName, hostState, hostVerdict } from '../../lab/schemas/name-schemas.ts'

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
  .object({
    at,
    device: z.string().meta({ description: 'empty where it is of no device in particular' }),
    kind: z.enum(ENTRY_KINDS),
    text: z.string(),
  })
  .meta({ id: 'TimelineEntry' })

export const reportSchema = z
  .object({
    scenario: z.string(),
    title: z.string(),
    seed: z.number().meta({ description: 'repeats the run' }),
    passed: z.boolean(),
    seconds: z.number().meta({ description: 'device time it took' }),
    devices: z.array(z.object({ id: z.string(), model: z.string(), firmware: z.string() })),
    expectations: z.array(
      z.object({ text: z.string(), passed: z.boolean(), at, detail: z.string().optional() }),
    ),
    verdicts: z.array(
      z.object({
        host: z.string(),
        device: z.string(),
        group: groupName,
        verdict: hostVerdict,
        state: hostState,
        moments: z.array(z.object({ at, text: z.string() })),
      }),
    ),
    timeline: z.array(entrySchema),
    droppedEntries: z.int().meta({ description: 'entries that found no place in the timeline' }),
  })
  .meta({ id: 'ScenarioReport' })

export const comparisonSchema = z
  .object({
    runs: z.tuple([reportSchema, reportSchema]),
    rows: z.array(
      z.object({ left: entrySchema.nullable(), right: entrySchema.nullable(), same: z.boolean() }),
    ),
    firstDifference: z.int().nullable().meta({ description: 'index of the first row that is not the same' }),
  })
  .meta({ id: 'ScenarioComparison' })
