import { z } from 'zod'
import type { Device } from '../../lab/device.ts'
import { wireFaultSchema } from '../../lab/schemas/wire-fault-schema.ts'
import { FaultError } from '../../ports/faults/catalogue.ts'
import { type ControlContext, type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'
import { findDevice } from './find-device.ts'

const wireSchema = z
  .strictObject({
    port: z.string(),
    seed: z.number().meta({ description: 'repeats what is drawn, given to another bench' }),
    faults: z.array(wireFaultSchema).max(16).meta({ description: 'applied in this order' }),
  })
  .meta({ id: 'Wire' })

const path = '/devices/{id}/wires/{port}'

/** Faults between a port and its client. */
export const wireOperations: readonly Operation[] = [
  operation({
    method: 'get',
    path,
    id: 'getWire',
    summary: 'The faults on the wire of a port',
    response: wireSchema,
    handle: (context, { id, port }) => wireState(context, findDevice(context, id!), port!),
  }),
  operation({
    method: 'put',
    path,
    id: 'setWire',
    summary: 'Put faults on the wire of a port, in place of those there were; an empty list is a good wire',
    example: { faults: [{ fault: 'latency', ms: 250 }] },
    body: wireSchema.pick({ faults: true }),
    response: wireSchema,
    handle: (context, { id, port }, { faults }) => {
      const device = findDevice(context, id!)
      try {
        findWire(device, port!).set(faults)
      } catch (error) {
        if (error instanceof FaultError) throw new Problem(422, 'Fault refused', error.message)
        throw error
      }
      return wireState(context, device, port!)
    },
  }),
]

function wireState({ bench }: ControlContext, device: Device, port: string) {
  return { port, seed: bench.seed, faults: [...findWire(device, port).orders] }
}

function findWire(device: Device, port: string) {
  const wire = device.wires.get(port)
  if (wire) return wire
  const ports = [...device.wires.keys()].join(', ') || 'none'
  throw new Problem(
    404,
    'No such wire',
    `${device.id} has no wire ${JSON.stringify(port)}; open ones: ${ports}`,
  )
}
