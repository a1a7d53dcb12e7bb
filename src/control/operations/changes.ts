import { z } from 'zod'
import { deviceStateSchema } from '../../lab/schemas/device-state-schema.ts'
import { type Operation, operation } from '../operation.ts'
import { clockSchema, clockState } from './clock.ts'

/** What changed on a bench, for viewers of many units. */
export const changeOperations: readonly Operation[] = [
  operation({
    method: 'get',
    path: '/changes',
    id: 'getChanges',
    summary: 'Device time, and the devices that are not as they were at an earlier call',
    query: { since: 'turn of that call; every device when it is left out' },
    response: z
      .strictObject({
        turn: z.int().meta({ description: 'for since of the next call' }),
        clock: clockSchema,
        ids: z.array(z.string()).meta({ description: 'every device that is there' }),
        devices: z.array(deviceStateSchema).meta({ description: 'those that changed' }),
      })
      .meta({ id: 'Changes' }),
    handle: ({ bench, changes }, _params, _body, { since }) => ({
      ...changes.after(since),
      clock: clockState(bench),
    }),
  }),
]
