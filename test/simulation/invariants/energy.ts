import { HOUR } from '../../../emulators/clock/clock.ts'
import { fullRuntimeMs } from '../../../emulators/smart-ups/power/runtime.ts'
import type { MakeInvariant } from './invariant.ts'

const ROUNDING = 1e-9
/** The fastest that a battery is charged: 90 % in three hours (vendor). */
const MOST_PER_HOUR = 0.9 / 3

interface Look {
  readonly at: number
  readonly charge: number
  readonly energyWh: number
  readonly watts: number
  readonly onBattery: boolean
  readonly inputGood: boolean
  readonly capacityMs: number
}

/** What the battery loses went to the load and the losses; what it gains came from the input. */
export const energy: MakeInvariant = ({ ups }) => {
  let before: Look | undefined
  const look = (): Look => {
    const { power, outlets, battery, clock, model } = ups
    const { state } = power.data
    const fed = state !== 'off' && state !== 'fault'
    const drawn = outlets.groups.reduce((sum, { name, on }) => sum + (on ? (power.load[name] ?? 0) : 0), 0)
    const watts = fed ? drawn : 0
    return {
      at: clock.now,
      charge: battery.fraction,
      energyWh: power.energyWh,
      watts,
      onBattery: state === 'on-battery',
      inputGood: power.inputOk,
      capacityMs: fullRuntimeMs(model, watts, battery.packs) * battery.health,
    }
  }
  return {
    name: 'energy is kept',
    settled() {
      const now = look()
      const then = before
      before = now
      if (now.charge < 0 || now.charge > 1) return `a charge of ${now.charge * 100} %`
      if (!then || now.at === then.at) return undefined
      const ms = now.at - then.at
      const delivered = now.energyWh - then.energyWh
      const expected = (then.watts * ms) / HOUR
      if (Math.abs(delivered - expected) > 1e-6 * (1 + expected))
        return `${delivered} Wh delivered in ${ms} ms at ${then.watts} W; ${expected} drawn`
      return chargeProblem(then, now, ms)
    },
    forget() {
      before = undefined
    },
  }
}

function chargeProblem(then: Look, now: Look, ms: number): string | undefined {
  const gained = now.charge - then.charge
  const shown = `charge ${then.charge} to ${now.charge} in ${ms} ms`
  if (then.onBattery) {
    const expected = Math.max(0, then.charge - ms / then.capacityMs)
    return Math.abs(now.charge - expected) > ROUNDING
      ? `${shown} at ${then.watts} W on battery; expected ${expected}`
      : undefined
  }
  if (gained > ROUNDING && !then.inputGood) return `${shown}: gained without an input`
  if (gained > (MOST_PER_HOUR * ms) / HOUR + ROUNDING) return `${shown}: faster than it can be charged`
  // With the output off the electronics may draw a little, never on line.
  if (gained < -ROUNDING && then.inputGood) return `${shown}: lost though the input was good`
  return undefined
}
