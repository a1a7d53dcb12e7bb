import type { Device } from '../../src/lab/device.ts'
import { carryOut } from './carry-out.ts'
import { countdown } from './invariants/countdown.ts'
import { energy } from './invariants/energy.ts'
import { faces } from './invariants/faces.ts'
import type { Invariant } from './invariants/invariant.ts'
import { source } from './invariants/source.ts'
import { verdict } from './invariants/verdict.ts'
import type { Failure, Plan, Step } from './plan.ts'
import { World } from './world.ts'

/** Steps that set what invariants have followed. */
const SETS: ReadonlySet<Step['do']> = new Set(['battery', 'restore', 'restore-written', 'reset-energy'])

/** The most timers that one unit, its card, its hosts and its USB port have. */
const MOST_TIMERS = 6

/** Carries out a plan, and looks after every event at what must hold. @returns what first did not; undefined when all did */
export async function simulate(plan: Plan): Promise<Failure | undefined> {
  const watched = new Map<Device, Invariant[]>()
  let broken: { readonly what: string; readonly message: string } | undefined
  let forgetful = false
  const note = (device: Device, { name }: Invariant, message: string | undefined) => {
    if (message !== undefined) broken ??= { what: name, message: `${device.id}: ${message}` }
  }
  const world: World = new World(plan, (device) => {
    const invariants = [source, energy, countdown, verdict].map((make) => make(device))
    watched.set(device, [...invariants, faces(device, () => world.clients(device))])
    const look = () => {
      if (!world.bench.devices.includes(device)) return
      for (const invariant of invariants) {
        if (forgetful) invariant.forget?.()
        note(device, invariant, invariant.settled?.())
      }
      // Nothing more is learnt from what comes of it.
      if (broken) throw new Error(broken.message)
    }
    device.ups.onSettled(look)
  })
  for (const [index, step] of plan.steps.entries()) {
    forgetful = SETS.has(step.do)
    try {
      await carryOut(world, step)
      forgetful = false
      for (const device of world.bench.devices)
        for (const invariant of watched.get(device)!) note(device, invariant, invariant.between?.())
      const { pending } = world.bench.clock
      if (pending > MOST_TIMERS * world.bench.devices.length)
        broken ??= { what: 'timers are few', message: `${pending} timers` }
    } catch (error) {
      broken ??= { what: `${step.do} throws`, message: (error as Error).stack ?? String(error) }
    }
    if (broken) {
      await world.bench.close()
      return { step: index, ...broken }
    }
  }
  await world.bench.close()
  return undefined
}
