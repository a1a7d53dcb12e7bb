import { z } from 'zod'
import { GROUP_NAMES } from '../../../emulators/smart-ups/commands.ts'
import { SIGNAL_PORTS, type SignalPortName } from '../cards/index.ts'
import { deprecated } from '../deprecated.ts'
import { secondsWithin } from '../schemas/number-schema.ts'

/** What of a unit's readings can trigger the shutdown of a host. */
export const READING_TRIGGERS = ['low-battery', 'shutdown-imminent', 'on-battery', 'nothing'] as const
/** What triggers the shutdown of a host: a port of a card, or what the host reads of the unit. */
export const SHUTDOWN_TRIGGERS = [...SIGNAL_PORTS, ...READING_TRIGGERS] as const
export type ShutdownTrigger = (typeof SHUTDOWN_TRIGGERS)[number]

/** Sources of a command that turns the output off, which says that the host behind it has halted. */
export const KILL_POWER_SOURCES = ['rj45', 'usb', 'smartslot1', 'smartslot2', 'network'] as const
export type KillPowerSource = (typeof KILL_POWER_SOURCES)[number]

/** How the bench learns that a host has halted. */
export const HALT_REPORTERS = ['scripted', 'control', ...SIGNAL_PORTS, ...KILL_POWER_SOURCES] as const
export type HaltReporter = (typeof HALT_REPORTERS)[number]

/** Ports that a scripted host can read its unit at; at the last two it is notified, and asks nothing. */
export const READ_PORTS = ['rj45', 'usb', 'snmp', 'trap', 'pcnet'] as const
export type ReadPort = (typeof READ_PORTS)[number]

/** A host that does not ask: the card in a slot notifies it. */
export const isNotified = (readsVia: ReadPort | undefined): readsVia is 'trap' | 'pcnet' =>
  readsVia === 'trap' || readsVia === 'pcnet'

/** What a scripted host does when its unit answers no more. */
export const ON_COMM_LOST = ['carry-on', 'shut-down-on-battery', 'shut-down'] as const
export type OnCommLost = (typeof ON_COMM_LOST)[number]

const seconds = secondsWithin({ min: 0, max: 86_400 })

/** Fields as they were spelled before 0.2. */
const OLD_NAMES = {
  told: 'shutdownTrigger',
  over: 'readsVia',
  halts: 'haltReportedBy',
  killsPower: 'killPowerVia',
  whenLost: 'onCommLost',
  lostSeconds: 'commLostSeconds',
} as const

const fields = {
  shutdownTrigger: z
    .enum(SHUTDOWN_TRIGGERS)
    .optional()
    .meta({ description: 'what triggers its shutdown; default low-battery' }),
  readsVia: z.enum(READ_PORTS).optional().meta({
    description:
      'scripted: the port it reads the unit at, in the language used there; trap and pcnet: it waits for what the card in a slot sends; default: it knows without reading',
  }),
  haltReportedBy: z
    .enum(HALT_REPORTERS)
    .optional()
    .meta({ description: 'how the bench learns that it halted; scripted (default): upslab plays the host' }),
  killPowerVia: z.enum(KILL_POWER_SOURCES).optional().meta({
    description:
      'scripted: once halted, commands a shutdown of the whole unit as this source; on the wire where it is the port of readsVia',
  }),
  onCommLost: z.enum(ON_COMM_LOST).optional().meta({
    description:
      'with readsVia: what it does once the unit counts as lost; default shut-down-on-battery: if it last read on battery',
  }),
  commLostSeconds: seconds.optional().meta({
    description:
      'with readsVia: how long without an answer until the unit counts as lost; default 15, with pcnet 55',
  }),
}

type OldName = keyof typeof OLD_NAMES
const oldFields = Object.fromEntries(
  Object.entries(OLD_NAMES).map(([old, now]) => [
    old,
    fields[now].meta({ deprecated: true, description: `old name of ${now}, read until 0.3` }),
  ]),
) as { readonly [N in OldName]: (typeof fields)[(typeof OLD_NAMES)[N]] }

/** A host behind an outlet group, as a lab file gives it. Times in seconds. */
export const hostSchema = z
  .strictObject({
    group: z.enum(GROUP_NAMES).optional().meta({ description: "default: the unit's last outlet group" }),
    ...fields,
    afterSeconds: seconds
      .optional()
      .meta({ description: 'how long the trigger has to last before the host acts; default 0' }),
    pollSeconds: seconds.optional().meta({
      description: 'how often it looks; default 0 on a line of a card, 5 on what is read from the unit',
    }),
    reconnects: z
      .boolean()
      .optional()
      .meta({ description: 'with readsVia usb: finds the unit again after it has been away; default true' }),
    shutdownSeconds: seconds
      .optional()
      .meta({ description: 'scripted: how long its shutdown takes; default 45' }),
    bootSeconds: seconds.optional().meta({ description: 'how long it takes to boot; default 60' }),
    confirms: z.boolean().optional().meta({
      description: 'scripted, on a port of a card: holds its shutdown line once halted; default true',
    }),
    ...oldFields,
  })
  .transform((given, context) => {
    const { told, over, halts, killsPower, whenLost, lostSeconds, ...host } = given
    for (const [old, now] of Object.entries(OLD_NAMES) as [OldName, keyof typeof fields][]) {
      if (given[old] === undefined) continue
      if (given[now] !== undefined)
        context.addIssue({
          code: 'custom',
          path: [old],
          message: `${old} is the old name of ${now}: give one`,
        })
      deprecated(`${old} of a host`, now)
      Object.assign(host, { [now]: given[old] })
    }
    return host
  })
export type HostConfig = z.output<typeof hostSchema>

/** What a lab file left out, filled in. Times in milliseconds of device time. */
export interface HostTraits {
  readonly shutdownTrigger: ShutdownTrigger
  readonly afterMs: number
  readonly pollMs: number
  readonly readsVia: ReadPort | undefined
  readonly commLostMs: number
  readonly onCommLost: OnCommLost
  readonly reconnects: boolean
  readonly haltReportedBy: HaltReporter
  readonly shutdownMs: number
  readonly bootMs: number
  readonly confirms: boolean
  readonly killPowerVia: KillPowerSource | undefined
}

/** Seconds without a packet of network shutdown after which apcupsd counts its unit as lost. */
const PACKETS_LAST = 55

/** A host counts as scripted when nothing outside the bench plays it. */
export function traitsOf(config: HostConfig): HostTraits {
  const shutdownTrigger = config.shutdownTrigger ?? 'low-battery'
  const onLine = isSignalPort(shutdownTrigger)
  return {
    shutdownTrigger,
    afterMs: (config.afterSeconds ?? 0) * 1000,
    pollMs: (config.pollSeconds ?? (onLine ? 0 : 5)) * 1000,
    readsVia: config.readsVia,
    commLostMs: (config.commLostSeconds ?? (config.readsVia === 'pcnet' ? PACKETS_LAST : 15)) * 1000,
    onCommLost: config.onCommLost ?? 'shut-down-on-battery',
    reconnects: config.reconnects ?? true,
    haltReportedBy: config.haltReportedBy ?? 'scripted',
    shutdownMs: (config.shutdownSeconds ?? 45) * 1000,
    bootMs: (config.bootSeconds ?? 60) * 1000,
    confirms: config.confirms ?? onLine,
    killPowerVia: config.killPowerVia,
  }
}

/** The name is that of a port by which a card signals clients. */
export function isSignalPort(name: string): name is SignalPortName {
  return (SIGNAL_PORTS as readonly string[]).includes(name)
}
