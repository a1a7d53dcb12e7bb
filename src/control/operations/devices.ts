import { z } from 'zod'
import { ACTIONS, describeRefusal, GROUP_NAMES, SOURCES } from '../../../emulators/smart-ups/commands.ts'
import { defined } from '../../lab/defined.ts'
import { firmwareOf } from '../../lab/device.ts'
import { deviceState } from '../../lab/device-state.ts'
import { batterySchema, inputSchema, loadSchema } from '../../lab/lab-file/schema.ts'
import { type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'
import { findDevice } from './find-device.ts'
import { stateSchema } from './state-schema.ts'

const commandSchema = z.strictObject({
  action: z.enum(ACTIONS),
  targets: z.union([z.tuple([z.literal('all')]), z.array(z.enum(GROUP_NAMES)).min(1)]),
  source: z.enum(SOURCES).default('network'),
  useDelay: z.boolean().default(false).meta({ description: "count down the groups' delays first" }),
  seconds: z.int().positive().optional().meta({ description: 'sleep only: how long the output stays off' }),
})

const firmwareBody = z.strictObject({
  version: z.string().optional(),
  id: z.int().optional(),
  defects: z.record(z.string(), z.union([z.boolean(), z.record(z.string(), z.boolean())])).optional(),
})

export const deviceOperations: readonly Operation[] = [
  operation({
    method: 'get',
    path: '/devices',
    id: 'listDevices',
    summary: 'Every device with its state',
    response: z.array(stateSchema),
    handle: ({ bench }) => bench.devices.map(deviceState),
  }),
  operation({
    method: 'get',
    path: '/devices/{id}',
    id: 'getDevice',
    summary: 'State of one device',
    response: stateSchema,
    handle: (context, { id }) => deviceState(findDevice(context, id!)),
  }),
  operation({
    method: 'patch',
    path: '/devices/{id}/input',
    id: 'setInput',
    summary: 'Change the utility: voltage (0 is a blackout), frequency, distortion',
    body: inputSchema,
    response: stateSchema,
    handle: (context, { id }, body) => {
      const device = findDevice(context, id!)
      device.ups.setInput(defined(body))
      return deviceState(device)
    },
  }),
  operation({
    method: 'patch',
    path: '/devices/{id}/battery',
    id: 'setBattery',
    summary: 'Change charge, temperature or health',
    body: batterySchema,
    response: stateSchema,
    handle: (context, { id }, body) => {
      const device = findDevice(context, id!)
      device.ups.setBattery(defined(body))
      return deviceState(device)
    },
  }),
  operation({
    method: 'patch',
    path: '/devices/{id}/load',
    id: 'setLoad',
    summary: 'Change the load of outlet groups, in watts',
    body: loadSchema,
    response: stateSchema,
    handle: (context, { id }, body) => {
      const device = findDevice(context, id!)
      const missing = Object.keys(body).find(
        (name) => !device.ups.model.groups.some((group) => group === name),
      )
      if (missing)
        throw new Problem(
          422,
          'No such outlet group',
          `${device.ups.model.name} has no outlet group ${missing}; it has ${device.ups.model.groups.join(', ')}`,
        )
      device.ups.setLoad(defined(body))
      return deviceState(device)
    },
  }),
  operation({
    method: 'post',
    path: '/devices/{id}/commands',
    id: 'command',
    summary: 'Command outlet groups as a port, the LCD or a card would',
    body: commandSchema,
    response: stateSchema,
    handle: (context, { id }, body) => {
      const device = findDevice(context, id!)
      const { action, targets, source, useDelay, seconds } = body
      if (seconds !== undefined && action !== 'sleep')
        throw new Problem(422, 'Seconds without sleep', `seconds goes with sleep only, not with ${action}`)
      const result = device.ups.command({
        action,
        targets: targets[0] === 'all' ? 'all' : targets.filter((target) => target !== 'all'),
        source,
        useOffDelay: useDelay,
        useOnDelay: useDelay,
        ...(seconds === undefined ? {} : { seconds }),
      })
      if (!result.accepted)
        throw new Problem(409, 'Command refused', describeRefusal(result), { reason: result.reason })
      return deviceState(device)
    },
  }),
  operation({
    method: 'put',
    path: '/devices/{id}/firmware',
    id: 'flash',
    summary: 'Flash another firmware version, or switch defects by hand',
    body: firmwareBody,
    response: stateSchema,
    handle: (context, { id }, body) => {
      const device = findDevice(context, id!)
      const { lineId, version } = device.ups.firmware
      const choice =
        body.version === undefined && body.id === undefined ? { ...body, version, id: lineId } : body
      try {
        device.ups.flash(firmwareOf(device.ups.model, choice))
      } catch (error) {
        throw new Problem(422, 'Firmware refused', (error as Error).message)
      }
      return deviceState(device)
    },
  }),
]
