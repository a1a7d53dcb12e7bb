import { daysSince2000 } from '../../../emulators/clock/clock.ts'
import { dayAt } from '../../../emulators/clock/iso-date.ts'
import type { GroupName } from '../../../emulators/smart-ups/commands.ts'
import type { UnitSettings } from '../../../emulators/smart-ups/settings/unit-settings.ts'
import { faceOfApcupsd, faceOfDriver } from './face.ts'
import { factsOfFirmware, tidyName, type UnitFacts } from './facts.ts'

/** Values of a source by the name it gives them. */
export type NamedValues = ReadonlyMap<string, string>

/** NUT's groups count from the main one. */
const GROUPS: readonly GroupName[] = ['MOG', 'SOG0', 'SOG1', 'SOG2']
const SENSITIVITY = {
  h: 'normal',
  m: 'reduced',
  l: 'low',
  high: 'normal',
  normal: 'normal',
  medium: 'reduced',
  reduced: 'reduced',
  low: 'low',
} as const

const SECONDS_IN_HOUR = 3600
/** Hours between self-tests. */
const SELF_TEST: Readonly<Record<string, UnitSettings['selfTestSchedule']>> = {
  336: '14-since',
  168: '7-since',
  on: 'startup',
  off: 'never',
  0: 'never',
}
/** As UPS-Link and NUT spell them, and as apcupsd does. */
const ALARM_DELAY: Readonly<Record<string, UnitSettings['alarmDelay']>> = {
  0: 'short',
  t: 'long',
  l: 'low-battery',
  n: 'never',
  '5 seconds': 'short',
  '30 seconds': 'long',
  'low battery': 'low-battery',
  'no alarm': 'never',
}

/** APCSensitivity in HID values. */
const HID_SENSITIVITY = ['low', 'reduced', 'normal'] as const

/** What a dump of NUT's variables tells: `upsc ups@host`. */
export function factsOfUpsc(values: NamedValues): UnitFacts {
  const { text, number, rating } = reader(values)
  const named = factsOfFirmware(text('ups.firmware') ?? '')
  const face = faceOfDriver(text('driver.name'), text('ups.productid'), named.letter)
  return {
    face,
    manufacturer: text('device.mfr', 'ups.mfr'),
    sku: text('device.part', 'ups.productid.sku'),
    reportedName: trimmedName(text('device.model', 'ups.model')),
    ...named,
    serial: text('device.serial', 'ups.serial'),
    manufacturedOn: dateOf(text('ups.mfr.date')),
    voltAmperes: rating('ups.power.nominal'),
    watts: rating('ups.realpower.nominal'),
    nominalVoltage: rating('output.voltage.nominal', 'input.voltage.nominal'),
    nominalBatteryVoltage: rating('battery.voltage.nominal'),
    inputVoltage: number('input.voltage'),
    frequency: number('input.frequency', 'output.frequency'),
    charge: number('battery.charge'),
    temperature: number('battery.temperature', 'ups.temperature'),
    loadPercent: number('ups.load', 'output.power.percent'),
    runtime: number('battery.runtime'),
    packs: number('battery.packs.external', 'battery.packs'),
    groupCount: number('outlet.group.count'),
    // What usbhid-ups shows under these names is its own configuration.
    ...(face === 'ups-link' ? { delays: lineDelays(values) } : {}),
    settings: {
      unit: defined({
        name: text('ups.id'),
        batteryInstalledOn: dateOf(text('battery.date')),
        transferHigh: number('input.transfer.high'),
        transferLow: number('input.transfer.low'),
        sensitivity: sensitivity(text('input.sensitivity')),
        lowRuntimeWarning: number('battery.runtime.low'),
        returnCharge: number('battery.charge.restart'),
        selfTestSchedule: selfTest(text('ups.test.interval'), SECONDS_IN_HOUR),
        ...alarm(text('battery.alarm.threshold'), onOff(text('ups.beeper.status'))),
      }),
      groups: Object.fromEntries(
        GROUPS.map((group, index) => [group, nutGroup(values, `outlet.group.${index}`)]),
      ),
    },
  }
}

function lineDelays(values: NamedValues) {
  const { duration } = reader(values)
  return defined({ turnOffDelay: duration('ups.delay.shutdown'), turnOnDelay: duration('ups.delay.start') })
}

/** A group that the unit does not have shows -1 for every delay. */
function nutGroup(values: NamedValues, prefix: string) {
  const { text, duration } = reader(values)
  const delays = defined({
    turnOffDelay: duration(`${prefix}.delay.shutdown`),
    turnOnDelay: duration(`${prefix}.delay.start`),
    stayOffDelay: duration(`${prefix}.delay.reboot`),
    minimumReturnRuntime: duration(`${prefix}.minimumreturnruntime`),
  })
  const name = text(`${prefix}.name`)
  const absent = Object.keys(delays).length === 0 && values.get(`${prefix}.delay.shutdown`) !== undefined
  return absent ? {} : { ...defined({ name }), ...delays }
}

/** What apcupsd's status tells: `apcaccess status`, or its log of it. */
export function factsOfApcaccess(values: NamedValues): UnitFacts {
  const { text, number, rating, duration } = reader(values)
  const minutes = (name: string) => {
    const value = number(name)
    return value === undefined ? undefined : Math.round(value * 60)
  }
  const named = factsOfFirmware(text('FIRMWARE') ?? '')
  return {
    face: faceOfApcupsd(text('DRIVER'), named.letter),
    reportedName: trimmedName(text('MODEL', 'APCMODEL')),
    ...named,
    serial: text('SERIALNO'),
    manufacturedOn: dateOf(text('MANDATE')),
    watts: rating('NOMPOWER'),
    voltAmperes: rating('NOMAPNT'),
    nominalVoltage: rating('NOMOUTV'),
    nominalBatteryVoltage: rating('NOMBATTV'),
    inputVoltage: number('LINEV'),
    frequency: number('LINEFREQ'),
    charge: number('BCHARGE'),
    temperature: number('ITEMP'),
    loadPercent: number('LOADPCT'),
    runtime: minutes('TIMELEFT'),
    packs: number('EXTBATTS'),
    delays: defined({ turnOffDelay: duration('DSHUTD'), turnOnDelay: duration('DWAKE') }),
    settings: {
      unit: defined({
        name: text('UPSNAME'),
        batteryInstalledOn: dateOf(text('BATTDATE')),
        transferHigh: number('HITRANS'),
        transferLow: number('LOTRANS'),
        sensitivity: sensitivity(text('SENSE')),
        lowRuntimeWarning: minutes('DLOWBATT'),
        returnCharge: number('RETPCT'),
        selfTestSchedule: selfTest(text('STESTI'), 1),
        ...alarm(text('ALARMDEL'), undefined),
      }),
    },
  }
}

/** What HID values tell, by the paths NUT prints; a debug log has them, and so has a descriptor. */
export function factsOfHid(values: NamedValues): UnitFacts {
  const { number, rating } = reader(values)
  const kelvin = number('UPS.Battery.Temperature', 'UPS.PowerSummary.Temperature')
  const made = number('UPS.PowerSummary.ManufacturerDate', 'UPS.ManufacturerDate')
  const installed = number('UPS.Battery.ManufacturerDate')
  const beeper = number('UPS.PowerSummary.AudibleAlarmControl', 'UPS.AudibleAlarmControl')
  return {
    manufacturedOn: made ? hidDay(made) : undefined,
    nominalBatteryVoltage: rating('UPS.PowerSummary.ConfigVoltage', 'UPS.Battery.ConfigVoltage'),
    nominalVoltage: rating('UPS.Output.ConfigVoltage'),
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
        audibleAlarm: beeper === undefined ? undefined : beeper !== 1,
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

/** Terminals and files show what a source says: nothing of it may steer them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g

function reader(values: NamedValues) {
  const text = (...names: string[]) => {
    const found = names.map((name) => values.get(name)?.replace(CONTROL, '').trim()).find((value) => value)
    return found === 'N/A' || found === 'NA' ? undefined : found
  }
  const number = (...names: string[]) => {
    const value = Number.parseFloat(text(...names) ?? '')
    return Number.isFinite(value) ? value : undefined
  }
  return {
    text,
    number,
    /** A rating: programs print 0 or -1 where their source has none, as snmp-ups does. */
    rating: (...names: string[]) => {
      const value = number(...names)
      return value !== undefined && value > 0 ? value : undefined
    },
    /** Seconds; -1 is none. */
    duration: (name: string) => {
      const value = number(name)
      return value === undefined || value < 0 ? undefined : value
    },
  }
}

function selfTest(interval: string | undefined, unit: number): UnitSettings['selfTestSchedule'] | undefined {
  const word = interval?.toLowerCase() ?? ''
  const key = Object.hasOwn(SELF_TEST, word) ? word : String(Number.parseFloat(word) / unit)
  return Object.hasOwn(SELF_TEST, key) ? SELF_TEST[key] : undefined
}

/** A beeper that never begins is off. */
function alarm(threshold: string | undefined, beeper: boolean | undefined) {
  const word = threshold?.toLowerCase() ?? ''
  const alarmDelay = Object.hasOwn(ALARM_DELAY, word) ? ALARM_DELAY[word] : undefined
  return {
    alarmDelay,
    audibleAlarm: beeper ?? (alarmDelay === undefined ? undefined : alarmDelay !== 'never'),
  }
}

function trimmedName(name: string | undefined): string | undefined {
  return name === undefined ? undefined : tidyName(name)
}

function sensitivity(text: string | undefined) {
  const word = text?.toLowerCase() ?? ''
  return Object.hasOwn(SENSITIVITY, word) ? SENSITIVITY[word as keyof typeof SENSITIVITY] : undefined
}

function onOff(text: string | undefined): boolean | undefined {
  if (text === 'enabled' || text === 'muted') return true
  return text === 'disabled' ? false : undefined
}

/** Days since 2000-01-01 of `2018-07-29`, `2018/07/29` or, as UPS-Link has it, `07/29/18`; people also write `29/07/18`. */
export function dateOf(text: string | undefined): number | undefined {
  const numbers = /^(\d{2,4})[/-](\d{2})[/-](\d{2,4})$/
    .exec(text ?? '')
    ?.slice(1)
    .map(Number)
  if (!numbers) return undefined
  const [first = 0, second = 0, third = 0] = numbers
  const [year, ...rest] = first > 99 ? [first, second, third] : [third, first, second]
  const [month = 0, day = 0] = rest[0]! > MONTHS ? rest.reverse() : rest
  if (month < 1 || month > MONTHS || day < 1 || day > DAYS) return undefined
  return daysSince2000(dayAt(year! > 99 ? year! : year! + (year! > 79 ? 1900 : 2000), month, day))
}

const MONTHS = 12
const DAYS = 31

function defined<T extends object>(values: T) {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> }
}
