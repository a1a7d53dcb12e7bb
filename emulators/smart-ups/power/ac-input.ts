import type { UpsModel } from '../models/model.ts'
import type { UnitSettings } from '../settings/unit-settings.ts'
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
  /** Why it is not acceptable, as register 2 gives it; `acceptable-input` when it is. */
  readonly cause: StatusCause
}

/**
 * AVR steps. Boost and trim by 12 %: assumed; with it the upper limit of 127 V gives the published 144 V input.
 */
export const AVR_BOOST = 1.12
export const AVR_TRIM = 0.88

/** Input window of double-conversion units as shares of nominal, at any load. Assumed. */
const ONLINE_LOW = 0.7
const ONLINE_HIGH = 1.2

/** Frequency window around 50 or 60 Hz (register 593, automatic: 47-53 and 57-63). */
const FREQUENCY_WINDOW = 3

export function assessInput(
  input: AcInput,
  model: UpsModel,
  settings: Readonly<UnitSettings>,
): InputAssessment {
  const { voltage, frequency } = input
  const window = voltageWindow(model, settings)
  const tooLow = voltage < window.low
  const tooHigh = voltage > window.high
  const dead = voltage === 0
  const nominalHz = Math.abs(frequency - 50) < Math.abs(frequency - 60) ? 50 : 60
  const frequencyTooLow = !dead && frequency < nominalHz - FREQUENCY_WINDOW
  const frequencyTooHigh = !dead && frequency > nominalHz + FREQUENCY_WINDOW
  // Double conversion rebuilds the wave, and a unit set to low sensitivity tolerates a bent one. Assumed.
  const distorted =
    input.distorted && !dead && model.topology === 'line-interactive' && settings.sensitivity !== 'low'
  const acceptable = !(tooLow || tooHigh || frequencyTooLow || frequencyTooHigh || distorted)
  return {
    acceptable,
    tooLow,
    tooHigh,
    distorted,
    frequencyTooLow,
    frequencyTooHigh,
    tap: acceptable ? avrTap(voltage, model, settings) : 'none',
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

/** Output volts while the unit feeds its load from the input. */
export function outputFromInput(input: AcInput, tap: Tap, model: UpsModel): number {
  if (model.topology === 'double-conversion') return model.nominalVoltage
  if (tap === 'boost') return input.voltage * AVR_BOOST
  if (tap === 'trim') return input.voltage * AVR_TRIM
  return input.voltage
}

function voltageWindow(model: UpsModel, settings: Readonly<UnitSettings>): { low: number; high: number } {
  if (model.topology === 'double-conversion')
    return { low: model.nominalVoltage * ONLINE_LOW, high: model.nominalVoltage * ONLINE_HIGH }
  return { low: settings.transferLow / AVR_BOOST, high: settings.transferHigh / AVR_TRIM }
}

function avrTap(voltage: number, model: UpsModel, settings: Readonly<UnitSettings>): Tap {
  if (model.topology === 'double-conversion') return 'none'
  if (voltage < settings.transferLow) return 'boost'
  return voltage > settings.transferHigh ? 'trim' : 'none'
}
