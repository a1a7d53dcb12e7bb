import { z } from 'zod'
import { UPDATE_WAYS } from '../../../emulators/smart-ups/firmware/circumstances.ts'
import { UPDATE_PHASES, UPDATE_RESULTS } from '../../../emulators/smart-ups/update/update-data.ts'

/** A file of firmware that a unit is sent. */
export const updateRequestSchema = z.strictObject({
  version: z.string().meta({ description: 'such as 09.6; newer than the one that runs' }),
  via: z.enum(UPDATE_WAYS).optional().meta({ description: 'how the file comes in; serial when left out' }),
  signed: z.boolean().optional().meta({ description: 'whether the file is; as published when left out' }),
})

/** An update of the firmware, as a state has it. */
export const updateStateSchema = z
  .object({
    phase: z.enum(UPDATE_PHASES),
    version: z.string().nullable().meta({ description: 'what is being installed' }),
    via: z.enum(UPDATE_WAYS).nullable(),
    percent: z.number().meta({ description: 'how much of the phase is over' }),
    result: z.enum(UPDATE_RESULTS).nullable().meta({ description: 'how the last update ended' }),
  })
  .meta({ id: 'UpdateState' })
