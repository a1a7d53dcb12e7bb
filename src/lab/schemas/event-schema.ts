import { z } from 'zod'
import { ACTIONS, SIGNALING_REQUESTS, SLOT_NAMES } from '../../../emulators/smart-ups/commands.ts'
import { soundDecisions } from '../../../emulators/smart-ups/firmware/decisions.ts'
import { UPDATE_PHASES } from '../../../emulators/smart-ups/update/update-data.ts'
import { SILENCE_REASONS } from '../unit/silence-event.ts'
import {
  alarmName,
  groupName,
  hostState,
  hostVerdict,
  outletCause,
  outputState,
  sourceName,
  statusCause,
  testPhase,
} from './name-schemas.ts'

const group = groupName
const source = sourceName

const command = z.object({
  action: z.enum(ACTIONS),
  targets: z.union([z.array(group), z.literal('all')]),
  source,
  useOffDelay: z.boolean().optional(),
  offDelaySeconds: z.number().optional(),
  useOnDelay: z.boolean().optional(),
  onDelaySeconds: z.number().optional(),
  coldBoot: z.boolean().optional(),
  seconds: z.number().optional(),
})

const refused = { accepted: z.literal(false) }
const result = z.union([
  z.object({ accepted: z.literal(true) }),
  z.object({ ...refused, reason: z.literal('no-such-group'), group: z.string() }),
  z.object({ ...refused, reason: z.literal('command-pending'), group }),
  z.object({ ...refused, reason: z.literal('main-group-off'), group }),
  z.object({ ...refused, reason: z.literal('switched-group-on'), group }),
  z.object({ ...refused, reason: z.literal('nothing-pending') }),
  z.object({ ...refused, reason: z.literal('unpowered') }),
  z.object({ ...refused, reason: z.literal('firmware') }),
])

const points = Object.keys(soundDecisions) as (keyof typeof soundDecisions)[]

/** What every event has. */
const common = {
  id: z.int().meta({ description: 'counts over the whole bench' }),
  device: z.string(),
  at: z.number().meta({ description: 'device time, milliseconds since 1970-01-01 UTC' }),
}
const event = <T extends string, F extends z.ZodRawShape>(type: T, fields: F) =>
  z.object({ ...common, type: z.literal(type), ...fields })

/** Something that happened to a device: what `GET /events` streams, and a journal keeps. */
export const eventSchema = z
  .discriminatedUnion('type', [
    event('command', { command, result }),
    event('signal', { request: z.enum(SIGNALING_REQUESTS), source }),
    event('decision', {
      point: z.enum(points),
      answer: z.string(),
      defect: z.string().nullable().meta({ description: 'the defect that answered; null when none did' }),
    }),
    event('input', {
      input: z.object({ voltage: z.number(), frequency: z.number(), distorted: z.boolean() }),
    }),
    event('state', {
      from: outputState,
      to: outputState,
      cause: statusCause,
    }),
    event('outlet', { group, on: z.boolean(), cause: outletCause }),
    event('battery', { low: z.boolean(), charge: z.number() }),
    event('test', { test: z.enum(['self-test', 'calibration']), phase: testPhase }),
    event('fault', { fault: alarmName, active: z.boolean() }),
    event('setting', { name: z.string() }),
    event('gap', {
      milliseconds: z.number().meta({ description: 'how long the output had no supply' }),
    }),
    event('power', { awake: z.boolean() }),
    event('firmware', {
      version: z.string(),
      defects: z.array(z.string()),
      kept: z.array(z.string()).meta({ description: 'switched by hand before, and still' }),
      dropped: z.array(z.string()).meta({ description: 'switched by hand before, and no longer' }),
    }),
    event('update', { phase: z.enum(UPDATE_PHASES), text: z.string() }),
    event('card', { slot: z.enum(SLOT_NAMES), card: z.string(), what: z.string() }),
    event('host', {
      host: z.string(),
      group,
      state: hostState,
      verdict: hostVerdict.nullable(),
      text: z.string(),
    }),
    event('trouble', {
      text: z.string().meta({ description: 'what the bench could not do, such as save settings' }),
    }),
    event('added', { model: z.string() }),
    event('removed', {}),
    event('reset', {}),
    event('restored', {
      was: z
        .number()
        .meta({ description: 'device time that the bench went back from; at is that of the snapshot' }),
      made: z.int().meta({ description: 'how many of the events just before come of the going back' }),
    }),
    event('missed', {
      from: z.int().meta({ description: 'number of the first event that is lost' }),
      to: z.int().meta({ description: 'number of the last one; less than from when none is' }),
      restarted: z.boolean().meta({ description: 'the bench was started anew, and numbers its events anew' }),
    }),
    event('silence', {
      port: z.string(),
      bytes: z
        .string()
        .meta({ description: 'what the client said, at most the first 64 bytes, hexadecimal' }),
      reason: z.enum(SILENCE_REASONS),
      text: z.string().meta({ description: 'the reason in words, and what to do about it' }),
    }),
  ])
  .meta({ id: 'Event' })
