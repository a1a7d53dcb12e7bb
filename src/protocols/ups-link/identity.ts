import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { capabilities, EEPROM, reads } from './eeprom.ts'
import { date, decimal } from './format.ts'
import { localeOf } from './locale.ts'
import type { Query } from './unit-port.ts'

/** Size letters of `V` for SU units, by volt-amperes. */
const SIZE_LETTER: Readonly<Record<number, string>> = {
  700: 'G',
  1000: 'I',
  1400: 'K',
}

/** What a unit is called and how it is set, by letter or control character. */
export const IDENTITY: Readonly<Record<string, Query>> = {
  '\u0001': ({ ups }) => ups.model.reportedName,
  '\u001a': ({ ups }) => capabilities(ups),
  V: ({ ups }) => oldCode(ups),
  b: ({ ups }) => revision(ups),
  c: ({ ups }) => ups.settings.unit.name.slice(0, 8).padEnd(8),
  g: ({ ups }) => decimal(ups.model.battery.nominalVoltage, 3, 0),
  m: ({ ups }) => date(ups.identity.manufacturedOn),
  n: ({ ups }) => ups.identity.serialNumber,
  x: ({ ups, memory }) => memory.batteryText ?? date(ups.settings.unit.batteryInstalledOn),
  y: () => '(C) APCC',
  0: () => 'C8',
  // Registers nobody can explain, as an SU1000 was seen to answer.
  4: () => '35',
  5: () => 'EF',
  6: () => 'F9',
  '>': () => '000',
  ...Object.fromEntries(
    EEPROM.map((setting) => [setting.letter, ({ ups }) => reads(setting, ups)] as [string, Query]),
  ),
}

/** `653.18.I`; a unit that goes by its UPS ID (behind a card) says that and its version. */
function revision(ups: SmartUps): string {
  const { line, lineId, reported, version } = ups.firmware
  const own = line.bySku ? reported : `${lineId}.${version.replace(/\D/g, '')}`
  return `${own}.${localeOf(ups.model)}`
}

/** `V`: seen are GWD on an SU700, FWI on an SUA1500RMI2U, 5YI on an SURT1000XL. Other sizes of SUA are taken as F. */
function oldCode({ model }: SmartUps): string {
  if (model.family === 'SURT') return `5Y${localeOf(model)}`
  const size = model.family === 'SU' ? (SIZE_LETTER[model.voltAmperes] ?? 'F') : 'F'
  return `${size}W${localeOf(model)}`
}
