import { wholeRevision } from '../../../emulators/smart-ups/firmware/revision.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { filled } from '../../../emulators/smart-ups/traits/index.ts'
import { capabilities, EEPROM, reads } from './eeprom.ts'
import { date, decimal } from './format.ts'
import type { Query } from './unit-port.ts'

/** What a unit is called and how it is set, by letter or control character. */
export const IDENTITY: Readonly<Record<string, Query>> = {
  '\u0001': ({ ups }) => filled(ups.traits.upsLinkName, { name: ups.model.reportedName }),
  '\u001a': ({ ups }) => capabilities(ups),
  V: ({ ups }) => oldCode(ups),
  b: ({ ups }) => revision(ups),
  c: ({ ups }) => ups.settings.unit.name.slice(0, 8).padEnd(8),
  g: ({ ups }) => decimal(ups.model.battery.nominalVoltage, 3, 0),
  m: ({ ups }) => date(ups.identity.manufacturedOn),
  n: ({ ups }) => ups.identity.serialNumber,
  x: ({ ups, memory }) => memory.batteryText ?? date(ups.settings.unit.batteryInstalledOn),
  '>': ({ ups }) => decimal(ups.traits.upsLinkPacks + ups.battery.packs, 3, 0),
  ...Object.fromEntries(
    EEPROM.map((setting) => [setting.letter, ({ ups }) => reads(setting, ups)] as [string, Query]),
  ),
}

/** `653.18.I`; a unit that goes by its UPS ID (behind a card) says that and its version. */
function revision(ups: SmartUps): string {
  const { line, lineId, version } = ups.firmware
  const { skuLetter } = ups.traits
  if (line.bySku) return wholeRevision(line, version, skuLetter)
  return `${lineId}.${version.replace(/\D/g, '')}.${skuLetter}`
}

/** `V`: size, style and region, such as GWD on an SU700; units before SKU numbers have it for a version. */
function oldCode({ firmware, traits }: SmartUps): string {
  const code = firmware.line.oldCodes?.[firmware.version] ?? traits.upsLinkSize
  return `${code}${traits.skuLetter}`
}

/** `a`: protocol version, alerts, commands, and a fourth part where the unit has one; undefined where it does not know `a`. */
export function protocolInformation({ traits }: SmartUps): string | undefined {
  if (traits.upsLinkProtocol === '') return undefined
  const extension = traits.upsLinkExtension && `.${traits.upsLinkExtension}`
  return `${traits.upsLinkProtocol}.${traits.upsLinkListed}${extension}`
}
