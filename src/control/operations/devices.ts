import { z } from 'zod'
import { describeRefusal } from '../../../emulators/smart-ups/commands.ts'
import { defined } from '../../lab/defined.ts'
import { firmwareOf } from '../../lab/device.ts'
import { deviceState } from '../../lab/device-state.ts'
import {
  batterySchema,
  chosenFirmwareSchema,
  hasAny,
  inputSchema,
  loadSchema,
  NOTHING_GIVEN,
} from '../../lab/lab-file/schema.ts'
import { commandSchema, SECONDS_WITH_SLEEP } from '../../lab/schemas/command-schema.ts'
import { deviceStateSchema } from '../../lab/schemas/device-state-schema.ts'
import { type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'
import { findDevice } from './find-device.ts'

export const deviceOperations: readonly Operation[] = [
  operation({
    method: 'get',
    path: '/devices',
    id: 'listDevices',
    summary: 'Every device with its state',
    response: z.array(deviceStateSchema),
    handle: ({ bench }) => bench.devices.map(deviceState),
  }),
  operation({
    method: 'get',
    path: '/devices/{id}',
    id: 'getDevice',
    summary: 'State of one device',
    response: deviceStateSchema,
    handle: (context, { id }) => deviceState(findDevice(context, id!)),
  }),
  operation({
    method: 'patch',
    path: '/devices/{id}/input',
    id: 'setInput',
    summary: 'Change the utility: voltage (0 is a blackout), frequency, distortion',
    example: { voltage: 0 },
    body: inputSchema.refine(hasAny, NOTHING_GIVEN),
    response: deviceStateSchema,
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
    example: { charge: 40 },
    body: batterySchema.refine(hasAny, NOTHING_GIVEN),
    response: deviceStateSchema,
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
    example: { SOG0: 300 },
    body: loadSchema.refine(hasAny, NOTHING_GIVEN),
    response: deviceStateSchema,
    handle: (context, { id }, body) => {
      const device = findDevice(context, id!)
      const { name, groups } = device.ups.model
      const missing = Object.keys(body).find((asked) => !groups.some((group) => group === asked))
      if (missing)
        throw new Problem(
          422,
          'No such outlet group',
          `${name} has no outlet group ${missing}; it has ${groups.join(', ')}`,
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
    example: { action: 'off', targets: ['SOG0'], source: 'lcd', useDelay: true },
    body: commandSchema.refine(SECONDS_WITH_SLEEP.check, SECONDS_WITH_SLEEP.message),
    response: deviceStateSchema,
    handle: (context, { id }, body) => {
      const device = findDevice(context, id!)
      const result = device.ups.command({ ...defined(body), action: body.action, targets: body.targets })
      if (!result.accepted)
        throw new Problem(409, 'Command refused', describeRefusal(result), { reason: result.reason })
      return deviceState(device)
    },
  }),
  operation({
    method: 'put',
    path: '/devices/{id}/firmware',
    id: 'flash',
    summary:
      'Flash another firmware version, or switch defects by hand; those switched before and not named again are dropped',
    example: { version: '09.3' },
    body: chosenFirmwareSchema.refine(hasAny, NOTHING_GIVEN),
    response: deviceStateSchema,
    handle: (context, { id }, body) => {
      const device = findDevice(context, id!)
      const { lineId, version } = device.ups.firmware
      const choice =
        body.version === undefined && body.id === undefined ? { ...body, version, id: lineId } : body
      device.ups.flash(firmwareOf(device.ups.model, choice, device.ups.firmware.known))
      return deviceState(device)
    },
  }),
]
