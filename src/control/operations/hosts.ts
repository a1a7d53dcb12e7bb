import { z } from 'zod'
import { deviceState } from '../../lab/device-state.ts'
import { HOST_ACTIONS } from '../../lab/hosts/host.ts'
import { deviceStateSchema } from '../../lab/schemas/device-state-schema.ts'
import { type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'
import { findDevice } from './find-device.ts'

/** What hangs on the outlets. */
export const hostOperations: readonly Operation[] = [
  operation({
    method: 'post',
    path: '/devices/{id}/hosts/{name}',
    id: 'hostDid',
    summary: 'A host, or whoever tests it, says what it did',
    example: { did: 'halted' },
    body: z.strictObject({ did: z.enum(HOST_ACTIONS) }),
    response: deviceStateSchema,
    handle: (context, { id, name }, { did }) => {
      const device = findDevice(context, id!)
      const host = device.hosts.find(name!)
      if (!host) {
        const known = device.hosts.list.map((other) => other.name).join(', ') || 'none'
        throw new Problem(
          404,
          'No such host',
          `${device.id} has no host ${JSON.stringify(name)}; there are: ${known}`,
        )
      }
      device.hosts.did(host, did)
      return deviceState(device)
    },
  }),
]
