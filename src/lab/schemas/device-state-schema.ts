import { z } from 'zod'
import { TEST_REASONS } from '../../../emulators/smart-ups/diagnostics/battery-test.ts'
import { BEEPER_PATTERNS } from '../../../emulators/smart-ups/front-panel/alarm.ts'
import { PROCESS_KINDS } from '../../../emulators/smart-ups/outlets/process.ts'
import { cardStateSchema } from '../cards/index.ts'
import {
  alarmName,
  groupName,
  hostState,
  hostVerdict,
  outputState,
  statusCause,
  testPhase,
} from './name-schemas.ts'
import { updateStateSchema } from './update-schema.ts'

const watts = z.number().meta({ description: 'watts' })
const volts = z.number().meta({ description: 'volts' })
const hertz = z.number().meta({ description: 'hertz' })

const pending = z.object({
  action: z
    .enum([...PROCESS_KINDS, 'wait-for-ac', 'wait-for-runtime'])
    .meta({ description: 'what happens at the end of the countdown, or what it waits for' }),
  seconds: z.number().nullable().meta({ description: 'left to count down; null where nothing counts' }),
})

const testState = z.object({
  phase: testPhase,
  reason: z.enum(TEST_REASONS).nullable().meta({ description: 'why it was refused, aborted or failed' }),
})

const serialEnd = { port: z.string(), protocol: z.string() }

/** Where a port can be reached. */
export const endpointSchema = z
  .discriminatedUnion('kind', [
    z.object({ ...serialEnd, kind: z.literal('pty'), path: z.string() }),
    z.object({ ...serialEnd, kind: z.literal('serialport'), path: z.string() }),
    z.object({ ...serialEnd, kind: z.literal('tcp'), address: z.string() }),
    z.object({ ...serialEnd, kind: z.literal('rfc2217'), address: z.string() }),
    z.object({ ...serialEnd, kind: z.literal('udp'), address: z.string() }),
    z.object({ ...serialEnd, kind: z.literal('usbip'), address: z.string(), busid: z.string() }),
  ])
  .meta({ id: 'EndpointState', description: 'a port that is open, and where it can be reached' })

const outletGroup = z
  .object({
    name: groupName,
    output: z.enum(['on', 'off']),
    pending: pending.nullable(),
    load: watts.meta({ description: 'what hangs on it, watts; drawn while it is on' }),
  })
  .meta({ id: 'OutletGroupState' })

const host = z
  .object({
    name: z.string(),
    group: groupName,
    state: hostState,
    verdict: hostVerdict
      .nullable()
      .meta({ description: 'what became of it so far; null until something happened to it' }),
  })
  .meta({ id: 'HostSummary' })

/** A device's state: these fields keep their names; others may join them. */
export const deviceStateSchema = z
  .object({
    id: z.string(),
    model: z.string(),
    serial: z.string(),
    firmware: z.object({
      version: z.string(),
      id: z.int().meta({ description: 'the UPS ID of its line' }),
      defects: z.array(z.string()).meta({ description: 'those that are active' }),
      byHand: z.array(z.string()).meta({ description: 'defects that are switched by hand, on or off' }),
      assumed: z
        .array(z.object({ id: z.string(), reason: z.string() }))
        .meta({ description: 'active defects whose range no source states' }),
      update: updateStateSchema,
    }),
    awake: z.boolean().meta({ description: 'its electronics have a supply' }),
    input: z.object({
      voltage: volts,
      frequency: hertz,
      distorted: z.boolean(),
      acceptable: z.boolean().meta({ description: 'as the unit takes it' }),
    }),
    output: z.object({
      state: outputState,
      cause: statusCause,
      voltage: volts,
      frequency: hertz,
      watts,
      load: z.number().meta({ description: 'percent of the rated watts' }),
      overload: z.boolean(),
    }),
    battery: z.object({
      charge: z.number().meta({ description: 'percent' }),
      runtime: z.number().meta({ description: 'seconds, as the unit reports it' }),
      voltage: volts,
      temperature: z.number().meta({ description: 'degrees Celsius' }),
      health: z.number().meta({ description: "percent of a new battery's capacity" }),
      packs: z.int().meta({ description: 'external battery packs' }),
      low: z.boolean(),
    }),
    history: z
      .object({
        transfers: z.int().meta({ description: 'to battery' }),
        lastTransfer: statusCause
          .nullable()
          .meta({ description: 'its cause; null as long as there was none' }),
        secondsOnBattery: z.int(),
        energy: z.int().meta({ description: 'delivered, watt-hours' }),
      })
      .meta({ description: 'what the unit has been through' }),
    outletGroups: z.array(outletGroup),
    alarms: z.array(alarmName).meta({ description: 'those that are raised' }),
    beeper: z.object({ pattern: z.enum(BEEPER_PATTERNS), muted: z.boolean() }),
    tests: z.object({ selfTest: testState, calibration: testState }),
    modbus: z.object({ enabled: z.boolean(), address: z.int() }),
    smartslot1: cardStateSchema.nullable().meta({ description: 'the card in the slot' }),
    smartslot2: cardStateSchema
      .nullable()
      .exactOptional()
      .meta({ description: 'the card in the second slot, of models that have two' }),
    hosts: z.array(host).meta({ description: "what hangs on the unit's outlets, as the lab file names it" }),
    endpoints: z.array(endpointSchema),
  })
  .meta({ id: 'DeviceState', description: 'Times in seconds, voltages in volts, charge in percent.' })
