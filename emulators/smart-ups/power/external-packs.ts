import { SettingError } from '../settings/rules.ts'
import type { SmartUps } from '../smart-ups.ts'

/**
 * Checks a number of external battery packs.
 *
 * @throws SettingError with what the model takes
 */
export function checkPacks(packs: number | undefined, { model, traits }: SmartUps): void {
  if (packs === undefined) return
  const { mostPacks } = traits
  if (Number.isInteger(packs) && packs >= 0 && packs <= mostPacks) return
  const allowed = mostPacks === 0 ? `0 (an ${model.name} takes no external packs)` : `0 to ${mostPacks}`
  throw new SettingError('battery.packs', packs, allowed)
}

/** Load that a runtime calibration needs, percent of W, by external packs (vendor FAQ; between those it names, assumed). */
export function calibrationLoad(packs: number): number {
  return packs >= 5 ? 85 : ([10, 25, 40, 55, 70][packs] ?? 85)
}
