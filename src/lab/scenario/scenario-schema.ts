import { z } from 'zod'
import { SLOT_NAMES } from '../../../emulators/smart-ups/commands.ts'
import { KEYS } from '../../../emulators/smart-ups/front-panel/front-panel.ts'
import { LIMITS } from '../../../emulators/smart-ups/limits.ts'
import { CARD_WIRES, CARDS } from '../cards/index.ts'
import { HOST_ACTIONS } from '../hosts/host.ts'
import { VERDICTS } from '../hosts/verdict.ts'
import {
  batterySchema,
  deviceSchema,
  firmwareSchema,
  hasAny,
  inputSchema,
  loadSchema,
  NAME,
  NOTHING_GIVEN,
} from '../lab-file/schema.ts'
import { BENCH_LIMITS } from '../schemas/bench-limits.ts'
import { commandSchema, SECONDS_WITH_SLEEP, targetsSchema } from '../schemas/command-schema.ts'
import { givenSettingsSchema } from '../schemas/given-settings-schema.ts'
import { numberWithin } from '../schemas/number-schema.ts'
import { updateRequestSchema } from '../schemas/update-schema.ts'
import { wireFaultSchema } from '../schemas/wire-fault-schema.ts'
import {
  conditionFields,
  conditionSchema,
  duration,
  ofReadPorts,
  ofSignalPorts,
  saysSomething,
} from './condition-schema.ts'

/** What the utility can do, in a word. */
export const UTILITY = ['blackout', 'brownout', 'swell', 'returns', 'returns-during-shutdown'] as const

const flickerSchema = z
  .strictObject({
    times: z.int().min(1).max(1000),
    off: duration.optional(),
    on: duration.optional(),
    jitter: z.number().min(0).max(1).optional(),
  })
  .meta({
    description:
      'the utility fails so many times, for `off` (default 1 s), with `on` (default 3 s) between; jitter varies both by up to that share',
  })

const commandStep = commandSchema
  .extend({
    targets: targetsSchema.optional(),
    refused: z.boolean().optional().meta({ description: 'the unit is expected to refuse it' }),
  })
  .refine(SECONDS_WITH_SLEEP.check, SECONDS_WITH_SLEEP.message)

const testSchema = z.strictObject({
  test: z.enum(['self-test', 'calibration']),
  action: z.enum(['start', 'abort']).optional(),
  refused: z.boolean().optional().meta({ description: 'the unit is expected to refuse it' }),
})

const trafficSchema = z
  .strictObject({
    port: z.string().optional().meta({ description: 'such as rj45, usb, network, smartslot1.basic1' }),
    direction: z.enum(['to-unit', 'to-host']).optional(),
    says: z
      .string()
      .optional()
      .meta({ description: 'part of what the piece means, as the wire view shows it' }),
    hex: z
      .string()
      .regex(/^([0-9a-f]{2}\s*)+$/i, 'hexadecimal bytes, such as 01 03 00 82')
      .optional()
      .meta({ description: 'bytes it contains' }),
  })
  .meta({ description: 'a piece on a wire' })

/** Wires that faults can be put on. */
const WIRES = [
  'rj45',
  'network',
  'usb',
  ...SLOT_NAMES.flatMap((slot) => CARD_WIRES.map((wire) => `${slot}.${wire}` as const)),
] as const

const until = z
  .strictObject({ until: conditionSchema, atMost: duration.optional() })
  .meta({ description: 'until something holds; at most 1 h when left out' })
const untilTraffic = z.strictObject({ traffic: trafficSchema, atMost: duration.optional() })

/** How long a key is held: milliseconds once read. */
const keyHold = duration.refine((ms) => ms <= LIMITS.keyHoldMs.max, {
  message: `a key is held for at most ${LIMITS.keyHoldMs.max / 1000} s`,
})

/** What a step does; each step has one of these. */
const verbs = {
  utility: z.union([z.enum(UTILITY), inputSchema.refine(hasAny, NOTHING_GIVEN)]).optional(),
  flicker: flickerSchema.optional(),
  load: loadSchema.refine(hasAny, NOTHING_GIVEN).optional(),
  battery: batterySchema
    .extend({ ageYears: z.number().min(0).max(30).optional() })
    .refine(hasAny, NOTHING_GIVEN)
    .optional()
    .meta({ description: 'ageYears moves the day of its installation; what it still holds is `health`' }),
  settings: givenSettingsSchema.optional(),
  keys: z
    .array(z.union([z.enum(KEYS), z.strictObject({ key: z.enum(KEYS), hold: keyHold })]))
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'pressed on the front panel, one after the other' }),
  command: commandStep.optional(),
  test: z.union([z.enum(['self-test', 'calibration']), testSchema]).optional(),
  alarms: conditionFields.alarms.meta({ description: 'raises (true) or clears (false) alarms' }),
  wires: z
    .partialRecord(z.enum(WIRES), z.array(wireFaultSchema).max(16))
    .optional()
    .meta({ description: 'what goes wrong on the wire of a port from now on; an empty list is a good wire' }),
  dip: z
    .string()
    .regex(/^[01]{8}$/, 'eight digits 0 (down) or 1 (up), switch 1 first')
    .optional(),
  card: z
    .strictObject(Object.assign({}, ...CARDS.map((kind) => ('changes' in kind ? kind.changes.shape : {}))))
    .partial()
    .refine(hasAny, NOTHING_GIVEN)
    .optional()
    .meta({
      description: 'changes the card in the slot, such as its firmware: what PATCH …/smartslot1 takes',
    }),
  plug: z
    .strictObject({ ...ofSignalPorts(z.boolean()), ...ofReadPorts(z.boolean()) })
    .partial()
    .optional()
    .meta({ description: 'cables of clients: on ports of a card, and of scripted hosts by what they read' }),
  line: z
    .strictObject(ofSignalPorts(z.boolean()))
    .partial()
    .optional()
    .meta({ description: "clients' shutdown lines" }),
  firmware: firmwareSchema.optional().meta({ description: 'another version is flashed' }),
  update: updateRequestSchema
    .extend({ refused: z.boolean().optional().meta({ description: 'the unit is expected to refuse it' }) })
    .optional()
    .meta({ description: 'the unit is sent new firmware, as its users do; wait until it is over' }),
  hosts: z.record(z.string(), z.enum(HOST_ACTIONS)).optional().meta({ description: 'what hosts do' }),
  wait: z.union([duration, until, untilTraffic]).optional(),
  expect: z
    .strictObject({ ...conditionFields, for: duration.optional(), within: duration.optional() })
    .refine(saysSomething, { message: `give at least one of ${Object.keys(conditionFields).join(', ')}` })
    .refine((given) => given.for === undefined || given.within === undefined, {
      message: 'give one of for and within',
    })
    .optional()
    .meta({ description: 'must hold: now, for a time from now on, or within a time' }),
}
export const VERBS = Object.keys(verbs)

export const stepSchema = z
  .strictObject({
    on: z.string().optional().meta({ description: 'the device; every one when left out' }),
    say: z.string().max(200).optional().meta({ description: 'shown in the timeline' }),
    ...verbs,
  })
  .superRefine((step, context) => {
    const given = VERBS.filter((verb) => (step as Record<string, unknown>)[verb] !== undefined)
    if (given.length === 1 || (given.length === 0 && step.say !== undefined)) return
    const what = given.length === 0 ? 'nothing to do' : `${given.join(' and ')} in one step`
    context.addIssue({ code: 'custom', message: `${what}; allowed: exactly one of ${VERBS.join(', ')}` })
  })
export type Step = z.output<typeof stepSchema>

/** Verdicts by host; `none` is a host that nothing happened to. */
const hostVerdicts = z.record(z.string(), z.enum([...VERDICTS, 'none']))

export const scenarioSchema = z
  .strictObject({
    title: z.string().min(1).max(120),
    description: z.string().max(4000).optional(),
    tags: z.array(z.string().max(40)).max(20).optional(),
    devices: z
      .record(NAME, deviceSchema)
      .refine((devices) => Object.keys(devices).length > 0, { message: 'at least one device is needed' }),
    usbip: z.string().optional().meta({ description: 'on real time: where USB/IP clients attach' }),
    seed: numberWithin(BENCH_LIMITS.seed).optional(),
    steps: z.array(stepSchema).min(1).max(1000),
    verdicts: z.record(z.string(), hostVerdicts).optional().meta({
      description:
        'what is expected of each host at the end, by firmware version; `any` is every other version',
    }),
  })
  .meta({ title: 'upslab scenario' })
export type Scenario = z.output<typeof scenarioSchema>
export type ScenarioInput = z.input<typeof scenarioSchema>

/** The JSON Schema of scenarios, for editors. */
export function scenarioJsonSchema(): object {
  return z.toJSONSchema(scenarioSchema, { io: 'input', unrepresentable: 'any' })
}
