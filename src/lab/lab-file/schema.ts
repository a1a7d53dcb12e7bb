import { z } from 'zod'
import { LIMITS } from '../../../emulators/smart-ups/limits.ts'
import { STATUS_CAUSES } from '../../../emulators/smart-ups/power/status-cause.ts'
import { cardSchema } from '../cards/index.ts'
import { BENCH_LIMITS } from '../schemas/bench-limits.ts'
import { givenSettingsSchema } from '../schemas/given-settings-schema.ts'
import { numberWithin, secondsWithin } from '../schemas/number-schema.ts'
import { hostSchema } from './host-schema.ts'
import { address, rj45Schema } from './serial-schema.ts'

const watts = numberWithin(LIMITS.load)

/** A change that changes something. */
export const hasAny = (change: object) => Object.values(change).some((value) => value !== undefined)
export const NOTHING_GIVEN = { message: 'nothing is given' }

export const loadSchema = z
  .strictObject({ MOG: watts, SOG0: watts, SOG1: watts, SOG2: watts })
  .partial()
  .meta({ description: 'watts per outlet group' })

export const inputSchema = z
  .strictObject({
    voltage: numberWithin(LIMITS.input.voltage),
    frequency: numberWithin(LIMITS.input.frequency),
    distorted: z.boolean(),
  })
  .partial()
  .meta({ description: 'utility: volts (0 is a blackout), hertz, bent waveform' })

export const batterySchema = z
  .strictObject({
    charge: numberWithin(LIMITS.battery.charge),
    temperature: numberWithin(LIMITS.battery.temperature),
    health: numberWithin(LIMITS.battery.health),
    packs: numberWithin(LIMITS.battery.packs),
  })
  .partial()
  .meta({ description: 'charge and health in percent, temperature in degrees Celsius, external packs' })

export const historySchema = z
  .strictObject({
    transfers: z.int().min(0).max(1_000_000),
    lastTransfer: z.enum(STATUS_CAUSES).nullable(),
    secondsOnBattery: z.int().min(0).max(0xffff_ffff),
    energy: z.int().min(0).max(0xffff_ffff),
  })
  .partial()
  .meta({ description: 'what the unit has been through: transfers to battery, seconds on it, watt-hours' })

export const chosenFirmwareSchema = z.strictObject({
  version: z.string().optional(),
  id: z.int().optional(),
  defects: z
    .record(z.string(), z.union([z.boolean(), z.record(z.string(), z.union([z.boolean(), z.number()]))]))
    .optional(),
})

export const firmwareSchema = z.union([z.string(), chosenFirmwareSchema])

/** Devices and hosts by name. */
export const NAME = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, 'letters, digits, dot, dash, underscore; at most 63')

export const deviceSchema = z.strictObject({
  model: z.string(),
  firmware: firmwareSchema.optional(),
  serial: z
    .string()
    .regex(/^[\x21-\x7e]{1,16}$/, 'up to 16 printable characters')
    .optional(),
  manufactured: z.iso.date().optional().meta({ description: 'the day it was made, such as 2018-07-29' }),
  registers: z
    .record(z.string().regex(/^\d{1,5}$/, 'a register address, 0 to 65535'), z.int().min(0).max(0xffff))
    .optional()
    .meta({ description: 'Modbus registers that always read so, whatever the unit does: of a cloned unit' }),
  rj45: rj45Schema.optional(),
  modbusTcp: address.optional(),
  modbusPersona: z.enum(['native', 'nmc']).optional().meta({
    description:
      'who answers Modbus TCP: the unit itself (default) or a Network Management Card; older form of a card with `modbus`',
  }),
  usb: z.enum(['usbip']).optional().meta({ description: "the unit's own USB port, over USB/IP" }),
  smartslot1: cardSchema.optional(),
  smartslot2: cardSchema.optional().meta({ description: 'the second SmartSlot, of models that have two' }),
  load: loadSchema.optional(),
  input: inputSchema.optional(),
  battery: batterySchema.optional(),
  history: historySchema.optional(),
  settings: givenSettingsSchema
    .optional()
    .meta({ description: 'settings as someone left them; names as GET …/settings shows them' }),
  qualificationSeconds: secondsWithin(LIMITS.qualificationSeconds).optional(),
  hosts: z
    .record(
      NAME,
      hostSchema.nullable().transform((host) => host ?? {}),
    )
    .optional()
    .meta({ description: "what hangs on the unit's outlets, by name" }),
})

export const labSchema = z
  .strictObject({
    clock: z
      .union([
        z.strictObject({ virtual: z.literal(true) }),
        z.strictObject({ speed: numberWithin(BENCH_LIMITS.speed) }),
      ])
      .optional(),
    control: address.optional(),
    usbip: address.optional().meta({ description: 'where USB/IP clients attach; default 127.0.0.1:3240' }),
    state: z.string().optional().meta({ description: 'folder that keeps settings between runs' }),
    plugins: z.array(z.string().min(1)).max(64).optional().meta({
      description:
        'modules of yours whose defects, models, traits and card versions the bench knows; beside this file',
    }),
    record: z.string().optional().meta({ description: 'folder that everything that happens is recorded in' }),
    devices: z
      .record(NAME, deviceSchema)
      .refine((devices) => Object.keys(devices).length > 0, { message: 'at least one device is needed' }),
  })
  .meta({ title: 'upslab lab file' })

export type LabConfig = z.infer<typeof labSchema>
export type DeviceConfig = z.infer<typeof deviceSchema>
export type FirmwareChoice = z.infer<typeof firmwareSchema>
