import { z } from 'zod'
import { FAULTS, type Fault } from '../../../emulators/smart-ups/faults.ts'
import type { Device } from '../../lab/device.ts'
import { deviceState } from '../../lab/device-state.ts'
import { type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'
import { findDevice } from './find-device.ts'
import { stateSchema } from './state-schema.ts'

const settingsSchema = z
  .looseObject({
    unit: z.record(z.string(), z.unknown()),
    groups: z.record(z.string(), z.record(z.string(), z.unknown())),
  })
  .meta({ id: 'Settings' })

const testBody = z.strictObject({
  test: z.enum(['self-test', 'calibration']),
  action: z.enum(['start', 'abort']),
})

export const unitOperations: readonly Operation[] = [
  operation({
    method: 'get',
    path: '/devices/{id}/settings',
    id: 'getSettings',
    summary: 'Everything a person can set on a unit',
    response: settingsSchema,
    handle: (context, { id }) => ({ ...findDevice(context, id!).ups.settings.toJSON() }) as never,
  }),
  operation({
    method: 'patch',
    path: '/devices/{id}/settings',
    id: 'setSettings',
    summary: 'Change settings; all of them or, when one is not allowed, none',
    body: settingsSchema.partial(),
    response: settingsSchema,
    handle: (context, { id }, body) => {
      const { settings } = findDevice(context, id!).ups
      try {
        settings.load({
          ...(body.unit ? { unit: body.unit } : {}),
          ...(body.groups ? { groups: body.groups } : {}),
        })
      } catch (error) {
        throw new Problem(422, 'Setting refused', (error as Error).message)
      }
      return { ...settings.toJSON() } as never
    },
  }),
  operation({
    method: 'post',
    path: '/devices/{id}/tests',
    id: 'test',
    summary: 'Start or abort a self-test or a runtime calibration',
    body: testBody,
    response: stateSchema,
    handle: (context, { id }, body) => {
      const device = findDevice(context, id!)
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
    body: z.record(z.string(), z.boolean()),
    response: stateSchema,
    handle: (context, { id }, body) => {
      const device = findDevice(context, id!)
      const unknown = Object.keys(body).find((name) => !FAULTS.has(name as Fault))
      if (unknown)
        throw new Problem(
          422,
          'No such fault',
          `no fault ${unknown}; known: ${[...FAULTS.keys()].join(', ')}`,
        )
      for (const [name, active] of Object.entries(body)) device.ups.setFault(name as Fault, active)
      return deviceState(device)
    },
  }),
]

function runTest({ ups }: Device, { test, action }: z.output<typeof testBody>): boolean {
  if (test === 'self-test') return action === 'start' ? ups.startSelfTest('network') : ups.abortSelfTest()
  return action === 'start' ? ups.startCalibration('network') : ups.abortCalibration()
}
