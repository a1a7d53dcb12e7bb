/** What NUT 2.8.5 should show of a unit with a main and one switched outlet group, on line and with nothing going on. */
import type { GroupName } from '../../../emulators/smart-ups/commands.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'

const DAY_MS = 86_400_000

/** A value as a register with so many binary places holds it, printed with so many decimal ones. */
function fixed(value: number, binaryPlaces: number, digits = 2): string {
  const factor = 2 ** binaryPlaces
  return (Math.round(value * factor) / factor).toFixed(digits)
}

function date(daysSince2000: number): string {
  return new Date(Date.UTC(2000, 0, 1) + daysSince2000 * DAY_MS).toISOString().slice(0, 10)
}

/** All variables but those of the driver, the energy counter (it runs) and the test result. */
export function expectedVariables(ups: SmartUps): Record<string, string> {
  return {
    ...identity(ups),
    ...measurements(ups),
    ...settings(ups),
    ...group(ups, 0, 'MOG', 'Main'),
    ...group(ups, 1, 'SOG0', 'Group 1'),
    ...idleTimers('outlet.group.1'),
    ...idleTimers('ups'),
    'outlet.group.count': '2',
    'ups.status': 'OL',
    // High efficiency: the unit has been on line long enough for green mode.
    'experimental.ups.mode.buzzwords': 'vendor:apc:HE',
  }
}

function identity({
  model,
  identity,
  firmware,
  settings,
  replaceBatteryOn,
}: SmartUps): Record<string, string> {
  return {
    'device.mfr': 'American Power Conversion',
    'device.model': model.reportedName,
    'device.serial': identity.serialNumber,
    'device.type': 'ups',
    'ups.mfr': 'American Power Conversion',
    'ups.mfr.date': date(identity.manufacturedOn),
    'ups.model': model.reportedName,
    'ups.serial': identity.serialNumber,
    'ups.firmware': `UPS ${firmware.version}`,
    'ups.power.nominal': String(model.voltAmperes),
    'ups.realpower.nominal': String(model.watts),
    'battery.date': date(settings.unit.batteryInstalledOn),
    'battery.date.maintenance': date(replaceBatteryOn),
  }
}

function measurements({ battery, measurements, model, power }: SmartUps): Record<string, string> {
  const { loadPercent, apparentLoadPercent, efficiency } = measurements
  return {
    'battery.charge': fixed(battery.charge, 9),
    'battery.runtime': String(measurements.runtime),
    'battery.temperature': fixed(battery.temperature, 7),
    'battery.voltage': fixed(battery.voltage, 5),
    'input.voltage': fixed(power.data.input.voltage, 6),
    'input.transfer.reason': 'AcceptableInput',
    'output.current': fixed(measurements.outputCurrent, 5),
    'output.frequency': fixed(measurements.outputFrequency, 7),
    'output.voltage': fixed(measurements.outputVoltage, 6),
    'ups.load': fixed(loadPercent, 8),
    'ups.power': share(apparentLoadPercent, model.voltAmperes),
    'ups.realpower': share(loadPercent, model.watts),
    'ups.efficiency': fixed(Number(efficiency), 7, 1),
  }
}

/** Percent of a rating. */
function share(percent: number, rating: number): string {
  return ((Math.round(percent * 256) / 256 / 100) * rating).toFixed(2)
}

function settings(ups: SmartUps): Record<string, string> {
  const { unit } = ups.settings
  return {
    'ups.id': unit.name,
    'input.transfer.high': String(unit.transferHigh),
    'input.transfer.low': String(unit.transferLow),
    ...delays(ups, 'ups', 'MOG'),
  }
}

function group(ups: SmartUps, number: number, name: GroupName, designator: string): Record<string, string> {
  const prefix = `outlet.group.${number}`
  return {
    [`${prefix}.id`]: name,
    [`${prefix}.designator`]: designator,
    [`${prefix}.name`]: String(ups.settings.group(name)?.name),
    [`${prefix}.status`]: ups.outlets.get(name)?.on ? 'on' : 'off',
    ...delays(ups, prefix, name),
  }
}

function delays(ups: SmartUps, prefix: string, name: GroupName): Record<string, string> {
  const settings = ups.settings.group(name)
  return {
    [`${prefix}.delay.shutdown`]: String(settings?.turnOffDelay),
    [`${prefix}.delay.start`]: String(settings?.turnOnDelay),
    [`${prefix}.delay.reboot`]: String(settings?.stayOffDelay),
  }
}

function idleTimers(prefix: string): Record<string, string> {
  return Object.fromEntries(
    ['shutdown', 'start', 'reboot'].map((timer) => [`${prefix}.timer.${timer}`, 'NotActive']),
  )
}
