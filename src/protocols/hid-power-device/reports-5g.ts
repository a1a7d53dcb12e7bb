import { DAY, YEAR_2000 } from '../../../emulators/clock/clock.ts'
import { isoDate } from '../../../emulators/clock/iso-date.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { PRESENT_STATUS } from './present-status.ts'
import type { Field, Report } from './report.ts'
import {
  readDelayBeforeReboot,
  readDelayBeforeShutdown,
  writeDelayBeforeReboot,
  writeDelayBeforeShutdown,
} from './shutdown-usages.ts'

type Read = Field['read']
type Write = NonNullable<Field['write']>

const field = (usage: string, bits: number, read: Read, write?: Write): Field => ({
  usage,
  bits,
  read,
  ...(write ? { write } : {}),
})
const constant = (usage: string, value: number, bits = 8) => field(usage, bits, () => value)
const feature = (id: number, ...fields: Field[]): Report => ({ id, input: false, fields })
const both = (id: number, ...fields: Field[]): Report => ({ id, input: true, fields })

/** A runtime that its 16 bits hold. */
const runtime = (ups: SmartUps) => Math.min(65_535, ups.measurements.runtime)

/** A date as HID holds it: (year - 1980) * 512 + month * 32 + day. */
function hidDate(days: number): number {
  const [year = 0, month = 0, day = 0] = isoDate(YEAR_2000 + days * DAY)
    .split('-')
    .map(Number)
  return (year - 1980) * 512 + month * 32 + day
}

const ALARM = { disabled: 1, enabled: 2, muted: 3 } as const

function writeAlarm(ups: SmartUps, value: number): boolean {
  if (value === ALARM.muted) ups.alarm.mute(ups.status.beeper)
  else if (value === ALARM.enabled || value === ALARM.disabled) {
    ups.settings.setUnit('audibleAlarm', value === ALARM.enabled)
    ups.alarm.cancelMute()
  } else return false
  ups.settle()
  return true
}

const readAlarm = (ups: SmartUps) =>
  ups.settings.unit.audibleAlarm ? (ups.status.beeperMuted ? ALARM.muted : ALARM.enabled) : ALARM.disabled

function writeTimeLimit(ups: SmartUps, seconds: number): boolean {
  if (seconds < 0 || seconds > 1800) return false
  ups.settings.setUnit('lowRuntimeWarning', seconds)
  return true
}

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
  both(
    0x08,
    field('RemainingTimeLimit', 16, (ups) => ups.settings.unit.lowRuntimeWarning, writeTimeLimit),
  ),
  feature(
    0x09,
    field('ManufacturerDate', 16, (ups) => hidDate(ups.identity.manufacturedOn)),
  ),
  feature(
    0x0a,
    field('ConfigVoltage', 16, (ups) => ups.model.battery.nominalVoltage * 100),
  ),
  feature(
    0x0b,
    field('Voltage', 16, (ups) => Math.round(ups.battery.voltage * 100)),
  ),
  both(
    0x0c,
    field('RemainingCapacity', 8, (ups) => Math.floor(ups.battery.charge)),
  ),
  both(0x0d, field('RunTimeToEmpty', 16, runtime)),
  feature(0x0e, constant('DesignCapacity', 100), constant('FullChargeCapacity', 100)),
  feature(0x0f, constant('WarningCapacityLimit', 50)),
  feature(0x10, constant('CapacityGranularity1', 1), constant('CapacityGranularity2', 1)),
  feature(
    0x11,
    field(
      'RemainingCapacityLimit',
      8,
      (_, state) => state.remainingCapacityLimit,
      (_, value, state) => {
        if (value > 100) return false
        state.remainingCapacityLimit = value
        return true
      },
    ),
  ),
  feature(0x12, field('DelayBeforeShutdown', 16, readDelayBeforeShutdown, writeDelayBeforeShutdown)),
  feature(0x13, field('DelayBeforeReboot', 24, readDelayBeforeReboot, writeDelayBeforeReboot)),
  both(0x14, field('AudibleAlarmControl', 8, readAlarm, writeAlarm)),
  feature(0x96, ...zeros('ff8600f1', 63)),
  feature(0x8d, ...zeros('ff8600f7', 2)),
  feature(0x8e, ...zeros('ff8600f6', 2)),
  feature(0x93, constant('ff8600f3', 1), constant('ff8600f3', 0)),
  feature(0x94, constant('ff8600f2', 1), constant('ff8600f2', 0)),
  feature(0x92, constant('ff8600f4', 3), constant('ff8600f4', 0)),
]
