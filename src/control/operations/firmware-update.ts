import { UpdateRefusedError } from '../../../emulators/smart-ups/update/update-refusal.ts'
import { deviceState } from '../../lab/device-state.ts'
import { deviceStateSchema } from '../../lab/schemas/device-state-schema.ts'
import { updateRequestSchema } from '../../lab/schemas/update-schema.ts'
import { type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'
import { findDevice } from './find-device.ts'

export const firmwareUpdateOperations: readonly Operation[] = [
  operation({
    method: 'post',
    path: '/devices/{id}/firmware-updates',
    id: 'updateFirmware',
    summary: 'Send a unit new firmware as its users do: it takes device time, and the unit may refuse it',
    example: { version: '09.6', via: 'serial' },
    body: updateRequestSchema,
    response: deviceStateSchema,
    handle: (context, { id }, { version, via = 'serial', signed }) => {
      const device = findDevice(context, id!)
      try {
        device.ups.update.start({ version, via, signed })
      } catch (error) {
        if (error instanceof UpdateRefusedError)
          throw new Problem(409, 'Update refused', error.message, { reason: error.reason })
        throw new Problem(422, 'No such firmware', (error as Error).message)
      }
      return deviceState(device)
    },
  }),
]
