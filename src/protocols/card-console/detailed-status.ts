import { dateText } from '../powernet/dates.ts'
import type { CardInUnit } from '../powernet/object.ts'
import { outputStatus, transferCause } from '../powernet/status.ts'
import { calibrationResult, dateOf, selfTestResult } from '../powernet/tests.ts'
import { failure, type Reply, success } from './reply.ts'

/** Words for upsBasicOutputStatus; clients look for the first of them. */
const STATES: Readonly<Record<number, string>> = {
  2: 'On Line',
  3: 'On Battery',
  4: 'On Line, Smart Boost',
  5: 'Off, Timed Sleeping',
  6: 'Bypass, Software',
  7: 'Off, No Alarms Present',
  8: 'Off, Rebooting',
  10: 'Bypass, Fault',
  11: 'Off, Sleeping Until Utility Power Returns',
  12: 'On Line, Smart Trim',
  13: 'On Line, Green Mode',
  28: 'On Battery, Self-Test',
}

/** Words for upsAdvInputLineFailCause. */
const TRANSFERS: Readonly<Record<number, string>> = {
  1: 'None',
  2: 'High Line Voltage',
  3: 'Brownout',
  4: 'Blackout',
  9: 'Self Test',
  10: 'Distorted Input',
}

const SELF_TESTS: Readonly<Record<number, string>> = {
  1: 'Passed',
  2: 'Failed',
  3: 'Unknown',
  4: 'In Progress',
}
const CALIBRATIONS: Readonly<Record<number, string>> = {
  1: 'Passed',
  2: 'Failed',
  3: 'In Progress',
  4: 'Refused',
  5: 'Aborted',
  6: 'Pending',
}

type Part = (at: CardInUnit) => readonly string[]

const fahrenheit = (celsius: number) => (celsius * 9) / 5 + 32

/** `1 hr 20 min`; `0 min` at the end. */
function hoursAndMinutes(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} hr ${minutes % 60} min`
}

const state: Part = (at) => [
  `Status of UPS: ${STATES[outputStatus(at)] ?? 'Unknown'}`,
  `Last Transfer: ${TRANSFERS[transferCause(at)] ?? 'Unknown'}`,
]
const runtime: Part = ({ unit }) => [`Runtime Remaining: ${hoursAndMinutes(unit.measurements.runtime)}`]
const charge: Part = ({ unit }) => [`Battery State Of Charge: ${unit.measurements.charge.toFixed(1)} %`]
const temperature: Part = ({ unit }) => {
  const celsius = unit.measurements.batteryTemperature
  return [`Battery Temperature: ${celsius.toFixed(1)} C, ${fahrenheit(celsius).toFixed(1)} F`]
}
const input: Part = ({ unit }) => [
  `Input Voltage: ${unit.power.data.input.voltage.toFixed(1)} VAC`,
  `Input Frequency: ${unit.measurements.inputFrequency.toFixed(1)} Hz`,
]
const output: Part = ({ unit: { measurements, model } }) => [
  `Output Voltage: ${measurements.outputVoltage.toFixed(1)} VAC`,
  `Output Frequency: ${measurements.outputFrequency.toFixed(1)} Hz`,
  `Output Watts Percent: ${measurements.loadPercent.toFixed(1)} %`,
  `Output VA Percent: ${measurements.apparentLoadPercent.toFixed(1)} %`,
  `Output Current: ${measurements.outputCurrent.toFixed(2)} A`,
  // Units that speak UPS-Link count no energy.
  ...(model.serial === 'ups-link' ? [] : [`Output Energy: ${(measurements.energyWh / 1000).toFixed(1)} kWh`]),
]
const battery: Part = (at) => [
  `Battery Voltage: ${at.unit.battery.voltage.toFixed(1)} VDC`,
  ...(at.unit.model.serial === 'ups-link'
    ? []
    : [`Next Battery Replacement Date: ${dateText(at, at.unit.replaceBatteryOn)}`]),
]

/** Results of tests, in the words that the unit's firmware leads to. */
const diagnostics: Part = (at) => {
  const { selfTest, calibration } = at.unit.diagnostics
  const shown = (text: string) => at.unit.firmware.decide.shownText('test-result', text)
  const calibrated =
    calibration.data.startedAt === null ? 'Unknown' : (CALIBRATIONS[calibrationResult(at)] ?? 'Unknown')
  return [
    `Self-Test Result: ${shown(SELF_TESTS[selfTestResult(at)] ?? 'Unknown')}`,
    `Self-Test Date: ${dateOf(at, selfTest.data.startedAt)}`,
    `Calibration Result: ${shown(calibrated)}`,
    `Calibration Date: ${dateOf(at, calibration.data.startedAt)}`,
  ]
}

/** Options of `detstatus`. Texts as clients look for them; other wording is assumed. */
const PARTS: Readonly<Record<string, Part>> = {
  '-ss': state,
  '-rt': runtime,
  '-soc': charge,
  '-om': output,
  '-im': input,
  '-bat': battery,
  '-tmp': temperature,
  '-dg': diagnostics,
}

/** Options of `detstatus`, as its usage names them. */
export const STATUS_OPTIONS = ['-all', ...Object.keys(PARTS)]

/** What the unit does and measures; all of it when `-all` is given, or nothing. */
export function detailedStatus(at: CardInUnit, options: readonly string[]): Reply {
  const wanted = options.length === 0 || options.includes('-all') ? Object.keys(PARTS) : options
  if (!wanted.every((option) => Object.hasOwn(PARTS, option))) return failure('E102')
  return success(...wanted.flatMap((option) => PARTS[option]!(at)))
}
