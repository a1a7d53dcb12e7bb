/**
 * What the known hosts expect to find, written by hand from what they document: path as NUT has it, bytes, binary
 * places of the value, and what the unit should show.
 */
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'

export interface ObjectFact {
  readonly path: string
  readonly size: number
  /** Text, blanks cut off, or a number before its binary point. */
  readonly shows: (ups: SmartUps) => string | number
}

const raw = (path: string, size: number, shows: (ups: SmartUps) => string | number): ObjectFact => ({
  path,
  size,
  shows,
})
/** A number with binary places behind the point, rounded as the unit does. */
const fixed = (path: string, places: number, shows: (ups: SmartUps) => number) =>
  raw(path, 2, (ups) => Math.round(shows(ups) * 2 ** places))
const always = (path: string, size: number, value: string | number) => raw(path, size, () => value)

const YEAR = 31_536_000
const IDLE_2 = 0xffff
const IDLE_4 = 0xffffffff

/** Everything but outlet groups. On an SMT1500RM2U on line, rows of 16 bytes. */
const UNIT_FACTS: readonly ObjectFact[] = [
  always('2:4.8.7', 2, 0),
  always('2:4.8.9', 2, 1),
  raw('2:4.9.40', 14, (ups) => ups.identity.serialNumber),
  raw('2:4.9.42', 16, (ups) => ups.model.name),
  raw('2:4.9.44', 32, (ups) => ups.model.reportedName),
  always('2:4.9.1B', 2, 3),
  always('2:4.9.1C', 2, 0x051d),
  raw('2:4.9.19', 2, (ups) => ups.identity.manufacturedOn),
  raw('3:4A', 8, (ups) => `UPS ${ups.firmware.version}`),
  raw('2:4A', 8, (ups) => `UPS ${ups.firmware.version}`),
  raw('2:4.82', 16, (ups) => ups.settings.unit.name),
  // On line and in green mode, as an SMC1000I showed it.
  always('2:4.A', 4, 0x2002),
  always('2:B', 2, 8),
  always('2:4.B', 2, 8),
  always('2:4.14', 2, 0),
  always('2:14', 4, 0),
  always('2:4.34', 2, 0),
  always('2:4.36', 2, 0),
  always('2:10', 2, 0),
  always('2:4.5.10', 2, 0),
  always('2:11', 2, 0x0104),
  always('2:4.5.11', 2, 0x0104),
  always('2:12', 2, 0),
  always('2:4.5.12', 2, 0),
  always('2:4.5.13', 2, 0),
  always('2:4.5.18', 2, 1 << 5),
  raw('2:4.5.19', 2, (ups) => ups.replaceBatteryOn),
  fixed('2:4.5.20', 9, (ups) => ups.battery.charge),
  fixed('2:4.5.21', 5, (ups) => ups.battery.voltage),
  fixed('2:4.5.22', 7, (ups) => ups.battery.temperature),
  fixed('2:4.5.24', 0, (ups) => ups.measurements.runtime),
  raw('2:4.5.9F', 4, (ups) => ups.measurements.runtime),
  always('2:4.5.31', 2, 120),
  always('2:4.5.42', 16, 'APCRBC133'),
  raw('2:4.5.9.40', 16, (ups) => ups.identity.serialNumber),
  raw('2:4.5.48', 2, (ups) => ups.settings.unit.batteryInstalledOn),
  always('2:4.5.74', 2, 1),
  always('2:4.5.F.69', 4, YEAR),
  always('2:4.6.16', 2, 1),
  fixed('2:4.6.25', 6, (ups) => ups.power.data.input.voltage),
  fixed('2:4.6.27', 7, (ups) => ups.measurements.inputFrequency),
  always('2:4.6.BA', 2, 0),
  fixed('3:17', 7, (ups) => Number(ups.measurements.efficiency)),
  always('2:4.6.F.69', 4, YEAR),
  always('2:4.7.D', 2, 127),
  always('2:4.7.E', 2, 106),
  fixed('2:4.7.25', 6, (ups) => ups.measurements.outputVoltage),
  fixed('2:4.7.26', 5, (ups) => ups.measurements.outputCurrent),
  fixed('2:4.7.27', 7, (ups) => ups.measurements.outputFrequency),
  fixed('2:4.7.28', 8, (ups) => ups.measurements.loadPercent),
  fixed('2:4.7.49', 8, (ups) => ups.measurements.apparentLoadPercent),
  always('2:4.7.2A', 2, 1000),
  always('2:4.7.2B', 2, 1440),
  always('2:4.7.2C', 4, 1 << 1),
  raw('3:26', 4, (ups) => Math.floor(ups.power.energyWh)),
  always('3:25', 2, 1),
  always('3:27', 2, 1 << 1),
  always('2:4.7.F.69', 4, YEAR),
  always('2:4.F.69', 4, YEAR),
  always('2:4.B.3B', 2, 0),
  always('2:4.B.3F', 2, 0),
  always('3:2B', 2, 1),
  always('2:4.B5', 2, 0),
]

const groupFacts = (path: string, name: string, offDelay: number): ObjectFact[] => [
  always(`${path}.82`, 16, name),
  always(`${path}.84`, 4, 1),
  always(`${path}.B6`, 2, 1),
  always(`${path}.B8`, 2, offDelay),
  always(`${path}.B9`, 2, 0),
  always(`${path}.B7`, 4, 8),
  always(`${path}.30`, 2, 0),
  always(`${path}.31`, 2, 120),
  always(`${path}.2D`, 2, IDLE_2),
  always(`${path}.AD`, 2, IDLE_2),
  always(`${path}.2E`, 4, IDLE_4),
]

export const OBJECT_FACTS: readonly ObjectFact[] = [
  ...UNIT_FACTS,
  ...groupFacts('2:4.3E', 'UPS Outlets', 0),
  ...groupFacts('2:4.3D[0]', 'Outlet Group 1', 90),
]
