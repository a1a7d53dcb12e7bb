import { z } from 'zod'
import type { BenchCore } from '../../lab/bench-core.ts'
import type { Device } from '../../lab/device.ts'
import { deviceState } from '../../lab/device-state.ts'
import { deviceSchema, NAME } from '../../lab/lab-file/schema.ts'
import { deviceStateSchema } from '../../lab/schemas/device-state-schema.ts'
import { DeviceError } from '../../lab/unit/device-error.ts'
import { PortError } from '../../ports/port-error.ts'
import { type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'
import { findDevice } from './find-device.ts'
import { refuseUnitPlaces } from './places.ts'

const newDeviceBody = z
  .strictObject({ id: NAME, ...deviceSchema.shape })
  .meta({ description: 'a device as a lab file describes it, and its name' })

/** What comes to a bench that runs, and goes. */
export const presenceOperations: readonly Operation[] = [
  operation({
    method: 'post',
    path: '/devices',
    id: 'addDevice',
    summary: 'Put a device on the bench while it runs; its ports are opened',
    example: { id: 'rack2', model: 'SMT1500RM2U', firmware: '09.3', rj45: { tcp: '127.0.0.1:0' } },
    body: newDeviceBody,
    response: deviceStateSchema,
    status: 201,
    handle: async ({ bench }, _params, { id, ...device }) => {
      refuseUnitPlaces(device)
      return deviceState(await added(bench, id, device))
    },
  }),
  operation({
    method: 'delete',
    path: '/devices/{id}',
    id: 'removeDevice',
    summary: 'Take a device off the bench; its ports are closed, what it saved is kept',
    response: z.strictObject({ removed: z.string() }).meta({ id: 'Removed' }),
    handle: async (context, { id }) => {
      await context.bench.remove(findDevice(context, id!).id)
      return { removed: id! }
    },
  }),
  operation({
    method: 'post',
    path: '/reset',
    id: 'reset',
    summary:
      'Go back to the devices of the lab file as they were at the start, device time and wires included',
    response: z.array(deviceStateSchema),
    handle: async ({ bench }) => {
      try {
        await bench.reset()
      } catch (error) {
        if (error instanceof PortError) throw new Problem(409, 'Reset refused', error.message)
        throw error
      }
      return bench.devices.map(deviceState)
    },
  }),
]

async function added(
  bench: BenchCore,
  id: string,
  device: Parameters<BenchCore['addOpen']>[1],
): Promise<Device> {
  try {
    return await bench.addOpen(id, device)
  } catch (error) {
    if (error instanceof DeviceError) throw new Problem(422, 'Device refused', error.message)
    if (error instanceof PortError) throw new Problem(409, 'Device refused', error.message)
    throw error
  }
}
