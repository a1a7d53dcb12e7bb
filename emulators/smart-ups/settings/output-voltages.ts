import type { UpsModel } from '../models/model.ts'

/**
 * Output voltages that can be set, by nominal voltage (bits of Modbus registers 592 and 644, UPS-Link `o`). Which of them
 * a model offers no source tells for each: the voltages of its part of the world are assumed.
 */
const OUTPUT_VOLTAGES: Readonly<Record<UpsModel['nominalVoltage'], readonly number[]>> = {
  100: [100, 110],
  120: [110, 120],
  200: [200, 208],
  208: [200, 208],
  220: [220, 225, 230, 240],
  230: [220, 225, 230, 240],
  240: [220, 225, 230, 240],
}

/** Voltages that only UPS-Link knows: they have no bit in Modbus. */
const UPS_LINK_ONLY: readonly number[] = [225]

/** The output voltages that a model takes, volts. */
export function outputVoltagesOf({ nominalVoltage, serial }: UpsModel): readonly number[] {
  const all = OUTPUT_VOLTAGES[nominalVoltage]
  return serial === 'ups-link' ? all : all.filter((volts) => !UPS_LINK_ONLY.includes(volts))
}

/** Every such list that a unit with a display may have, once each. */
export const OUTPUT_VOLTAGE_LISTS: readonly (readonly number[])[] = [
  OUTPUT_VOLTAGES[100],
  OUTPUT_VOLTAGES[120],
  OUTPUT_VOLTAGES[208],
  OUTPUT_VOLTAGES[230].filter((volts) => !UPS_LINK_ONLY.includes(volts)),
]
