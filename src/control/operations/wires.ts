import { z } from 'zod'
import type { Device } from '../../lab/device.ts'
import { wireFaultSchema } from '../../lab/schemas/wire-fault-schema.ts'
import { FAULT_KINDS, FAULT_NAMES, type FaultName } from '../../ports/faults/catalogue.ts'
import type { FaultKind } from '../../ports/faults/fault.ts'
import { type ControlContext, type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'
import { findDevice } from './find-device.ts'

const possibleSchema = z
  .strictObject({
    fault: z.enum(FAULT_NAMES),
    about: z.string(),
    settings: z.array(
      z.strictObject({
        name: z.string(),
        min: z.number(),
        max: z.number(),
        unset: z.number().meta({ description: 'taken when it is left out' }),
        unit: z.string(),
      }),
    ),
    direction: z.boolean().meta({ description: 'it takes a direction' }),
    probability: z.boolean().meta({ description: 'it takes a probability' }),
  })
  .meta({ id: 'PossibleWireFault' })

const wireSchema = z
  .strictObject({
    port: z.string(),
    seed: z.number().meta({ description: 'repeats what is drawn, given to another bench' }),
    faults: z.array(wireFaultSchema).max(16).meta({ description: 'applied in this order' }),
    possible: z.array(possibleSchema).meta({ description: 'the faults that this wire can have' }),
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
      findWire(device, port!).set(faults)
      return wireState(context, device, port!)
    },
  }),
]

function wireState({ bench }: ControlContext, device: Device, port: string) {
  const wire = findWire(device, port)
  return { port, seed: bench.seed, faults: [...wire.orders], possible: wire.possible.map(possibleFault) }
}

function possibleFault(fault: FaultName) {
  const { about, settings, isSteady, pullsCable, holdsLines, suspendsBus }: FaultKind = FAULT_KINDS[fault]
  return {
    fault,
    about,
    settings: Object.entries(settings).map(([name, range]) => ({ name, ...range })),
    direction: !(pullsCable || holdsLines || suspendsBus),
    probability: !isSteady,
  }
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
