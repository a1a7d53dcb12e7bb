import {
  alarmOrRemainingTimeLimit,
  both,
  constant,
  feature,
  field,
  hidDate,
  remainingCapacityLimit,
  remainingTimeLimitOrAlarm,
  runtime,
  warningCapacity,
} from './fields.ts'
import { PRESENT_STATUS } from './present-status.ts'
import type { Report } from './report.ts'
import {
  readDelayBeforeReboot,
  readDelayBeforeShutdown,
  writeDelayBeforeReboot,
  writeDelayBeforeShutdown,
} from './shutdown-usages.ts'

const zeros = (usage: string, bytes: number) => Array.from({ length: bytes }, () => constant(usage, 0))

/** String descriptors that the i… usages name. */
export const STRING_INDEX = { manufacturer: 1, product: 2, serial: 3, chemistry: 4 } as const

/** The reports of SMT, SMX, SMC and SRT units: PowerSummary, and vendor reports that read as real units show them. */
export const REPORTS_5G: readonly Report[] = [
  feature(0x01, constant('iProduct', STRING_INDEX.product)),
  feature(0x02, constant('iSerialNumber', STRING_INDEX.serial)),
  feature(0x03, constant('iManufacturer', STRING_INDEX.manufacturer)),
  feature(0x04, constant('iOEMInformation', STRING_INDEX.manufacturer)),
  feature(0x05, constant('iDeviceChemistry', STRING_INDEX.chemistry)),
  feature(0x06, constant('Rechargeable', 1), constant('CapacityMode', 2)),
  both(0x07, ...PRESENT_STATUS),
  both(0x08, remainingTimeLimitOrAlarm),
  feature(
    0x09,
    field('ManufacturerDate', 16, (ups) => hidDate(ups.identity.manufacturedOn)),
  ),
  feature(
    0x0a,
    field(
      'ConfigVoltage',
      16,
      ({ traits, model }) => (traits.hidBatteryVolts ?? model.battery.nominalVoltage) * 100,
    ),
  ),
  feature(
    0x0b,
    field('Voltage', 16, (ups) => Math.round(ups.battery.voltage * 100)),
  ),
  both(
    0x0c,
    field('RemainingCapacity', 8, (ups) => Math.floor(ups.measurements.charge)),
  ),
  both(0x0d, field('RunTimeToEmpty', 16, runtime)),
  feature(0x0e, constant('DesignCapacity', 100), constant('FullChargeCapacity', 100)),
  feature(0x0f, warningCapacity),
  feature(0x10, constant('CapacityGranularity1', 1), constant('CapacityGranularity2', 1)),
  feature(0x11, remainingCapacityLimit),
  feature(0x12, field('DelayBeforeShutdown', 16, readDelayBeforeShutdown, writeDelayBeforeShutdown)),
  feature(0x13, field('DelayBeforeReboot', 24, readDelayBeforeReboot, writeDelayBeforeReboot)),
  both(0x14, alarmOrRemainingTimeLimit),
  feature(0x96, ...zeros('ff8600f1', 63)),
  feature(0x8d, ...zeros('ff8600f7', 2)),
  feature(0x8e, ...zeros('ff8600f6', 2)),
  feature(0x93, constant('ff8600f3', 1), constant('ff8600f3', 0)),
  feature(0x94, constant('ff8600f2', 1), constant('ff8600f2', 0)),
  feature(0x92, constant('ff8600f4', 3), constant('ff8600f4', 0)),
]
