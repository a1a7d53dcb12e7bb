import { z } from 'zod'
import { CARD_MODES } from '../../../emulators/interface-expander-2/dip-switches.ts'
import { COMMAND_INSTANTS } from '../../../emulators/interface-expander-2/sequence.ts'
import { STATUS_CAUSES } from '../../../emulators/smart-ups/power/status-cause.ts'
import { parseListenAddress } from '../../ports/address.ts'
import { CABLE_NAMES } from '../../protocols/simple-signaling/cables.ts'
import { hostSchema } from '../hosts/host-schema.ts'

/** `host:port`, `[v6]:port` or a port alone; port 0 picks a free one. */
const address = z
  .union([z.string(), z.int()])
  .transform((value) => String(value))
  .superRefine((value, context) => {
    try {
      parseListenAddress(value)
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message })
    }
  })
  .meta({ description: 'host:port, [v6]:port or a port; port 0 picks a free one' })

const watts = z.number().min(0).max(100_000)
const percent = z.number().min(0).max(100)

export const loadSchema = z
  .strictObject({ MOG: watts, SOG0: watts, SOG1: watts, SOG2: watts })
  .partial()
  .meta({ description: 'watts per outlet group' })

export const inputSchema = z
  .strictObject({
    voltage: z.number().min(0).max(500),
    frequency: z.number().min(0).max(100),
    distorted: z.boolean(),
  })
  .partial()
  .meta({ description: 'utility: volts (0 is a blackout), hertz, bent waveform' })

export const batterySchema = z
  .strictObject({
    charge: percent,
    temperature: z.number().min(-40).max(150),
    health: z.number().min(1).max(100),
    packs: z.int().min(0).max(10),
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

export const firmwareSchema = z.union([
  z.string(),
  z.strictObject({
    version: z.string().optional(),
    id: z.int().optional(),
    defects: z.record(z.string(), z.union([z.boolean(), z.record(z.string(), z.boolean())])).optional(),
  }),
])

const ONE_END = 'give exactly one of pty, tcp, serialport, rfc2217, usbip'
const usbAdapter = z.literal(true).meta({ description: 'a USB-serial adapter with modem lines, over USB/IP' })

/** Where a serial port is exported, and how slow it is. */
const serialEnds = {
  pty: z.string().optional().meta({ description: 'path of a link to a virtual serial port' }),
  mode: z
    .string()
    .regex(/^0?[0-7]{3}$/, 'file mode in octal, such as "0600"')
    .optional(),
  tcp: address.optional().meta({ description: 'raw serial bytes over TCP' }),
  serialport: z
    .string()
    .optional()
    .meta({ description: 'path of a real serial port or one half of a com0com pair' }),
  rfc2217: address.optional().meta({ description: 'serial bytes and modem lines over TCP' }),
  usbip: usbAdapter.optional(),
  baud: z.int().min(300).max(115_200).optional().meta({ description: 'pace bytes to this line rate' }),
  replyDelayMs: z.number().min(0).max(10_000).optional(),
}

const quirksSchema = z
  .strictObject({
    twoByteCommands: z.boolean(),
    notReadyEvery: z.int().min(2).max(1000),
    causeUnknownMs: z.int().min(0).max(60_000),
    slowProtocolMs: z.number().min(0).max(10_000),
    oldRevision: z.string().regex(/^[0-9A-F]{2}$/, 'two hexadecimal digits'),
    star: z.boolean(),
    firstRepeatMs: z.int().min(1).max(30_000),
  })
  .partial()
  .meta({ description: 'UPS-Link only: habits of single units, seen in the field' })

function hasOneEnd(port: { [K in 'pty' | 'tcp' | 'serialport' | 'rfc2217' | 'usbip']?: unknown }): boolean {
  const ends = [port.pty, port.tcp, port.serialport, port.rfc2217, port.usbip]
  return ends.filter((end) => end !== undefined).length === 1
}

const rj45Schema = z
  .strictObject({
    protocol: z.enum(['auto', 'microlink', 'modbus', 'simple', 'ups-link']).optional().meta({
      description:
        'what the port speaks when the bench starts; auto (default) is as settings and card have it',
    }),
    cable: z
      .enum(CABLE_NAMES)
      .optional()
      .meta({ description: 'simple-signaling cable in the port; default 940-0128A' }),
    ...serialEnds,
    address: z.int().min(1).max(223).optional().meta({ description: 'Modbus slave address, 1 to 223' }),
    quirks: quirksSchema.optional(),
  })
  .refine(hasOneEnd, { message: ONE_END })
  .refine((port) => port.cable === undefined || port.protocol === 'simple', {
    message: 'a simple-signaling cable needs protocol: simple',
    path: ['cable'],
  })
  .refine((port) => port.protocol !== 'simple' || port.rfc2217 !== undefined || port.usbip !== undefined, {
    message: 'simple signaling needs modem lines: give rfc2217 or usbip',
    path: ['protocol'],
  })

const cardSerialSchema = z
  .strictObject({ ...serialEnds, quirks: quirksSchema.optional() })
  .refine(hasOneEnd, { message: ONE_END })

const basicPortSchema = z
  .strictObject({
    cable: z.enum(CABLE_NAMES).optional().meta({ description: 'cable in the port; default 940-0020B' }),
    rfc2217: address
      .optional()
      .meta({ description: "the cable's host end, with modem lines, on the network" }),
    usbip: usbAdapter.optional(),
    connected: z.boolean().optional().meta({ description: 'a client is plugged in; default true' }),
  })
  .refine((port) => port.rfc2217 === undefined || port.usbip === undefined, {
    message: 'give one of rfc2217 and usbip',
  })
  .nullable()

const expanderSchema = z.strictObject({
  card: z.literal('AP9624'),
  mode: z.enum(CARD_MODES).optional(),
  dip: z
    .string()
    .regex(/^[01]{8}$/, 'eight digits 0 (down) or 1 (up), switch 1 first')
    .optional(),
  timerSeconds: z.number().min(1).max(86_400).optional(),
  lowBatterySignalSeconds: z.number().min(0).max(3600).optional(),
  advancedPortAlwaysConfirmed: z.boolean().optional(),
  commandInstant: z.enum(COMMAND_INSTANTS).optional(),
  pollSeconds: z.number().min(0).max(60).optional(),
  basic1: basicPortSchema.optional(),
  basic2: basicPortSchema.optional(),
})

const legacyCardSchema = z.strictObject({
  card: z.literal('AP9620'),
  serial: cardSerialSchema.optional().meta({ description: "the card's serial port: UPS-Link" }),
  usb: z.enum(['usbip']).optional().meta({ description: "the card's USB port, over USB/IP" }),
})

export const cardSchema = z.discriminatedUnion('card', [expanderSchema, legacyCardSchema])

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
  modbusPersona: z
    .enum(['native', 'nmc'])
    .optional()
    .meta({ description: 'who answers Modbus TCP: the unit itself (default) or a Network Management Card' }),
  usb: z.enum(['usbip']).optional().meta({ description: "the unit's own USB port, over USB/IP" }),
  smartslot1: cardSchema.optional(),
  smartslot2: cardSchema.optional().meta({ description: 'a second slot; no unit on the bench has one' }),
  load: loadSchema.optional(),
  input: inputSchema.optional(),
  battery: batterySchema.optional(),
  history: historySchema.optional(),
  settings: z
    .strictObject({
      unit: z.record(z.string(), z.unknown()).optional(),
      groups: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
    })
    .optional()
    .meta({ description: 'settings as someone left them; names as GET …/settings shows them' }),
  qualificationSeconds: z.number().min(0).max(600).optional(),
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
        z.strictObject({ speed: z.number().positive().max(10_000) }),
      ])
      .optional(),
    control: address.optional(),
    usbip: address.optional().meta({ description: 'where USB/IP clients attach; default 127.0.0.1:3240' }),
    state: z.string().optional().meta({ description: 'folder that keeps settings between runs' }),
    record: z.string().optional().meta({ description: 'folder that everything that happens is recorded in' }),
    devices: z
      .record(NAME, deviceSchema)
      .refine((devices) => Object.keys(devices).length > 0, { message: 'at least one device is needed' }),
  })
  .meta({ title: 'upslab lab file' })

/** The unit's own serial port. */
export type Rj45Config = z.infer<typeof rj45Schema>
export type LabConfig = z.infer<typeof labSchema>
export type DeviceConfig = z.infer<typeof deviceSchema>
/** A serial port of a card: where it is exported. */
export type SerialConfig = z.infer<typeof cardSerialSchema>
export type ExpanderConfig = z.infer<typeof expanderSchema>
export type LegacyCardConfig = z.infer<typeof legacyCardSchema>
export type CardConfig = z.infer<typeof cardSchema>
export type FirmwareChoice = z.infer<typeof firmwareSchema>
