import { MINUTE, SECOND } from '../../../emulators/clock/clock.ts'
import { decimal } from './format.ts'
import type { Query } from './unit-port.ts'

/** What the unit measures, by letter. */
export const MEASUREMENTS: Readonly<Record<string, Query>> = {
  B: ({ ups }) => decimal(ups.battery.voltage, ...ups.traits.upsLinkBatteryForm),
  C: ({ ups }) => decimal(ups.measurements.batteryTemperature, 3, 1),
  F: ({ ups }) => decimal(ups.measurements.outputFrequency || ups.measurements.inputFrequency, 2, 2),
  L: ({ ups }) => decimal(ups.power.data.input.voltage, 3, 1),
  M: ({ ups, memory }) => {
    const { highest } = memory
    memory.highest = ups.power.data.input.voltage
    return decimal(highest, 3, 1)
  },
  N: ({ ups, memory }) => {
    const { lowest } = memory
    memory.lowest = ups.power.data.input.voltage
    return decimal(lowest, 3, 1)
  },
  O: ({ ups }) => decimal(ups.measurements.outputVoltage, 3, 1),
  P: ({ ups }) => decimal(ups.measurements.loadPercent, 3, 1),
  f: ({ ups }) => decimal(ups.measurements.charge, 3, 1),
  // Both drivers drop the colon.
  j: ({ ups }) => `${decimal(Math.floor((ups.measurements.runtime * SECOND) / MINUTE), 4, 0)}:`,
  '/': ({ ups }) => decimal(ups.measurements.outputCurrent, 2, 2),
  '\\': ({ ups }) => decimal(ups.measurements.apparentLoadPercent, 3, 2),
}
