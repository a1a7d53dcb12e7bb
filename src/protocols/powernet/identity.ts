import { dayOfUsDate } from '../../../emulators/clock/us-date.ts'
import { wholeRevision } from '../../../emulators/smart-ups/firmware/revision.ts'
import type { SlotUnit } from '../../../emulators/smart-ups/slots/slot-card.ts'
import { dateText } from './dates.ts'
import { scalars, type Writing } from './object.ts'

/** Characters of the name of a unit. */
const NAME_LENGTH = 8

/** `UPS 09.8 (ID20)`; `653.18.I` on a line that goes by its SKU number. */
export function firmwareText({ firmware, traits }: SlotUnit): string {
  return firmware.line.bySku
    ? wholeRevision(firmware.line, firmware.version, traits.skuLetter)
    : `${firmware.reported} (ID${firmware.lineId})`
}

const unitName: Writing = {
  refuses: (_at, value) => {
    if (String(value).length > NAME_LENGTH) return 'wrong-length'
    return /^[\x20-\x7e]*$/.test(String(value)) ? undefined : 'wrong-value'
  },
  apply: ({ unit }, value) => unit.settings.setUnit('name', String(value)),
}

const replacedOn: Writing = {
  refuses: (_at, value) => (dayOfUsDate(String(value)) === undefined ? 'wrong-value' : undefined),
  apply: ({ unit }, value) => unit.settings.setUnit('batteryInstalledOn', dayOfUsDate(String(value))!),
}

/** What the unit is. */
export const IDENTITY_OBJECTS = scalars({
  upsBasicIdentModel: ({ unit }) => unit.model.reportedName,
  upsBasicIdentName: [({ unit }) => unit.settings.unit.name.slice(0, NAME_LENGTH), unitName],
  upsAdvIdentFirmwareRevision: ({ unit, decide }) => firmwareText(unit) + decide.firmwareTextEnd,
  upsAdvIdentDateOfManufacture: (at) => dateText(at, at.unit.identity.manufacturedOn),
  upsAdvIdentSerialNumber: ({ unit }) => unit.identity.serialNumber,
  upsAdvIdentSkuNumber: ({ unit }) => (unit.model.serial === 'ups-link' ? undefined : unit.model.name),
  upsBasicBatteryLastReplaceDate: [
    (at) => dateText(at, at.unit.settings.unit.batteryInstalledOn),
    replacedOn,
  ],
  upsAdvBatteryRecommendedReplaceDate: (at) =>
    at.unit.model.serial === 'ups-link' ? undefined : dateText(at, at.unit.replaceBatteryOn),
})
