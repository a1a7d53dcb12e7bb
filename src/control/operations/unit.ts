import { z } from 'zod'
import { FAULT_NAMES, type Fault } from '../../../emulators/smart-ups/faults.ts'
import type { Device } from '../../lab/device.ts'
import { deviceState } from '../../lab/device-state.ts'
import { deviceStateSchema } from '../../lab/device-state-schema.ts'
import { hasAny, NOTHING_GIVEN } from '../../lab/lab-file/schema.ts'
import { settingsStateSchema } from '../../lab/settings-schema.ts'
import { type ControlSurroundings, type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'
import { findDevice } from './find-device.ts'

/** By name; the unit itself says what each takes. */
const settingsBody = z
  .strictObject({
    unit: z.record(z.string(), z.unknown()),
    groups: z.record(z.string(), z.record(z.string(), z.unknown())),
  })
  .partial()
  .refine(hasAny, NOTHING_GIVEN)

const testBody = z.strictObject({
  test: z.enum(['self-test', 'calibration']),
  action: z.enum(['start', 'abort']),
})

const cardBody = z.strictObject({
  dip: z.string().meta({ description: 'eight digits 0 or 1, switch 1 first' }),
})
const fitBody = z.strictObject({
  card: z.enum(['AP9624']).nullable().meta({ description: 'null takes the card out' }),
})
const portBody = z
  .strictObject({
    connected: z.boolean().optional().meta({ description: "a client's cable is plugged in" }),
    shutdownLine: z.boolean().optional().meta({ description: "the client's shutdown line (pin 1) is high" }),
  })
  .refine(hasAny, NOTHING_GIVEN)

export const unitOperations: readonly Operation[] = [
  operation({
    method: 'get',
    path: '/devices/{id}/settings',
    id: 'getSettings',
    summary: 'Everything a person can set on a unit',
    response: settingsStateSchema,
    handle: (around, { id }) => findDevice(around, id!).ups.settings.toJSON(),
  }),
  operation({
    method: 'patch',
    path: '/devices/{id}/settings',
    id: 'setSettings',
    summary: 'Change settings; all of them or, when one is not allowed, none',
    example: { groups: { SOG0: { turnOffDelay: 30 } } },
    body: settingsBody,
    response: settingsStateSchema,
    handle: (around, { id }, body) => {
      const { settings } = findDevice(around, id!).ups
      try {
        settings.load({
          ...(body.unit ? { unit: body.unit } : {}),
          ...(body.groups ? { groups: body.groups } : {}),
        })
      } catch (error) {
        throw new Problem(422, 'Setting refused', (error as Error).message)
      }
      return settings.toJSON()
    },
  }),
  operation({
    method: 'post',
    path: '/devices/{id}/tests',
    id: 'test',
    summary: 'Start or abort a self-test or a runtime calibration',
    example: { test: 'self-test', action: 'start' },
    body: testBody,
    response: deviceStateSchema,
    handle: (around, { id }, body) => {
      const device = findDevice(around, id!)
      if (!runTest(device, body)) {
        const { phase, reason } =
          device.ups.diagnostics[body.test === 'self-test' ? 'selfTest' : 'calibration'].data
        throw new Problem(409, 'Test refused', `${body.test} ${body.action}: refused (${reason ?? phase})`)
      }
      return deviceState(device)
    },
  }),
  operation({
    method: 'patch',
    path: '/devices/{id}/faults',
    id: 'setFaults',
    summary: 'Raise (true) or clear (false) alarms by name',
    example: { 'needs-replacement': true },
    body: z.record(z.string(), z.boolean()).refine(hasAny, NOTHING_GIVEN),
    response: deviceStateSchema,
    handle: (around, { id }, body) => {
      const device = findDevice(around, id!)
      const unknown = Object.keys(body).find((name) => !FAULT_NAMES.includes(name as Fault))
      if (unknown !== undefined)
        throw new Problem(422, 'No such fault', `no fault ${unknown}; known: ${FAULT_NAMES.join(', ')}`)
      for (const [name, active] of Object.entries(body)) device.ups.setFault(name as Fault, active)
      return deviceState(device)
    },
  }),
  operation({
    method: 'patch',
    path: '/devices/{id}/smartslot1',
    id: 'setCard',
    summary: "Move the card's DIP switches",
    example: { dip: '00010000' },
    body: cardBody,
    response: deviceStateSchema,
    handle: (around, { id }, { dip }) => {
      const { device, card } = findCard(around, id!)
      try {
        card.setDip(dip)
      } catch (error) {
        throw new Problem(422, 'DIP switches refused', (error as Error).message)
      }
      return deviceState(device)
    },
  }),
  operation({
    method: 'put',
    path: '/devices/{id}/smartslot1',
    id: 'fitCard',
    summary: 'Put an AP9624 into the slot, or take it out; it comes back as it was',
    example: { card: 'AP9624' },
    body: fitBody,
    response: deviceStateSchema,
    handle: (around, { id }, { card }) => {
      const device = findDevice(around, id!)
      try {
        device.fitExpander(card !== null)
      } catch (error) {
        throw new Problem(409, 'Card refused', (error as Error).message)
      }
      return deviceState(device)
    },
  }),
  operation({
    method: 'patch',
    path: '/devices/{id}/smartslot1/{port}',
    id: 'setBasicPort',
    summary: 'Plug a client into a Basic port, or move its shutdown line',
    example: { shutdownLine: true },
    body: portBody,
    response: deviceStateSchema,
    handle: (around, { id, port: name }, body) => {
      const { device, card } = findCard(around, id!)
      const port = card.port(name!)
      if (!port) throw new Problem(404, 'No such port', `no port ${name}; there are: basic1, basic2`)
      if (body.connected !== undefined) card.connect(port, body.connected)
      if (body.shutdownLine !== undefined) card.raiseShutdownLine(port, body.shutdownLine)
      return deviceState(device)
    },
  }),
]

function findCard(around: ControlSurroundings, id: string) {
  const device = findDevice(around, id)
  const card = device.expander
  if (!card) throw new Problem(404, 'No card', `${id} has no AP9624 in smartslot1`)
  return { device, card }
}

function runTest({ ups }: Device, { test, action }: z.output<typeof testBody>): boolean {
  if (test === 'self-test') return action === 'start' ? ups.startSelfTest('network') : ups.abortSelfTest()
  return action === 'start' ? ups.startCalibration('network') : ups.abortCalibration()
}
