import { z } from 'zod'
import { GROUP_NAMES } from '../../../../emulators/smart-ups/commands.ts'
import {
  TEST_PHASES,
  TEST_REASONS,
  type TestData,
} from '../../../../emulators/smart-ups/diagnostics/battery-test.ts'
import type { FalseAlarmsData } from '../../../../emulators/smart-ups/false-alarms.ts'
import { UPDATE_WAYS } from '../../../../emulators/smart-ups/firmware/circumstances.ts'
import { type AlarmData, BEEPER_PATTERNS } from '../../../../emulators/smart-ups/front-panel/alarm.ts'
import { LOG_DEPTH } from '../../../../emulators/smart-ups/front-panel/event-log.ts'
import type { PanelData } from '../../../../emulators/smart-ups/front-panel/front-panel.ts'
import { LIMITS } from '../../../../emulators/smart-ups/limits.ts'
import type { GroupData } from '../../../../emulators/smart-ups/outlets/outlet-group.ts'
import { PHASES, PROCESS_KINDS } from '../../../../emulators/smart-ups/outlets/process.ts'
import type { BatteryData } from '../../../../emulators/smart-ups/power/battery.ts'
import type { PowerData } from '../../../../emulators/smart-ups/power/power-path.ts'
import {
  UPDATE_PHASES,
  UPDATE_RESULTS,
  type UpdateData,
} from '../../../../emulators/smart-ups/update/update-data.ts'
import {
  alarmName,
  groupName,
  outletCause,
  outputState,
  sourceName,
  statusCause,
} from '../../schemas/name-schemas.ts'
import { numberWithin } from '../../schemas/number-schema.ts'
import {
  choices,
  count,
  flag,
  fraction,
  lasting,
  moment,
  momentOrNone,
  text,
  word,
} from '../../schemas/saved-parts.ts'
import { groupSettings, unitSettings } from '../../schemas/settings-schema.ts'

/** Days since 2000-01-01 that have a date. */
const day = z.int().min(-20_000).max(100_000_000)
/** Watts of everything on the outlets, or of a drain. */
const watts = z
  .number()
  .min(0)
  .max(LIMITS.load.max * GROUP_NAMES.length)

const battery = z.strictObject({
  charge: fraction,
  at: moment,
  flow: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('hold') }),
    z.strictObject({ kind: z.literal('charge') }),
    z.strictObject({ kind: z.literal('discharge'), watts }),
  ]),
  temperature: numberWithin(LIMITS.battery.temperature),
  health: z
    .number()
    .min(LIMITS.battery.health.min / 100)
    .max(1),
  packs: numberWithin(LIMITS.battery.packs),
}) satisfies z.ZodType<BatteryData>

const power = z.strictObject({
  input: z.strictObject({
    voltage: numberWithin(LIMITS.input.voltage),
    frequency: numberWithin(LIMITS.input.frequency),
    distorted: flag,
  }),
  state: outputState,
  cause: statusCause,
  since: momentOrNone,
  qualifiedAt: momentOrNone,
  bypassCommanded: flag,
  avrStep: z.int().min(-10).max(10),
  overloadSince: momentOrNone,
  stopped: flag,
  awake: flag,
  darkAt: momentOrNone,
  energyWh: z.number().min(0),
  energyAt: moment,
  transfers: count,
  lastTransfer: statusCause.nullable(),
  onBatteryMs: z.number(),
  gap: z.strictObject({ at: moment, ms: lasting }).nullable(),
}) satisfies z.ZodType<PowerData>

const process = z.strictObject({
  kind: z.enum(PROCESS_KINDS),
  phase: z.enum(PHASES),
  source: sourceName,
  turnOffAt: moment,
  stayOffMs: lasting,
  stayOffAt: momentOrNone,
  turnOnMs: lasting,
  turnOnAt: momentOrNone,
  coldBoot: flag,
  minimumRuntimeMs: lasting,
})

const group = z.strictObject({
  on: flag,
  process: process.nullable(),
  cause: outletCause,
  turnOffExpiredAt: momentOrNone,
}) satisfies z.ZodType<GroupData>

const test = z.strictObject({
  phase: z.enum(TEST_PHASES),
  source: z.enum(['protocol', 'local', 'internal']).nullable(),
  reason: z.enum(TEST_REASONS).nullable(),
  endsAt: momentOrNone,
  startedAt: momentOrNone,
  extraMs: lasting.exactOptional(),
  outcome: z.enum(['failed', 'passed']).exactOptional(),
  dropsLoad: z.literal(true).exactOptional(),
}) satisfies z.ZodType<TestData>

const falseAlarms = z.strictObject({
  standing: z.array(z.strictObject({ fault: alarmName, until: momentOrNone })).max(1000),
  state: outputState,
  watts,
}) satisfies z.ZodType<FalseAlarmsData>

const alarm = z.strictObject({
  muted: z.enum(BEEPER_PATTERNS),
  continuousTest: flag,
}) satisfies z.ZodType<AlarmData>

const panel = z.strictObject({
  lastKeyAt: momentOrNone,
  shortTestUntil: momentOrNone,
  transfers: z.array(word).max(LOG_DEPTH),
  faults: z.array(word).max(LOG_DEPTH),
  transferAt: moment.exactOptional(),
  wizardSince: moment.exactOptional(),
  place: z.strictObject({
    levels: z.array(z.strictObject({ label: word, index: z.int().min(0).max(1000) })).max(20),
    edit: z.strictObject({ label: word, candidate: z.union([word, z.number()]) }).nullable(),
    question: z.strictObject({ label: word, yes: flag }).nullable(),
    message: text.nullable(),
  }),
}) satisfies z.ZodType<PanelData>

const update = z.strictObject({
  phase: z.enum(UPDATE_PHASES),
  target: z.strictObject({ line: z.int(), version: word, choices }).nullable(),
  via: z.enum(UPDATE_WAYS).nullable(),
  startedAt: momentOrNone,
  endsAt: momentOrNone,
  again: flag,
  result: z.enum(UPDATE_RESULTS).nullable(),
  up: flag,
  darkSince: momentOrNone,
  coldStarted: flag,
  serialNumberErased: flag,
  packsReversed: flag,
  message: text.nullable(),
}) satisfies z.ZodType<UpdateData>

/** Everything a unit remembers, but for its cards. */
export const unitParts = {
  settings: z.strictObject({
    unit: z.strictObject(unitSettings.shape),
    groups: z.partialRecord(groupName, z.strictObject(groupSettings.shape)),
  }),
  battery,
  power,
  load: z.partialRecord(groupName, numberWithin(LIMITS.load)),
  groups: z.partialRecord(groupName, group),
  lastCommanded: groupName.nullable(),
  selfTest: test,
  calibration: test,
  faults: z.array(alarmName).max(alarmName.options.length),
  falseAlarms: falseAlarms.exactOptional(),
  alarm,
  panel,
  startedAt: moment,
  manufacturedOn: day,
  update: update.exactOptional(),
}
