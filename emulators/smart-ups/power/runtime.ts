import { MINUTE } from '../../clock/clock.ts'
import type { UpsModel } from '../models/model.ts'

/**
 * What the unit itself draws from the battery, in watts, whatever the load. Assumed (15 to 25 W is plausible for
 * the class); without it light loads would run for ever.
 */
export const IDLE_WATTS = 20

/**
 * How long a full, healthy battery feeds a load, in milliseconds: a power law through the model's published
 * half-load and full-load figures, over load plus idle draw.
 */
export function fullRuntimeMs(model: UpsModel, loadWatts: number): number {
  const { runtimeHalf, runtimeFull } = model.battery
  const full = model.watts + IDLE_WATTS
  const half = model.watts / 2 + IDLE_WATTS
  const exponent = Math.log(runtimeHalf / runtimeFull) / Math.log(full / half)
  return runtimeFull * MINUTE * (full / (loadWatts + IDLE_WATTS)) ** exponent
}
