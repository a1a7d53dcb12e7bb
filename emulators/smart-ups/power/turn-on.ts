import type { TurnOn } from '../firmware/circumstances.ts'
import type { SmartUps } from '../smart-ups.ts'

/** Whether the firmware turns an output on that nothing keeps off. */
export function turnsOn(ups: SmartUps, why: TurnOn['why'], afterLowBattery: boolean): boolean {
  const { clock, firmware, model, power, seed, settings } = ups
  const { voltage, distorted } = power.data.input
  return firmware.decide.outputTurnsOn({
    ...{ at: clock.now, seed, why, afterLowBattery, distorted },
    inputVolts: voltage,
    nominalVolts: model.nominalVoltage,
    sensitivity: settings.unit.sensitivity,
  })
}
