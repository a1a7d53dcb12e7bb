import { z } from 'zod'
import type { Immutable } from '../../lab/immutable.ts'
import { LivePlay } from '../../lab/scenario/live-play.ts'
import { ScenarioError } from '../../lab/scenario/scenario-error.ts'
import { BENCH_LIMITS } from '../../lab/schemas/bench-limits.ts'
import { numberWithin } from '../../lab/schemas/number-schema.ts'
import { DeviceError } from '../../lab/unit/device-error.ts'
import { PortError } from '../../ports/port-error.ts'
import { type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'
import { refuseUnitPlaces } from './places.ts'
import { reportSchema } from './scenario-schemas.ts'
import { given, wanted } from './wanted-scenario.ts'

const playSchema = z
  .strictObject({
    state: z.enum(['none', 'running', 'done', 'stopped', 'failed']),
    scenario: z.string(),
    title: z.string(),
    steps: z.array(z.string()).meta({ description: 'what each step does' }),
    step: z.int().meta({ description: 'index of the step under way; the number of steps when it is over' }),
    speed: z.number().meta({ description: 'device seconds to the second' }),
    devices: z.array(z.string()).meta({ description: 'the units it put on the bench' }),
    problem: z.string().nullable().meta({ description: 'why it could not go on' }),
    report: reportSchema.nullable(),
  })
  .meta({ id: 'ScenarioPlay' })

const NONE = {
  state: 'none',
  scenario: '',
  title: '',
  steps: [],
  step: 0,
  speed: 1,
  devices: [],
  problem: null,
  report: null,
} as const

type PlayState = Immutable<z.input<typeof playSchema>>

function stateOf(play: LivePlay | undefined): PlayState {
  if (!play) return NONE
  const { state, name, title, steps, step, speed, devices, problem, report } = play
  return { state, scenario: name, title, steps, step, speed, devices, problem, report }
}

/** Scenarios on the bench that is served, for whoever looks at it. */
export const playOperations: readonly Operation[] = [
  operation({
    method: 'get',
    path: '/scenarios/play',
    id: 'getPlay',
    summary: 'The scenario that is played on this bench, or was last',
    response: playSchema,
    handle: ({ play }) => stateOf(play),
  }),
  operation({
    method: 'post',
    path: '/scenarios/play',
    id: 'playScenario',
    summary: 'Put the units of a scenario on this bench, and take its steps as time goes by',
    example: { scenario: 'fa233876-off-confirmed', firmware: '09.2', speed: 10 },
    body: z.strictObject({
      ...given,
      firmware: z.string().optional().meta({ description: 'in place of that of every device' }),
      speed: numberWithin(BENCH_LIMITS.speed)
        .default(10)
        .meta({ description: 'device seconds to the second' }),
    }),
    response: playSchema,
    status: 201,
    handle: async (context, _params, { scenario, document, ...choices }) => {
      if (context.play?.state === 'running')
        throw new Problem(409, 'Scenario refused', `${context.play.title} is played already: stop it first`)
      const [name, asked] = wanted(context, scenario, document)
      try {
        context.play = await LivePlay.begin(context.bench, asked, {
          ...choices,
          name,
          check: refuseUnitPlaces,
        })
      } catch (error) {
        if (error instanceof ScenarioError || error instanceof DeviceError)
          throw new Problem(422, 'Scenario refused', error.message)
        if (error instanceof PortError) throw new Problem(409, 'Scenario refused', error.message)
        throw error
      }
      return stateOf(context.play)
    },
  }),
  operation({
    method: 'patch',
    path: '/scenarios/play',
    id: 'setPlay',
    summary: 'Change the speed of the scenario that is played',
    example: { speed: 60 },
    body: z.strictObject({ speed: numberWithin(BENCH_LIMITS.speed) }),
    response: playSchema,
    handle: ({ play }, _params, { speed }) => {
      if (play?.state !== 'running') throw new Problem(409, 'Nothing is played', 'no scenario is played now')
      play.setSpeed(speed)
      return stateOf(play)
    },
  }),
  operation({
    method: 'delete',
    path: '/scenarios/play',
    id: 'stopPlay',
    summary: 'Stop the scenario that is played; its units stay on the bench',
    response: playSchema,
    handle: ({ play }) => {
      play?.stop()
      return stateOf(play)
    },
  }),
]
