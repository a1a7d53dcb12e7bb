import { daysSince2000 } from '../../clock/clock.ts'
import type { SmartUps } from '../smart-ups.ts'

export type Lifetime = 'ok' | 'near-end' | 'exceeded'

/** How long before its replacement date a battery counts as near the end of its life. Assumed; no source tells. */
const NEAR_END_DAYS = 180

/** How much of the battery's life is left, by its replacement date (registers 25 and 133). */
export function lifetime(ups: SmartUps): Lifetime {
  const daysLeft = ups.replaceBatteryOn - daysSince2000(ups.clock.now)
  if (daysLeft <= 0) return 'exceeded'
  return daysLeft <= NEAR_END_DAYS ? 'near-end' : 'ok'
}
