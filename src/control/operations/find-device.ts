import type { Device } from '../../lab/device.ts'
import type { ControlContext } from '../operation.ts'
import { Problem } from '../problem.ts'

/** The device a path names. */
export function findDevice({ bench }: ControlContext, id: string): Device {
  const device = bench.device(id)
  if (device) return device
  const known = bench.devices.map((other) => other.id).slice(0, 20)
  throw new Problem(404, 'No such device', `no device ${id}; there are: ${known.join(', ')}`)
}
