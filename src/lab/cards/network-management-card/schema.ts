import { z } from 'zod'
import {
  AUTH_PROTOCOLS,
  COMMUNITY_ACCESS,
  MOST_USERS,
  PRIV_PROTOCOLS,
  RECEIVER_VERSIONS,
  USER_LEVELS,
} from '../../../../emulators/network-management-card/card-settings.ts'
import { CARD_NAMES } from '../../../../emulators/network-management-card/firmware/card-models.ts'
import { address } from '../../lab-file/serial-schema.ts'
import { SLOT_FIELDS } from '../slot-fields.ts'

const order = z.enum(CARD_NAMES)
const firmware = z.string().meta({ description: 'version of its firmware, such as 7.1.2' })
const defects = z
  .record(z.string(), z.boolean())
  .meta({ description: 'defects of its firmware, switched by hand' })

/** Printable characters. */
const printable = (least: number, most: number) =>
  z
    .string()
    .regex(new RegExp(`^[\\x20-\\x7e]{${least},${most}}$`), `${least} to ${most} printable characters`)

const nms = z
  .string()
  .regex(/^(\d{1,3}\.){3}\d{1,3}$/, 'an IPv4 address, such as 192.0.2.255')
  .refine((text) => text.split('.').every((octet) => Number(octet) <= 255), {
    message: 'each octet is 0 to 255',
  })
  .meta({ description: 'managers it counts for: 255 in an octet is any, 0.0.0.0 every address' })

const community = z.strictObject({
  name: printable(1, 15),
  access: z.enum(COMMUNITY_ACCESS).default('read'),
  nms: nms.default('0.0.0.0'),
})

const user = z
  .strictObject({
    name: printable(1, 32),
    auth: z.enum(AUTH_PROTOCOLS).default('none').meta({ description: 'what signs its messages' }),
    authPassword: printable(15, 32).optional(),
    priv: z.enum(PRIV_PROTOCOLS).default('none').meta({
      description: 'what encrypts them; AES-192-C and AES-256-C make keys as Cisco devices do',
    }),
    privPassword: printable(15, 32).optional(),
    level: z.enum(USER_LEVELS).optional().meta({
      description: 'requests below are refused; default: the highest that the user has',
    }),
    access: z.enum(['read', 'write']).default('write'),
    nms: nms.default('0.0.0.0'),
  })
  .check(({ value, issues }) => {
    for (const [field, message] of userMistakes(value))
      issues.push({ code: 'custom', message, path: [field], input: value })
  })

/** What a user cannot be, each with the field that is wrong. */
function userMistakes(given: {
  readonly auth: string
  readonly authPassword?: string | undefined
  readonly priv: string
  readonly privPassword?: string | undefined
  readonly level?: (typeof USER_LEVELS)[number] | undefined
}): (readonly [field: string, message: string])[] {
  const { auth, priv, level } = given
  const mistakes: (readonly [string, string])[] = []
  for (const [kind, protocol] of [
    ['auth', auth],
    ['priv', priv],
  ] as const) {
    const field = `${kind}Password` as const
    if (protocol !== 'none' && given[field] === undefined)
      mistakes.push([field, `${kind}: ${protocol} needs ${field}, of 15 to 32 printable characters`])
    if (protocol === 'none' && given[field] !== undefined)
      mistakes.push([field, `there is ${field}, but ${kind} is none`])
  }
  if (priv !== 'none' && auth === 'none')
    mistakes.push([
      'priv',
      `${priv} without auth: what is encrypted is signed too; give auth, one of ${AUTH_PROTOCOLS.slice(1).join(', ')}`,
    ])
  const highest = auth === 'none' ? 0 : priv === 'none' ? 1 : 2
  if (level !== undefined && USER_LEVELS.indexOf(level) > highest)
    mistakes.push([
      'level',
      `${level} is above what this user has; allowed: ${USER_LEVELS.slice(0, highest + 1).join(', ')}`,
    ])
  return mistakes
}

const receiver = z.strictObject({
  address,
  version: z.enum(RECEIVER_VERSIONS).default('v1'),
  name: printable(1, 32).default('public').meta({ description: 'community, or user of version 3' }),
  inform: z.boolean().default(false),
  traps: z.enum(['powernet', 'ietf', 'both']).default('powernet'),
})

export const sensor = z.strictObject({
  port: z.int().min(1).max(2),
  temperature: z.number().min(-40).max(85),
  humidity: z.number().min(0).max(100).optional(),
})

/** A Network Management Card as a lab file describes it. */
export const networkCardSchema = z.strictObject({
  card: order,
  ...SLOT_FIELDS,
  firmware: firmware.optional(),
  defects: defects.optional(),
  snmp: address
    .optional()
    .meta({ description: 'where SNMP is answered, over UDP: 127.0.0.1:0 takes a free port' }),
  pcnet: address.optional().meta({
    description:
      'where status packets of network shutdown are sent from, over UDP: 127.0.0.1:0 takes a free port',
  }),
  clients: z
    .array(address)
    .max(50)
    .optional()
    .meta({ description: 'who is sent these packets, such as 127.0.0.1:3052' }),
  web: address.optional().meta({
    description:
      'the page that network shutdown commands the unit by, over TCP; apcupsd asks at port 80 only',
  }),
  modbus: address.optional().meta({
    description:
      'where the card answers Modbus, over TCP, which is off as shipped: 127.0.0.1:0 takes a free port',
  }),
  console: address.optional().meta({
    description: 'where its console answers over Telnet, from AOS 5 on: 127.0.0.1:0 takes a free port',
  }),
  password: printable(1, 64)
    .optional()
    .meta({ description: 'password of its users apc, device and readonly; default apc' }),
  user: printable(1, 10).optional().meta({ description: 'user of network shutdown; default apc' }),
  phrase: printable(15, 32).optional().meta({ description: 'its phrase; default: admin user phrase' }),
  profile: z.enum(['legacy', 'secure']).optional().meta({
    description: 'access as shipped: legacy answers SNMPv1, secure does not; default: as the version ships',
  }),
  communities: z.array(community).max(4).optional(),
  users: z
    .array(user)
    .max(MOST_USERS)
    .optional()
    .meta({ description: 'who may ask in SNMPv3, which they turn on' }),
  receivers: z.array(receiver).max(6).optional().meta({ description: 'who is sent traps' }),
  authenticationTraps: z.boolean().optional(),
  sensors: z.array(sensor).max(2).optional().meta({ description: 'sensors on its universal ports' }),
  contact: printable(0, 64).optional(),
  location: printable(0, 64).optional(),
  name: printable(0, 64).optional(),
})

export type NetworkCardConfig = z.input<typeof networkCardSchema>

/** What can be changed while it is fitted. */
export const networkCardChanges = z
  .strictObject({
    firmware: firmware.optional(),
    defects: defects.optional(),
    restart: z.literal(true).optional().meta({ description: 'starts the card anew' }),
  })
  .meta({ description: 'flashes other firmware, or starts the card anew' })

/** What the control API shows of it. Times in seconds. */
export const networkCardState = z
  .object({
    card: order,
    firmware: z.string(),
    application: z.string().meta({ description: 'version of its application, where that differs' }),
    defects: z.array(z.string()),
    state: z.enum(['up', 'starting', 'no-supply']),
    boots: z.number().meta({ description: 'how often it has started' }),
    uptimeSeconds: z.number(),
    access: z.object({ v1: z.boolean(), v3: z.boolean() }),
    shutdownPending: z.boolean().meta({ description: 'a graceful command waits' }),
    requests: z.number().meta({ description: 'answered since it started' }),
    traps: z.number().meta({ description: 'sent since it started' }),
    managers: z.array(z.string()).meta({ description: 'addresses that were answered' }),
    recentRequests: z
      .array(
        z.object({
          at: z.number().meta({ description: 'device time, milliseconds since 1970-01-01 UTC' }),
          manager: z.string().meta({ description: 'its address' }),
          request: z.string().meta({ description: 'in words, such as v2c GET upsAdvBatteryCapacity.0' }),
        }),
      )
      .meta({ description: 'the last that were answered, the latest first' }),
    recentTraps: z
      .array(
        z.object({
          at: z.number().meta({ description: 'device time, milliseconds since 1970-01-01 UTC' }),
          receiver: z.string().meta({ description: 'address and port' }),
          trap: z.string().meta({ description: 'what it is about, such as on-battery' }),
          version: z.string(),
          inform: z.boolean(),
        }),
      )
      .meta({ description: 'the last that were sent, the latest first' }),
  })
  .meta({ id: 'NetworkCardState', description: 'a Network Management Card' })
