import { DAY, YEAR_2000 } from '../../../emulators/clock/clock.ts'
import { isoDate } from '../../../emulators/clock/iso-date.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { Field, InterfaceState, Report } from './report.ts'

/** A field of a report; without `write` what a host writes is ignored, as it is for constants. */
export function field<S = InterfaceState>(
  usage: string,
  bits: number,
  read: Field<S>['read'],
  write?: Field<S>['write'],
): Field<S> {
  return { usage, bits, read, ...(write ? { write } : {}) }
}

export const constant = (usage: string, value: number, bits = 8): Field<unknown> =>
  field(usage, bits, () => value)

/** A report that is Feature only. */
export function feature<S = InterfaceState>(id: number, ...fields: Field<S>[]): Report<S> {
  return { id, input: false, fields }
}

/** A report that is Feature and Input. */
export function both<S = InterfaceState>(id: number, ...fields: Field<S>[]): Report<S> {
  return { id, input: true, fields }
}

/** A runtime that 16 bits hold, seconds. */
export const runtime = (ups: SmartUps): number =>
  ups.firmware.decide.usbRuntime(Math.min(65_535, ups.measurements.runtime))

/** Days since 2000-01-01 as HID holds a date: (year - 1980) * 512 + month * 32 + day. */
export function hidDate(days: number): number {
  const [year = 0, month = 0, day = 0] = isoDate(YEAR_2000 + days * DAY)
    .split('-')
    .map(Number)
  return (year - 1980) * 512 + month * 32 + day
}

/** A HID date as days since 2000-01-01; undefined where there is no such day. */
export function daysOfHidDate(date: number): number | undefined {
  const [years, months, day] = [(date >> 9) - 20, ((date >> 5) & 0x0f) - 1, date & 0x1f]
  // Average months miss the day by three at most; the way back finds it.
  const near = Math.floor(years * 365.2425 + months * 30.44) + day
  const context = Array.from({ length: 9 }, (_, at) => near - 4 + at)
  return context.find((days) => hidDate(days) === date)
}

/** AudibleAlarmControl (Power Device class, table 7). */
const ALARM = { disabled: 1, enabled: 2, muted: 3 } as const

export function writeAlarm(ups: SmartUps, value: number): boolean {
  if (value === ALARM.muted) ups.alarm.mute(ups.status.beeper)
  else if (value === ALARM.enabled || value === ALARM.disabled) {
    ups.settings.setUnit('audibleAlarm', value === ALARM.enabled)
    ups.alarm.cancelMute()
  } else return false
  ups.settle()
  return true
}

export const readAlarm = (ups: SmartUps): number =>
  ups.settings.unit.audibleAlarm ? (ups.status.beeperMuted ? ALARM.muted : ALARM.enabled) : ALARM.disabled

/** The runtime, in seconds, below which the battery counts as low. */
export const remainingTimeLimit: Field = field(
  'RemainingTimeLimit',
  16,
  (ups) => ups.settings.unit.lowRuntimeWarning,
  (ups, seconds) => {
    if (seconds < 0 || seconds > 1800) return false
    ups.settings.setUnit('lowRuntimeWarning', seconds)
    return true
  },
)

/** Some versions exchange what these two reports hold. */
const swaps = (ups: SmartUps): boolean => ups.firmware.decide.hidSwapsLimitAndAlarm()

/** Report 0x08: the low-runtime warning, or on versions that exchange the two what the alarm report holds. */
export const remainingTimeLimitOrAlarm: Field = field(
  'RemainingTimeLimit',
  16,
  (ups, state) => (swaps(ups) ? readAlarm(ups) : remainingTimeLimit.read(ups, state)),
  (ups, value, state) => (swaps(ups) ? writeAlarm(ups, value) : remainingTimeLimit.write!(ups, value, state)),
)

/** Report 0x14: the beeper, or on such versions as much of the low-runtime warning as a byte holds. */
export const alarmOrRemainingTimeLimit: Field = field(
  'AudibleAlarmControl',
  8,
  (ups, state) => (swaps(ups) ? remainingTimeLimit.read(ups, state) & 0xff : readAlarm(ups)),
  (ups, value, state) => (swaps(ups) ? remainingTimeLimit.write!(ups, value, state) : writeAlarm(ups, value)),
)

export const warningCapacity: Field = field(
  'WarningCapacityLimit',
  8,
  ({ traits }) => traits.hidWarningCapacity,
)

export const remainingCapacityLimit: Field = field(
  'RemainingCapacityLimit',
  8,
  (_, state) => state.remainingCapacityLimit,
  (_, value, state) => {
    if (value > 100) return false
    state.remainingCapacityLimit = value
    return true
  },
)
