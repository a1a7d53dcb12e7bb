import { z } from 'zod'
import { ACTIONS } from '../../../emulators/smart-ups/commands.ts'
import { FAULTS, type Fault } from '../../../emulators/smart-ups/faults.ts'
import { OUTPUT_STATES } from '../../../emulators/smart-ups/power/power-path.ts'
import { UPDATE_PHASES } from '../../../emulators/smart-ups/update/update-data.ts'
import { SIGNAL_PORTS, type SignalPortName } from '../cards/index.ts'
import { HOST_STATES } from '../hosts/host-state.ts'
import { VERDICTS } from '../hosts/verdict.ts'
import { READ_PORTS, type ReadPort } from '../lab-file/host-schema.ts'
import { milliseconds } from '../time/duration.ts'

/** A length of device time, given as seconds or as text such as `2m30s`; milliseconds once read. */
export const duration = z
  .union([z.number(), z.string()])
  .transform((given, context) => {
    try {
      return milliseconds(given)
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message.replace(/^.*?; /, '') })
      return z.NEVER
    }
  })
  .meta({ description: 'device time: seconds, or text such as 90s, 10m, 1h30m' })

export const PENDING = [
  ...ACTIONS.filter((action) => action !== 'cancel'),
  'wait-for-ac',
  'wait-for-runtime',
  'none',
] as const
export const SIGNALLED = ['low-battery', 'on-battery', 'nothing'] as const

const onOff = z.enum(['on', 'off'])
const range = z
  .strictObject({ below: z.number(), above: z.number() })
  .partial()
  .refine((given) => given.below !== undefined || given.above !== undefined, {
    message: 'give below, above or both',
  })

function groups<T extends z.ZodType>(value: T) {
  return z.strictObject({ MOG: value, SOG0: value, SOG1: value, SOG2: value }).partial()
}
/** A field for each port by which a card signals clients. */
export function ofSignalPorts<T extends z.ZodType>(value: T): { readonly [P in SignalPortName]: T } {
  return Object.fromEntries(SIGNAL_PORTS.map((port) => [port, value])) as {
    readonly [P in SignalPortName]: T
  }
}

/** A field for each port that scripted hosts read at. */
export function ofReadPorts<T extends z.ZodType>(value: T): { readonly [P in ReadPort]: T } {
  return Object.fromEntries(READ_PORTS.map((port) => [port, value])) as { readonly [P in ReadPort]: T }
}

/** What can hold of a device; everything given has to hold at once. */
export const conditionFields = {
  state: z.enum(OUTPUT_STATES).optional().meta({ description: 'of the output' }),
  utility: z.enum(['good', 'bad']).optional().meta({ description: 'as the unit takes it' }),
  outlets: groups(onOff).optional(),
  pending: groups(z.enum(PENDING))
    .optional()
    .meta({ description: 'what an outlet group counts down to or waits for' }),
  lowBattery: z.boolean().optional(),
  charge: range.optional().meta({ description: 'percent' }),
  runtime: range.optional().meta({ description: 'seconds, as the unit reports it' }),
  alarms: z
    .partialRecord(z.enum([...FAULTS.keys()] as [Fault, ...Fault[]]), z.boolean())
    .optional()
    .meta({ description: 'alarms that are raised (true) or not (false)' }),
  hosts: z.record(z.string(), z.enum(HOST_STATES)).optional(),
  verdicts: z.record(z.string(), z.enum([...VERDICTS, 'none'])).optional(),
  signalled: z
    .strictObject(ofSignalPorts(z.enum(SIGNALLED)))
    .partial()

    .optional()
    .meta({ description: 'what clients on ports of a card have been signalled since the run began' }),
  firmware: z.string().optional(),
  update: z.enum(UPDATE_PHASES).optional().meta({ description: 'where an update of the firmware is' }),
}
export const conditionSchema = z
  .strictObject(conditionFields)
  .refine(saysSomething, { message: `give at least one of ${Object.keys(conditionFields).join(', ')}` })
export type Condition = z.output<typeof conditionSchema>

export function saysSomething(condition: object): boolean {
  return Object.keys(conditionFields).some(
    (name) => (condition as Record<string, unknown>)[name] !== undefined,
  )
}
