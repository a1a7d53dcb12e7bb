import type { UpsModel } from '../models/model.ts'

/**
 * What the unit itself draws while its inverter runs from the battery, in watts: a part that every unit has and a share of
 * its rating. Fitted to load and runtime pairs that real units reported (test/emulators/smart-ups/power/runtime-facts.ts).
 */
const FIXED_WATTS = 24
const SHARE_OF_RATING = 0.08

/**
 * The part of these losses that stays on line. A line-interactive unit only feeds its electronics (an SMX750 at 29 % load
 * tells 92.75 %, an SMTL1500 at 79 % 98.2 %); a double-conversion unit runs its inverter, from a better source (assumed).
 */
const ON_LINE = { 'line-interactive': 0.17, 'double-conversion': 0.6 } as const

/** Watts that the unit draws from its battery beside the load. */
export function lossesOnBattery({ watts }: Pick<UpsModel, 'watts'>): number {
  return FIXED_WATTS + SHARE_OF_RATING * watts
}

/** Watts that the unit draws from the mains beside the load. */
export function lossesOnLine(model: Pick<UpsModel, 'watts' | 'topology'>): number {
  return ON_LINE[model.topology] * lossesOnBattery(model)
}
