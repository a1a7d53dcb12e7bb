import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import {
  both,
  constant,
  feature,
  field,
  hidDate,
  readAlarm,
  remainingCapacityLimit,
  remainingTimeLimit,
  runtime,
  warningCapacity,
  writeAlarm,
} from './fields.ts'
import { readTest, SENSITIVITIES, TEST_INTERVALS, writeTest } from './legacy-enumerations.ts'
import {
  batteryDate,
  choiceSetting,
  numberSetting,
  panelTest,
  restartCharge,
  returnDelay,
  turnOffDelay,
} from './legacy-settings.ts'
import {
  readReboot,
  readShutdown,
  readStartup,
  writeReboot,
  writeShutdown,
  writeStartup,
} from './legacy-shutdown.ts'
import type { LegacyState } from './legacy-state.ts'
import { PRESENT_STATUS } from './present-status.ts'
import type { Field, Report } from './report.ts'

/** String descriptors that the i… usages name. */
export const LEGACY_STRING_INDEX = {
  product: 1,
  serial: 2,
  manufacturer: 3,
  chemistry: 4,
  model: 5,
  name: 6,
  firmware: 7,
  usbFirmware: 8,
} as const
const TEXT = LEGACY_STRING_INDEX

/** 0 C in tenths of a kelvin. */
const FREEZING = 2731.5

/** A measurement in 16 bits, scaled. */
const measured = (usage: string, scale: number, read: (ups: SmartUps) => number): Field =>
  field(usage, 16, (ups) => Math.round(read(ups) * scale))
const charge = (ups: SmartUps): number => Math.floor(ups.measurements.charge)
const nominalPack = measured('ConfigVoltage', 100, (ups) => ups.model.battery.nominalVoltage)
const packVoltage = measured('Voltage', 100, (ups) => ups.battery.voltage)
const alarm = field('AudibleAlarmControl', 8, readAlarm, writeAlarm)
const madeOn = field('ManufacturerDate', 16, (ups) => hidDate(ups.identity.manufacturedOn))
const runTimeToEmpty = field('RunTimeToEmpty', 16, runtime)
const delayBeforeShutdown = field<LegacyState>('DelayBeforeShutdown', 16, readShutdown, writeShutdown)
const delayBeforeReboot = field<LegacyState>('DelayBeforeReboot', 16, readReboot, writeReboot)

const SUMMARY: readonly Report<LegacyState>[] = [
  feature(0x01, constant('iProduct', TEXT.product)),
  feature(0x02, constant('iSerialNumber', TEXT.serial)),
  feature(0x03, constant('iManufacturer', TEXT.manufacturer)),
  feature(0x04, constant('iOEMInformation', TEXT.manufacturer)),
  feature(0x05, constant('iDeviceChemistry', TEXT.chemistry)),
  feature(0x06, constant('Rechargeable', 1), constant('CapacityMode', 2)),
  both(0x07, ...PRESENT_STATUS),
  both(0x08, remainingTimeLimit),
  feature(0x09, madeOn),
  feature(0x0a, nominalPack),
  feature(0x0b, packVoltage),
  both(0x0c, field('RemainingCapacity', 8, charge)),
  feature(0x0d, runTimeToEmpty),
  feature(0x0e, constant('DesignCapacity', 100), constant('FullChargeCapacity', 100)),
  feature(0x0f, warningCapacity),
  feature(0x10, constant('CapacityGranularity1', 1), constant('CapacityGranularity2', 1)),
  feature(0x11, remainingCapacityLimit),
  feature(0x12, delayBeforeShutdown),
  feature(0x13, delayBeforeReboot),
  both(0x14, alarm),
]

const BATTERY: readonly Report<LegacyState>[] = [
  both(0x15, batteryDate),
  both(0x16, field('Test', 8, readTest, writeTest)),
  both(0x17, restartCharge),
  feature(
    0x18,
    field('RemainingCapacity', 16, (ups) => Math.floor(ups.measurements.charge * 10)),
  ),
  feature(0x19, runTimeToEmpty),
  both(0x1a, remainingTimeLimit),
  both(0x1b, choiceSetting('ff86001a', 'selfTestSchedule', TEST_INTERVALS)),
  both(0x1c, constant('ff86001b', 0)),
  feature(0x1d, packVoltage),
  feature(
    0x1e,
    field('Temperature', 16, (ups) => Math.round(ups.measurements.batteryTemperature * 10 + FREEZING)),
  ),
  feature(0x1f, nominalPack),
]

const INPUT: readonly Report<LegacyState>[] = [
  feature(
    0x20,
    measured('Voltage', 10, (ups) => ups.power.data.input.voltage),
  ),
  both(
    0x21,
    field('APCLineFailCause', 8, (_, state) => state.lineFailCause),
  ),
  both(0x22, choiceSetting('APCSensitivity', 'sensitivity', SENSITIVITIES)),
]

const OUTPUT: readonly Report<LegacyState>[] = [
  both(0x23, numberSetting('HighVoltageTransfer', 'transferHigh')),
  both(0x24, numberSetting('LowVoltageTransfer', 'transferLow')),
  both(0x25, returnDelay),
  both(0x26, turnOffDelay),
  feature(0x27, delayBeforeShutdown),
  feature(0x28, field('DelayBeforeStartup', 16, readStartup, writeStartup)),
  feature(0x29, delayBeforeReboot),
  feature(
    0x2a,
    measured('Frequency', 100, (ups) => ups.measurements.outputFrequency),
  ),
  feature(
    0x2b,
    measured('Voltage', 10, (ups) => ups.measurements.outputVoltage),
  ),
  feature(
    0x2c,
    measured('PercentLoad', 10, (ups) => ups.measurements.loadPercent),
  ),
  both(
    0x2d,
    measured('ConfigVoltage', 1, (ups) => ups.settings.unit.outputVoltage),
  ),
]

const DEVICE: readonly Report<LegacyState>[] = [
  feature(0x2e, constant('iProduct', TEXT.model)),
  feature(0x2f, constant('iSerialNumber', TEXT.serial)),
  feature(0x30, constant('iManufacturer', TEXT.manufacturer)),
  feature(0x31, constant('iName', TEXT.name)),
  feature(0x32, panelTest),
  both(0x33, ...PRESENT_STATUS),
  feature(0x34, constant('APC_UPS_FirmwareRevision', TEXT.firmware)),
  feature(0x35, madeOn),
  both(0x36, alarm),
  feature(0x37, constant('APC_USB_FirmwareRevision', TEXT.usbFirmware)),
  feature(0x3e, constant('ff860027', 0, 32)),
  feature(0x3f, constant('ff860028', 0, 32)),
]

/** Output.Current, which only some firmware tells; its number is guessed. */
export const OUTPUT_CURRENT: Report<LegacyState> = feature(
  0x38,
  measured('Current', 100, (ups) => ups.measurements.outputCurrent),
)

/** The reports of SU and SUA units and of a card with their USB port, by the collection they stand in. */
export const REPORTS_LEGACY: readonly Report<LegacyState>[] = [
  ...SUMMARY,
  ...BATTERY,
  ...INPUT,
  ...OUTPUT,
  ...DEVICE,
]
