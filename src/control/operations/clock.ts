import { z } from 'zod'
import type { BenchCore } from '../../lab/bench-core.ts'
import { isoTime } from '../../lab/real-time.ts'
import { type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'

const clockSchema = z
  .strictObject({
    now: z.string().meta({ description: 'device time, ISO 8601' }),
    seconds: z.number().meta({ description: 'device time in seconds since 1970-01-01' }),
    virtual: z.boolean().meta({ description: 'moved by hand only' }),
    speed: z.number(),
    paused: z.boolean(),
  })
  .meta({ id: 'Clock' })

/** The longest jump one call makes: a year. */
const LONGEST_JUMP = 366 * 24 * 3600

function clockState(bench: BenchCore) {
  const { now } = bench.clock
  const { virtual, speed, paused } = bench.time
  return { now: isoTime(now), seconds: now / 1000, virtual, speed, paused }
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
    body: z.strictObject({ speed: z.number().positive().max(10_000), paused: z.boolean() }).partial(),
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
    body: z.strictObject({ seconds: z.number().min(0).max(LONGEST_JUMP) }),
    response: clockSchema,
    handle: ({ bench }, _params, { seconds }) => {
      bench.advance(seconds)
      return clockState(bench)
    },
  }),
]
