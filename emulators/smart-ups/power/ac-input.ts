import type { Decisions } from '../firmware/decisions.ts'
import type { UpsModel } from '../models/model.ts'
import { type UnitSettings, withShippedPoints } from '../settings/unit-settings.ts'
import type { Traits } from '../traits/index.ts'
import { type Avr, avrFactor, avrStep, avrWindow } from './avr.ts'
import type { StatusCause } from './status-cause.ts'

/** The utility as it reaches the unit. Volts, hertz; a blackout is 0 V. */
export interface AcInput {
  readonly voltage: number
  readonly frequency: number
  /** The waveform is bent beyond what the unit takes at normal sensitivity. */
  readonly distorted: boolean
}

export type Tap = 'none' | 'boost' | 'trim'

/** What the unit makes of its input. */
export interface InputAssessment {
  readonly acceptable: boolean
  readonly tooLow: boolean
  readonly tooHigh: boolean
  readonly distorted: boolean
  readonly frequencyTooLow: boolean
  readonly frequencyTooHigh: boolean
  /** AVR tap of line-interactive units. */
  readonly tap: Tap
  /** The step behind the tap: above 0 boosts, -1 trims. */
  readonly step: number
  /** What the tap multiplies the voltage by. */
  readonly factor: number
  /** How long the firmware takes turns between line and battery at such an input, ms; 0 when it does not. */
  readonly chatterMs: number
  /** Why it is not acceptable, as register 2 gives it; `acceptable-input` when it is. */
  readonly cause: StatusCause
}

/** Input window of double-conversion units as shares of nominal, at any load. Assumed. */
const ONLINE_LOW = 0.7
const ONLINE_HIGH = 1.2

/** An input, the unit that gets it, and the step of its AVR so far, which it leaves late. */
interface Assessed {
  readonly input: AcInput
  readonly model: UpsModel
  readonly settings: Readonly<UnitSettings>
  readonly stepBefore: number
}

export function assessInput(
  { input, model, settings: chosen, stepBefore }: Assessed,
  { avr, qualityWidening }: Pick<Traits, 'avr' | 'qualityWidening'>,
  decide: Decisions,
): InputAssessment {
  const { voltage, frequency } = input
  const settings = decide.followsTransferPoints() ? chosen : withShippedPoints(model, chosen)
  const window = voltageWindow(model, settings, avr)
  const { powerQuality } = settings
  if (powerQuality === 'fair' || powerQuality === 'poor') window.low *= 1 - qualityWidening[powerQuality]
  const tooLow = voltage < window.low
  const tooHigh = voltage > window.high
  const dead = voltage === 0
  const nominalHz = Math.abs(frequency - 50) < Math.abs(frequency - 60) ? 50 : 60
  // Register 593, automatic: 47-53 and 57-63.
  const reach = decide.frequencyReach(nominalHz)
  const frequencyTooLow = !dead && frequency < nominalHz - reach
  const frequencyTooHigh = !dead && frequency > nominalHz + reach
  // Double conversion rebuilds the wave, and a unit set to low sensitivity tolerates a bent one. Assumed.
  const distorted =
    input.distorted && !dead && model.topology === 'line-interactive' && settings.sensitivity !== 'low'
  const regulated = model.topology === 'line-interactive'
  const acceptable = !(tooLow || tooHigh || frequencyTooLow || frequencyTooHigh || distorted)
  const step = acceptable && regulated ? avrStep(voltage, model.nominalVoltage, avr, settings, stepBefore) : 0
  return {
    acceptable,
    tooLow,
    tooHigh,
    distorted,
    frequencyTooLow,
    frequencyTooHigh,
    tap: step > 0 ? 'boost' : step < 0 ? 'trim' : 'none',
    step,
    factor: avrFactor(avr, step),
    chatterMs: decide.transferChatterMs({ voltage, lowest: window.low, highest: window.high, settings }),
    cause: tooLow
      ? 'low-input-voltage'
      : tooHigh
        ? 'high-input-voltage'
        : frequencyTooLow
          ? 'low-input-frequency'
          : frequencyTooHigh
            ? 'high-input-frequency'
            : distorted
              ? 'distorted-input'
              : 'acceptable-input',
  }
}

function voltageWindow(
  model: UpsModel,
  settings: Readonly<UnitSettings>,
  avr: Avr,
): { low: number; high: number } {
  if (model.topology === 'double-conversion')
    return { low: model.nominalVoltage * ONLINE_LOW, high: model.nominalVoltage * ONLINE_HIGH }
  return avrWindow(avr, settings)
}
