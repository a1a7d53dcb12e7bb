import { SECOND } from '../clock/clock.ts'
import type { Reading } from './firmware/circumstances.ts'
import { lossesOnLine } from './power/losses.ts'
import { ReadingCircumstances } from './reading-circumstances.ts'
import type { SmartUps } from './smart-ups.ts'

/** Longest runtime a unit reports, seconds: one day, as an idle SMT1500RM2UC showed. */
const LONGEST_RUNTIME = 86_400
/** Why no efficiency can be given (register 154, negative values). */
export type NoEfficiency = 'load-too-low' | 'output-off' | 'on-battery' | 'in-bypass' | 'battery-charging'

/** What the unit measures. Volts, amperes, hertz, watts, percent, seconds. */
export class Measurements {
  readonly #ups: SmartUps
  readonly #circumstances: ReadingCircumstances

  constructor(ups: SmartUps) {
    this.#ups = ups
    this.#circumstances = new ReadingCircumstances(ups)
  }

  /** Estimated runtime in seconds as the firmware reports it (register 128). */
  get runtime(): number {
    const seconds = Math.floor(this.#ups.power.runtimeMs / SECOND)
    return this.#reported('runtimeSeconds', Math.min(seconds, LONGEST_RUNTIME))
  }

  /** Charge of the battery in percent (register 130). */
  get charge(): number {
    return this.#reported('chargePercent', this.#ups.battery.charge)
  }

  /** Temperature of the battery, degrees Celsius (register 135). */
  get batteryTemperature(): number {
    return this.#reported('batteryCelsius', this.#ups.battery.temperature)
  }

  /** Energy delivered so far, watt-hours (register 145). */
  get energyWh(): number {
    return this.#reported('energyWattHours', this.#ups.power.energyWh)
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
    const hertz = state === 'on-battery' ? this.#ups.model.nominalFrequency : input.frequency
    return this.#reported('outputHertz', hertz)
  }

  get voltAmperes(): number {
    const { model, power, traits } = this.#ups
    return ((power.watts / traits.powerFactor) * model.voltAmperes) / model.watts
  }

  get outputCurrent(): number {
    const volts = this.outputVoltage
    return volts > 0 ? this.#reported('outputAmperes', this.voltAmperes / volts) : 0
  }

  /** Real power as a share of the rating, percent (register 136). */
  get loadPercent(): number {
    return this.#reported('loadPercent', this.#circumstances.loadPercent)
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

  /** Percent, or why there is none; firmware that knows no reasons gives 0 then. */
  get efficiency(): number | NoEfficiency {
    const found = this.#efficiency
    return typeof found === 'number' || this.#ups.traits.efficiencyReasons ? found : 0
  }

  get #efficiency(): number | NoEfficiency {
    const { battery, model, power, traits } = this.#ups
    const { state } = power.data
    if (state === 'off' || state === 'fault') return 'output-off'
    if (state === 'on-battery') return 'on-battery'
    if (state === 'bypass') return 'in-bypass'
    if (battery.data.flow.kind === 'charge') return 'battery-charging'
    if (this.#circumstances.loadPercent < traits.lowestEfficiencyLoad) return 'load-too-low'
    return (power.watts / (power.watts + lossesOnLine(model))) * 100
  }

  /** A value as the firmware reports it. */
  #reported(name: Reading, value: number): number {
    const { firmware } = this.#ups
    return firmware.decide.reading(name, value, this.#circumstances)
  }
}
