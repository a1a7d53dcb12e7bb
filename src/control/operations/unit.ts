import { z } from 'zod'
import { FAULT_NAMES, type Fault } from '../../../emulators/smart-ups/faults.ts'
import { acceptedSettings } from '../../../emulators/smart-ups/settings/accepted.ts'
import { defined } from '../../lab/defined.ts'
import type { Device } from '../../lab/device.ts'
import { deviceState } from '../../lab/device-state.ts'
import { hasAny, historySchema, NOTHING_GIVEN } from '../../lab/lab-file/schema.ts'
import { deviceStateSchema } from '../../lab/schemas/device-state-schema.ts'
import { givenSettingsSchema } from '../../lab/schemas/given-settings-schema.ts'
import { settingsStateSchema } from '../../lab/schemas/settings-schema.ts'
import { type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'
import { findDevice } from './find-device.ts'

/** By name; the unit itself says what each takes. */
const settingsBody = givenSettingsSchema.refine(hasAny, NOTHING_GIVEN)

const acceptedSchema = z
  .record(
    z.string(),
    z.strictObject({
      allowed: z.string().meta({ description: 'in words' }),
      min: z.number().optional(),
      max: z.number().optional(),
      values: z.array(z.union([z.string(), z.number(), z.boolean()])).optional(),
      longest: z.int().optional().meta({ description: 'characters of a text' }),
    }),
  )
  .meta({ id: 'AcceptedValues', description: 'by the names of settings' })

const acceptedSettingsSchema = z
  .strictObject({ unit: acceptedSchema, group: acceptedSchema })
  .meta({ id: 'AcceptedSettings' })

const changedSettingsSchema = settingsStateSchema.extend({
  warning: z.string().optional().meta({ description: 'why the settings are not kept beyond this run' }),
})

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
    response: settingsStateSchema,
    handle: (context, { id }) => findDevice(context, id!).ups.settings.toJSON(),
  }),
  operation({
    method: 'get',
    path: '/devices/{id}/settings/accepted',
    id: 'getAcceptedSettings',
    summary:
      'What each setting of a unit, and of each of its outlet groups, accepts on the firmware that runs',
    response: acceptedSettingsSchema,
    handle: (context, { id }) => {
      const { model, traits } = findDevice(context, id!).ups
      return acceptedSettings(model, traits)
    },
  }),
  operation({
    method: 'patch',
    path: '/devices/{id}/history',
    id: 'setHistory',
    summary: 'Give a unit a past; its counters go on from there',
    example: { transfers: 12, secondsOnBattery: 3600 },
    body: historySchema.refine(hasAny, NOTHING_GIVEN),
    response: deviceStateSchema,
    handle: (context, { id }, body) => {
      const device = findDevice(context, id!)
      device.ups.setHistory(defined(body))
      return deviceState(device)
    },
  }),
  operation({
    method: 'patch',
    path: '/devices/{id}/settings',
    id: 'setSettings',
    summary: 'Change settings; all of them or, when one is not allowed, none',
    example: { groups: { SOG0: { turnOffDelay: 30 } } },
    body: settingsBody,
    response: changedSettingsSchema,
    handle: (context, { id }, body) => {
      const { settings } = findDevice(context, id!).ups
      settings.load({
        ...(body.unit ? { unit: body.unit } : {}),
        ...(body.groups ? { groups: body.groups } : {}),
      })
      const warning = context.bench.troubles.get(id!)
      return { ...settings.toJSON(), ...(warning === undefined ? {} : { warning }) }
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
    example: { 'needs-replacement': true },
    body: z.record(z.string(), z.boolean()).refine(hasAny, NOTHING_GIVEN),
    response: deviceStateSchema,
    handle: (context, { id }, body) => {
      const device = findDevice(context, id!)
      const unknown = Object.keys(body).find((name) => !FAULT_NAMES.includes(name as Fault))
      if (unknown !== undefined)
        throw new Problem(422, 'No such fault', `no fault ${unknown}; known: ${FAULT_NAMES.join(', ')}`)
      for (const [name, active] of Object.entries(body)) device.ups.setFault(name as Fault, active)
      return deviceState(device)
    },
  }),
]

function runTest({ ups }: Device, { test, action }: z.output<typeof testBody>): boolean {
  if (test === 'self-test') return action === 'start' ? ups.startSelfTest('network') : ups.abortSelfTest()
  return action === 'start' ? ups.startCalibration('network') : ups.abortCalibration()
}
