import { SECOND } from '../clock/clock.ts'
import { lossesOnLine } from './power/losses.ts'
import type { SmartUps } from './smart-ups.ts'

/** Longest runtime a unit reports, seconds: one day, as an idle SMT1500RM2UC showed. */
const LONGEST_RUNTIME = 86_400
/** Why no efficiency can be given (register 154, negative values). */
export type NoEfficiency = 'load-too-low' | 'output-off' | 'on-battery' | 'in-bypass' | 'battery-charging'

/** What the unit measures. Volts, amperes, hertz, watts, percent, seconds. */
export class Measurements {
  readonly #ups: SmartUps

  constructor(ups: SmartUps) {
    this.#ups = ups
  }

  /** Estimated runtime in seconds as the firmware reports it (register 128). */
  get runtime(): number {
    const seconds = Math.floor(this.#ups.power.runtimeMs / SECOND)
    return this.#ups.firmware.decide.reportedRuntime(Math.min(seconds, LONGEST_RUNTIME))
  }

  get outputVoltage(): number {
    const { model, power, settings } = this.#ups
    const { state, input } = power.data
    if (state === 'off' || state === 'fault') return 0
    if (state === 'on-battery') return settings.unit.outputVoltage
    if (state === 'bypass') return input.voltage
    // A double-conversion unit makes its output afresh.
    if (model.topology === 'double-conversion') return settings.unit.outputVoltage
    return input.voltage * power.assessment.factor
  }

  get outputFrequency(): number {
    const { state, input } = this.#ups.power.data
    if (state === 'off' || state === 'fault') return 0
    return state === 'on-battery' ? this.#ups.model.nominalFrequency : input.frequency
  }

  get voltAmperes(): number {
    const { model, power, traits } = this.#ups
    return ((power.watts / traits.powerFactor) * model.voltAmperes) / model.watts
  }

  get outputCurrent(): number {
    const volts = this.outputVoltage
    return volts > 0 ? this.voltAmperes / volts : 0
  }

  /** Real power as a share of the rating, percent (register 136). */
  get loadPercent(): number {
    return (this.#ups.power.watts / this.#ups.model.watts) * 100
  }

  /** Apparent power as a share of the rating, percent (register 138). */
  get apparentLoadPercent(): number {
    return (this.voltAmperes / this.#ups.model.voltAmperes) * 100
  }

  /** Input frequency as shown: a dead input has none. */
  get inputFrequency(): number {
    const { voltage, frequency } = this.#ups.power.data.input
    return voltage > 0 ? frequency : 0
  }

  get efficiency(): number | NoEfficiency {
    const { battery, model, power, traits } = this.#ups
    const { state } = power.data
    if (state === 'off' || state === 'fault') return 'output-off'
    if (state === 'on-battery') return 'on-battery'
    if (state === 'bypass') return 'in-bypass'
    if (battery.data.flow.kind === 'charge') return 'battery-charging'
    if (this.loadPercent < traits.lowestEfficiencyLoad) return 'load-too-low'
    return (power.watts / (power.watts + lossesOnLine(model))) * 100
  }
}
