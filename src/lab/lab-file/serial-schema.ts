import { z } from 'zod'
import { parseListenAddress } from '../../ports/address.ts'
import { CABLE_NAMES } from '../../protocols/simple-signaling/cables.ts'
import { millisecondsWithin } from '../schemas/number-schema.ts'

/** `host:port`, `[v6]:port` or a port alone; port 0 picks a free one. */
export const address = z
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
  replyDelayMs: millisecondsWithin({ min: 0, max: 10_000 }).optional(),
}

const quirksSchema = z
  .strictObject({
    twoByteCommands: z.boolean(),
    notReadyEvery: z.int().min(2).max(1000),
    causeUnknownMs: millisecondsWithin({ min: 0, max: 60_000, whole: true }),
    slowProtocolMs: millisecondsWithin({ min: 0, max: 10_000 }),
    oldRevision: z.string().regex(/^[0-9A-F]{2}$/, 'two hexadecimal digits'),
    star: z.boolean(),
    firstRepeatMs: millisecondsWithin({ min: 1, max: 30_000, whole: true }),
  })
  .partial()
  .meta({ description: 'UPS-Link only: habits of single units, seen in the field' })

function hasOneEnd(port: { [K in 'pty' | 'tcp' | 'serialport' | 'rfc2217' | 'usbip']?: unknown }): boolean {
  const ends = [port.pty, port.tcp, port.serialport, port.rfc2217, port.usbip]
  return ends.filter((end) => end !== undefined).length === 1
}

/** What a unit's own serial port can be set to speak. */
export const RJ45_PROTOCOLS = ['auto', 'microlink', 'modbus', 'simple', 'ups-link'] as const

export const rj45Schema = z
  .strictObject({
    protocol: z.enum(RJ45_PROTOCOLS).optional().meta({
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

/** A serial port of a card: where it is exported. */
export const cardSerialSchema = z
  .strictObject({ ...serialEnds, quirks: quirksSchema.optional() })
  .refine(hasOneEnd, { message: ONE_END })

/** A port of a card that signals by contacts: where the host's end of its cable is. */
export const contactsSchema = z
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

/** The unit's own serial port. */
export type Rj45Config = z.infer<typeof rj45Schema>
/** A serial port of a card. */
export type SerialConfig = z.infer<typeof cardSerialSchema>
/** A port of a card that signals by contacts; null, as an empty entry in YAML, is one with defaults. */
export type ContactsConfig = z.infer<typeof contactsSchema>
