import { daysSince2000 } from '../../../emulators/clock/clock.ts'
import { dayAt } from '../../../emulators/clock/iso-date.ts'
import type { GroupName } from '../../../emulators/smart-ups/commands.ts'
import { factsOfFirmware, tidyName, type UnitFacts } from './facts.ts'

/** Values of a source by the name it gives them. */
export type NamedValues = ReadonlyMap<string, string>

/** NUT's groups count from the main one. */
const GROUPS: readonly GroupName[] = ['MOG', 'SOG0', 'SOG1', 'SOG2']
const SENSITIVITY = {
  high: 'normal',
  normal: 'normal',
  medium: 'reduced',
  reduced: 'reduced',
  low: 'low',
} as const

/** APCSensitivity in HID values. */
const HID_SENSITIVITY = ['low', 'reduced', 'normal'] as const

/** What a dump of NUT's variables tells: `upsc ups@host`. */
export function factsOfUpsc(values: NamedValues): UnitFacts {
  const { text, number } = reader(values)
  return {
    sku: text('device.part', 'ups.productid.sku'),
    reportedName: trimmedName(text('device.model', 'ups.model')),
    ...factsOfFirmware(text('ups.firmware') ?? ''),
    serial: text('device.serial', 'ups.serial'),
    manufacturedOn: dateOf(text('ups.mfr.date')),
    voltAmperes: number('ups.power.nominal'),
    watts: number('ups.realpower.nominal'),
    nominalVoltage: number('output.voltage.nominal', 'input.voltage.nominal'),
    nominalBatteryVoltage: number('battery.voltage.nominal'),
    inputVoltage: number('input.voltage'),
    frequency: number('input.frequency', 'output.frequency'),
    charge: number('battery.charge'),
    temperature: number('battery.temperature', 'ups.temperature'),
    loadPercent: number('ups.load', 'output.power.percent'),
    runtime: number('battery.runtime'),
    settings: {
      unit: defined({
        name: text('ups.id'),
        batteryInstalledOn: dateOf(text('battery.date')),
        transferHigh: number('input.transfer.high'),
        transferLow: number('input.transfer.low'),
        sensitivity: sensitivity(text('input.sensitivity')),
        lowRuntimeWarning: number('battery.runtime.low'),
        returnCharge: number('battery.charge.restart'),
        audibleAlarm: onOff(text('ups.beeper.status')),
      }),
      groups: Object.fromEntries(
        GROUPS.map((group, index) => [group, nutGroup(values, `outlet.group.${index}`)]),
      ),
    },
  }
}

function nutGroup(values: NamedValues, prefix: string) {
  const { text, number } = reader(values)
  return defined({
    name: text(`${prefix}.name`),
    turnOffDelay: number(`${prefix}.delay.shutdown`),
    turnOnDelay: number(`${prefix}.delay.start`),
    stayOffDelay: number(`${prefix}.delay.reboot`),
    minimumReturnRuntime: number(`${prefix}.minimumreturnruntime`),
  })
}

/** What apcupsd's status tells: `apcaccess status`, or its log of it. */
export function factsOfApcaccess(values: NamedValues): UnitFacts {
  const { text, number } = reader(values)
  const minutes = (name: string) => {
    const value = number(name)
    return value === undefined ? undefined : Math.round(value * 60)
  }
  return {
    reportedName: trimmedName(text('MODEL', 'APCMODEL')),
    ...factsOfFirmware(text('FIRMWARE') ?? ''),
    serial: text('SERIALNO'),
    manufacturedOn: dateOf(text('MANDATE')),
    watts: number('NOMPOWER'),
    voltAmperes: number('NOMAPNT'),
    nominalVoltage: number('NOMOUTV'),
    nominalBatteryVoltage: number('NOMBATTV'),
    inputVoltage: number('LINEV'),
    frequency: number('LINEFREQ'),
    charge: number('BCHARGE'),
    temperature: number('ITEMP'),
    loadPercent: number('LOADPCT'),
    runtime: minutes('TIMELEFT'),
    settings: {
      unit: defined({
        name: text('UPSNAME'),
        batteryInstalledOn: dateOf(text('BATTDATE')),
        transferHigh: number('HITRANS'),
        transferLow: number('LOTRANS'),
        sensitivity: sensitivity(text('SENSE')),
        lowRuntimeWarning: minutes('DLOWBATT'),
        returnCharge: number('RETPCT'),
      }),
    },
  }
}

/** What HID values tell, by the paths NUT prints; a debug log has them, and so has a descriptor. */
export function factsOfHid(values: NamedValues): UnitFacts {
  const { number } = reader(values)
  const kelvin = number('UPS.Battery.Temperature', 'UPS.PowerSummary.Temperature')
  const made = number('UPS.PowerSummary.ManufacturerDate', 'UPS.ManufacturerDate')
  const installed = number('UPS.Battery.ManufacturerDate')
  const alarm = number('UPS.PowerSummary.AudibleAlarmControl', 'UPS.AudibleAlarmControl')
  return {
    manufacturedOn: made ? hidDay(made) : undefined,
    nominalBatteryVoltage: number('UPS.PowerSummary.ConfigVoltage', 'UPS.Battery.ConfigVoltage'),
    nominalVoltage: number('UPS.Output.ConfigVoltage'),
    inputVoltage: number('UPS.Input.Voltage'),
    frequency: number('UPS.Output.Frequency', 'UPS.Input.Frequency'),
    charge: number('UPS.PowerSummary.RemainingCapacity', 'UPS.Battery.RemainingCapacity'),
    temperature: kelvin === undefined ? undefined : kelvin - 273.15,
    loadPercent: number('UPS.Output.PercentLoad', 'UPS.PowerConverter.PercentLoad'),
    runtime: number('UPS.PowerSummary.RunTimeToEmpty', 'UPS.Battery.RunTimeToEmpty'),
    settings: {
      unit: defined({
        lowRuntimeWarning: number('UPS.PowerSummary.RemainingTimeLimit', 'UPS.Battery.RemainingTimeLimit'),
        transferHigh: number('UPS.Output.HighVoltageTransfer', 'UPS.Input.HighVoltageTransfer'),
        transferLow: number('UPS.Output.LowVoltageTransfer', 'UPS.Input.LowVoltageTransfer'),
        audibleAlarm: alarm === undefined ? undefined : alarm !== 1,
        batteryInstalledOn: installed ? hidDay(installed) : undefined,
        sensitivity: HID_SENSITIVITY[number('UPS.Input.APCSensitivity') ?? -1],
        returnCharge: number('UPS.Battery.APCBattCapBeforeStartup'),
      }),
      // Only the generation before tells these, and it switches all its outlets together.
      groups: {
        MOG: defined({
          turnOffDelay: number('UPS.Output.APCShutdownAfterDelay'),
          turnOnDelay: number('UPS.Output.APCDelayBeforeStartup'),
        }),
      },
    },
  }
}

/** Year since 1980, month and day in one number. */
function hidDay(date: number): number {
  return daysSince2000(dayAt(1980 + (date >> 9), (date >> 5) & 0x0f, date & 0x1f))
}

function reader(values: NamedValues) {
  const text = (...names: string[]) => {
    const found = names.map((name) => values.get(name)?.trim()).find((value) => value)
    return found === 'N/A' ? undefined : found
  }
  return {
    text,
    number: (...names: string[]) => {
      const value = Number.parseFloat(text(...names) ?? '')
      return Number.isNaN(value) ? undefined : value
    },
  }
}

function trimmedName(name: string | undefined): string | undefined {
  return name === undefined ? undefined : tidyName(name)
}

function sensitivity(text: string | undefined) {
  return SENSITIVITY[text?.toLowerCase() as keyof typeof SENSITIVITY]
}

function onOff(text: string | undefined): boolean | undefined {
  if (text === 'enabled' || text === 'muted') return true
  return text === 'disabled' ? false : undefined
}

/** Days since 2000-01-01 of `2018-07-29`, `2018/07/29` or, as UPS-Link has it, `07/29/18`. */
export function dateOf(text: string | undefined): number | undefined {
  const numbers = /^(\d{2,4})[/-](\d{2})[/-](\d{2,4})$/
    .exec(text ?? '')
    ?.slice(1)
    .map(Number)
  if (!numbers) return undefined
  const [first = 0, second = 0, third = 0] = numbers
  const [year, month, day] = first > 99 ? [first, second, third] : [third, first, second]
  return daysSince2000(dayAt(year > 99 ? year : year + (year > 79 ? 1900 : 2000), month, day))
}

function defined<T extends object>(values: T) {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> }
}
