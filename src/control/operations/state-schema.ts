import { z } from 'zod'
import { ACTIONS, GROUP_NAMES } from '../../../emulators/smart-ups/commands.ts'
import { HOST_STATES } from '../../lab/hosts/host.ts'
import { VERDICTS } from '../../lab/hosts/verdict.ts'

const pending = z
  .looseObject({
    action: z.enum([...ACTIONS.filter((action) => action !== 'cancel'), 'wait-for-ac', 'wait-for-runtime']),
    seconds: z.number().nullable(),
  })
  .nullable()

/** A device's state: these fields keep their names; others may join them. */
export const stateSchema = z
  .looseObject({
    id: z.string(),
    model: z.string(),
    firmware: z.looseObject({ version: z.string(), id: z.int(), defects: z.array(z.string()) }),
    input: z.looseObject({ voltage: z.number(), frequency: z.number(), acceptable: z.boolean() }),
    output: z.looseObject({
      state: z.enum(['online', 'on-battery', 'bypass', 'off', 'fault']),
      voltage: z.number(),
    }),
    battery: z.looseObject({
      charge: z.number(),
      runtime: z.number(),
      voltage: z.number(),
      packs: z.int(),
      low: z.boolean(),
    }),
    outletGroups: z.array(
      z.looseObject({ name: z.enum(GROUP_NAMES), output: z.enum(['on', 'off']), pending }),
    ),
    smartslot1: z
      .looseObject({
        card: z.string(),
        mode: z.string().optional(),
        ports: z
          .array(
            z.looseObject({
              name: z.string(),
              onBattery: z.boolean(),
              lowBattery: z.boolean(),
              shutdownRequested: z.boolean(),
              confirmed: z.boolean(),
            }),
          )
          .optional(),
      })
      .nullable()
      .meta({ description: 'the card in the slot; mode and ports are those of an AP9624' }),
    hosts: z
      .array(
        z.looseObject({
          name: z.string(),
          group: z.enum(GROUP_NAMES),
          state: z.enum(HOST_STATES),
          verdict: z
            .enum(VERDICTS)
            .nullable()
            .meta({ description: 'what became of it so far; null until something happened to it' }),
        }),
      )
      .meta({ description: "what hangs on the unit's outlets, as the lab file names it" }),
  })
  .meta({ id: 'Device', description: 'Times in seconds, voltages in volts, charge in percent.' })
