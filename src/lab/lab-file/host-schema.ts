import { z } from 'zod'
import { GROUP_NAMES } from '../../../emulators/smart-ups/commands.ts'
import { SIGNAL_PORTS, type SignalPortName } from '../cards/index.ts'
import { secondsWithin } from '../schemas/number-schema.ts'

/** What of a unit's readings can tell a host to shut down. */
export const READING_TRIGGERS = ['low-battery', 'shutdown-imminent', 'on-battery', 'nothing'] as const
/** How a host learns that it should shut down: by a port of a card, or by what it reads of the unit. */
export const TELLERS = [...SIGNAL_PORTS, ...READING_TRIGGERS] as const
export type Teller = (typeof TELLERS)[number]

/** Sources whose command to turn the output off says that the host behind them has halted. */
export const KILLERS = ['rj45', 'usb', 'smartslot1', 'smartslot2', 'network'] as const
export type Killer = (typeof KILLERS)[number]

/** How the bench learns that a host has halted. */
export const HALT_WITNESSES = ['scripted', 'control', ...SIGNAL_PORTS, ...KILLERS] as const
export type HaltWitness = (typeof HALT_WITNESSES)[number]

/** Ports that a scripted host can read its unit at. */
export const OVER = ['rj45', 'usb'] as const
export type Over = (typeof OVER)[number]

/** What a scripted host makes of a unit that answers no more. */
export const WHEN_LOST = ['carry-on', 'shut-down-on-battery', 'shut-down'] as const
export type WhenLost = (typeof WHEN_LOST)[number]

const seconds = secondsWithin({ min: 0, max: 86_400 })

/** A host behind an outlet group, as a lab file gives it. Times in seconds. */
export const hostSchema = z.strictObject({
  group: z.enum(GROUP_NAMES).optional().meta({ description: "default: the unit's last outlet group" }),
  told: z
    .enum(TELLERS)
    .optional()
    .meta({ description: 'how it learns that it should shut down; default low-battery' }),
  afterSeconds: seconds
    .optional()
    .meta({ description: 'how long it has to be told before it acts; default 0' }),
  pollSeconds: seconds.optional().meta({
    description: 'how often it looks; default 0 on a line of a card, 5 on what is read from the unit',
  }),
  over: z.enum(OVER).optional().meta({
    description:
      'scripted: the port it reads the unit at, in the language spoken there; default: it just knows',
  }),
  lostSeconds: seconds
    .optional()
    .meta({ description: 'with over: how long without an answer until the unit counts as lost; default 15' }),
  whenLost: z.enum(WHEN_LOST).optional().meta({
    description: 'with over: what it does then; default shut-down-on-battery: if it last saw it on battery',
  }),
  reconnects: z
    .boolean()
    .optional()
    .meta({ description: 'with over usb: finds the unit again after it has been away; default true' }),
  halts: z
    .enum(HALT_WITNESSES)
    .optional()
    .meta({ description: 'how the bench learns that it halted; scripted (default): upslab plays the host' }),
  shutdownSeconds: seconds
    .optional()
    .meta({ description: 'scripted: how long its shutdown takes; default 45' }),
  bootSeconds: seconds.optional().meta({ description: 'how long it takes to boot; default 60' }),
  confirms: z.boolean().optional().meta({
    description: 'scripted, on a port of a card: holds its shutdown line once halted; default true',
  }),
  killsPower: z.enum(KILLERS).optional().meta({
    description:
      'scripted: once halted, commands a shutdown of the whole unit as this source; on the wire where it is the port of over',
  }),
})
export type HostConfig = z.infer<typeof hostSchema>

/** What a lab file left out, filled in. Times in milliseconds of device time. */
export interface HostTraits {
  readonly told: Teller
  readonly afterMs: number
  readonly pollMs: number
  readonly over: Over | undefined
  readonly lostMs: number
  readonly whenLost: WhenLost
  readonly reconnects: boolean
  readonly halts: HaltWitness
  readonly shutdownMs: number
  readonly bootMs: number
  readonly confirms: boolean
  readonly killsPower: Killer | undefined
}

/** A host counts as scripted when nothing outside the bench plays it. */
export function traitsOf(config: HostConfig): HostTraits {
  const told = config.told ?? 'low-battery'
  const onLine = isSignalPort(told)
  return {
    told,
    afterMs: (config.afterSeconds ?? 0) * 1000,
    pollMs: (config.pollSeconds ?? (onLine ? 0 : 5)) * 1000,
    over: config.over,
    lostMs: (config.lostSeconds ?? 15) * 1000,
    whenLost: config.whenLost ?? 'shut-down-on-battery',
    reconnects: config.reconnects ?? true,
    halts: config.halts ?? 'scripted',
    shutdownMs: (config.shutdownSeconds ?? 45) * 1000,
    bootMs: (config.bootSeconds ?? 60) * 1000,
    confirms: config.confirms ?? onLine,
    killsPower: config.killsPower,
  }
}

/** The name is that of a port by which a card signals clients. */
export function isSignalPort(name: string): name is SignalPortName {
  return (SIGNAL_PORTS as readonly string[]).includes(name)
}
