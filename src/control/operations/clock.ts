import { z } from 'zod'
import type { BenchCore } from '../../lab/bench-core.ts'
import { hasAny, NOTHING_GIVEN } from '../../lab/lab-file/schema.ts'
import { runUntil } from '../../lab/run-until.ts'
import { isContinuous, whyNot } from '../../lab/scenario/condition.ts'
import { conditionSchema } from '../../lab/scenario/condition-schema.ts'
import { ScenarioError } from '../../lab/scenario/scenario-error.ts'
import { BENCH_LIMITS } from '../../lab/schemas/bench-limits.ts'
import { numberWithin, secondsWithin } from '../../lab/schemas/number-schema.ts'
import { isoTime } from '../../lab/time/real-time.ts'
import { SignalLog } from '../../lab/wiring/signal-log.ts'
import { type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'
import { findDevice } from './find-device.ts'

export const clockSchema = z
  .strictObject({
    now: z.string().meta({ description: 'device time, ISO 8601' }),
    seconds: z.number().meta({ description: 'device time in seconds since 1970-01-01' }),
    virtual: z.boolean().meta({ description: 'moved by hand only' }),
    speed: z.number(),
    paused: z.boolean(),
    run: z.string().meta({ description: 'another one after the bench was started anew' }),
  })
  .meta({ id: 'Clock' })

export function clockState(bench: BenchCore) {
  const { run } = bench
  const { now } = bench.clock
  const { virtual, speed, paused } = bench.time
  return { now: isoTime(now), seconds: now / 1000, virtual, speed, paused, run }
}

export const clockOperations: readonly Operation[] = [
  operation({
    method: 'get',
    path: '/clock',
    id: 'getClock',
    summary: 'Device time and how it runs',
    response: clockSchema,
    handle: ({ bench }) => clockState(bench),
  }),
  operation({
    method: 'patch',
    path: '/clock',
    id: 'setClock',
    summary: 'Change the speed of device time, or pause it',
    example: { speed: 60 },
    body: z
      .strictObject({ speed: numberWithin(BENCH_LIMITS.speed), paused: z.boolean() })
      .partial()
      .refine(hasAny, NOTHING_GIVEN),
    response: clockSchema,
    handle: ({ bench }, _params, body) => {
      if (bench.time.virtual)
        throw new Problem(
          409,
          'Virtual clock',
          'this bench runs on a virtual clock: it moves by POST /api/v1/clock/advance only',
        )
      bench.time.set(body)
      return clockState(bench)
    },
  }),
  operation({
    method: 'post',
    path: '/clock/advance',
    id: 'advance',
    summary: 'Jump forward, running every event on the way in order',
    example: { seconds: '10m' },
    body: z.strictObject({ seconds: secondsWithin(BENCH_LIMITS.jumpSeconds) }),
    response: clockSchema,
    handle: ({ bench }, _params, { seconds }) => {
      const left = bench.time.leftMs / 1000
      if (seconds > left)
        throw new Problem(409, 'End of time', `cannot jump ${seconds} s: device time ends in ${left} s`)
      bench.advance(seconds)
      return clockState(bench)
    },
  }),
  operation({
    method: 'post',
    path: '/clock/run-until',
    id: 'runUntil',
    summary: 'Jump forward from event to event until something holds, at most for a time',
    example: { until: { lowBattery: true }, limitSeconds: '2h' },
    body: z.strictObject({
      device: z.string().optional().meta({ description: 'of one device; of every one when left out' }),
      until: conditionSchema,
      limitSeconds: secondsWithin(BENCH_LIMITS.jumpSeconds).default(3600),
    }),
    response: clockSchema.extend({
      reached: z.boolean().meta({ description: 'it holds now' }),
      why: z.string().nullable().meta({ description: 'what does not hold, where it was not reached' }),
    }),
    handle: (context, _params, { device, until, limitSeconds }) => {
      const { bench } = context
      const devices = device === undefined ? bench.devices : [findDevice(context, device)]
      const watched = devices.map((each) => ({ device: each, signals: new SignalLog(each) }))
      try {
        const why = () => whyNot(until, watched)
        const limits = { limitMs: limitSeconds * 1000, continuous: isContinuous(until) }
        const reached = runUntil(bench, () => why() === undefined, limits)
        return { ...clockState(bench), reached, why: why() ?? null }
      } catch (error) {
        if (error instanceof ScenarioError) throw new Problem(422, 'Condition refused', error.message)
        throw error
      } finally {
        for (const { signals } of watched) signals.close()
      }
    },
  }),
]
