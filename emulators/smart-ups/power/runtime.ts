import { MINUTE } from '../../clock/clock.ts'
import type { UpsModel } from '../models/model.ts'
import { lossesOnBattery } from './losses.ts'

/**
 * How runtime grows below half load: with the draw to this power. Peukert's law with a high exponent holds above half
 * load only. Fitted together with the losses.
 */
const LIGHT_EXPONENT = 1.4

/** Capacity of an external pack, as a share of the unit's own battery. Assumed: packs hold two strings. */
export const PACK_CAPACITY = 2

/**
 * How long a full, healthy battery feeds a load, in milliseconds: a power law through the model's published half-load and
 * full-load figures, over load plus what the unit draws itself, and a flatter one below half load. No load is finite.
 *
 * @param packs external battery packs; all batteries share the draw
 */
export function fullRuntimeMs(model: UpsModel, loadWatts: number, packs = 0): number {
  const { runtimeHalf, runtimeFull } = model.battery
  const losses = lossesOnBattery(model)
  const full = model.watts + losses
  const half = model.watts / 2 + losses
  const draw = (loadWatts + losses) / (1 + packs * PACK_CAPACITY)
  if (draw < half) return runtimeHalf * MINUTE * (half / draw) ** LIGHT_EXPONENT
  const exponent = Math.log(runtimeHalf / runtimeFull) / Math.log(full / half)
  return runtimeFull * MINUTE * (full / draw) ** exponent
}
