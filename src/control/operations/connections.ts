import { z } from 'zod'
import { portUseSchema } from '../../lab/schemas/port-use-schema.ts'
import { type Operation, operation } from '../operation.ts'
import { findDevice } from './find-device.ts'

/** Who is at the ports of a unit. */
export const connectionOperations: readonly Operation[] = [
  operation({
    method: 'get',
    path: '/devices/{id}/connections',
    id: 'listConnections',
    summary: 'The open ports of a unit: how many clients are there, and when they last asked something',
    response: z.array(portUseSchema),
    handle: (context, { id }) => {
      const { sessions, endpoints } = findDevice(context, id!)
      return sessions.clients.list(endpoints, context.bench.line.now())
    },
  }),
]
