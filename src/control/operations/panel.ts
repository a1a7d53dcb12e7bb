import { z } from 'zod'
import { KEYS } from '../../../emulators/smart-ups/front-panel/front-panel.ts'
import { LIMITS } from '../../../emulators/smart-ups/limits.ts'
import { millisecondsWithin } from '../../lab/schemas/number-schema.ts'
import { type Operation, operation } from '../operation.ts'
import { findDevice } from './find-device.ts'

const panelSchema = z
  .object({
    rows: z.array(z.string()),
    lights: z.object({
      leds: z
        .object({
          online: z.boolean(),
          onBattery: z.boolean(),
          fault: z.boolean(),
          replaceBattery: z.boolean(),
          scrolling: z.boolean(),
        })
        .nullable(),
      backlight: z.enum(['normal', 'amber', 'red']),
      powerButton: z.enum(['dark', 'white', 'red']),
      lamps: z
        .object({
          battery: z.int(),
          load: z.int(),
          batteryFlashes: z.boolean(),
          overload: z.boolean(),
        })
        .nullable()
        .meta({ description: 'bar graphs of units without a display: lamps lit of five' }),
    }),
    beeper: z.string(),
    beeps: z.string().meta({ description: 'what that sounds like; empty where no source tells' }),
    muted: z.boolean(),
  })
  .meta({ id: 'Panel' })

const keyBody = z.strictObject({
  key: z.enum(KEYS),
  holdMs: millisecondsWithin(LIMITS.keyHoldMs).default(100).meta({ description: 'how long the key is held' }),
})

export const panelOperations: readonly Operation[] = [
  operation({
    method: 'get',
    path: '/devices/{id}/panel',
    id: 'getPanel',
    summary: 'What a person sees on the front panel: display, lights, beeper',
    response: panelSchema,
    handle: (context, { id }) => findDevice(context, id!).ups.panel.view(),
  }),
  operation({
    method: 'post',
    path: '/devices/{id}/panel/keys',
    id: 'pressKey',
    summary: 'Press a key on the front panel',
    example: { key: 'power', holdMs: '5s' },
    body: keyBody,
    response: panelSchema,
    handle: (context, { id }, { key, holdMs }) => {
      const { panel } = findDevice(context, id!).ups
      panel.press(key, holdMs)
      return panel.view()
    },
  }),
]
