import type { UnitSettings } from '../settings/unit-settings.ts'

/** The transformer of a line-interactive unit: what each step does to the voltage, and how many steps up it has. */
export interface Avr {
  readonly boost: number
  readonly boostSteps: number
  readonly trim: number
  /** How far inside the acceptable output voltages boost and trim begin, as a share of nominal. */
  readonly margin: number
}

/** How much further in than they begin boost and trim end, as a share of nominal (assumed). */
const HYSTERESIS = 0.02

type Limits = Pick<UnitSettings, 'transferHigh' | 'transferLow'>

/** Input volts between which the output stays within its limits on some step. */
export function avrWindow(avr: Avr, { transferHigh, transferLow }: Limits): { low: number; high: number } {
  return { low: transferLow / avr.boost ** avr.boostSteps, high: transferHigh / avr.trim }
}

/**
 * The step for an input: above 0 boosts, -1 trims. A step that is taken is left only when the voltage is well inside.
 *
 * @param before the step so far
 */
export function avrStep(volts: number, nominal: number, avr: Avr, limits: Limits, before: number): number {
  const at = (inward: number) => stepAt(volts, avr, limits, (avr.margin + inward) * nominal)
  const taken = at(0)
  const held = at(HYSTERESIS)
  if (before > 0 && held > 0) return Math.max(taken, Math.min(before, held))
  return before < 0 && held < 0 ? held : taken
}

function stepAt(volts: number, { boost, boostSteps }: Avr, limits: Limits, inward: number): number {
  if (volts > limits.transferHigh - inward) return -1
  for (let step = 0; step < boostSteps; step++)
    if (volts * boost ** step >= limits.transferLow + inward) return step
  return boostSteps
}

/** What a step multiplies the input voltage by. */
export function avrFactor({ boost, trim }: Avr, step: number): number {
  return step < 0 ? trim : boost ** step
}
