import type { GroupName } from '../../../emulators/smart-ups/commands.ts'
import { listLines } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import { versionOfCode } from '../../../emulators/smart-ups/firmware/revision.ts'
import type { GroupSettings } from '../../../emulators/smart-ups/settings/group-settings.ts'
import type { UnitSettings } from '../../../emulators/smart-ups/settings/unit-settings.ts'

/** Which of a unit's faces a source read it by: what it calls itself there differs. */
export type Face = 'modbus' | 'microlink' | 'ups-link' | 'usb' | 'usb-legacy'

/** What a source tells of a unit. Everything may be missing: sources differ in what they know. */
export interface UnitFacts {
  readonly face?: Face | undefined
  /** Who made it, as the source names them. */
  readonly manufacturer?: string | undefined
  /** What the source says of its firmware, in its own form: `UPS 09.3 / ID=18`, `653.18.D`. */
  readonly firmwareText?: string | undefined
  /** As ordered, `SMT1500RM2U`. */
  readonly sku?: string | undefined
  /** As protocols report it, `Smart-UPS 1500`. */
  readonly reportedName?: string | undefined
  /** `09.3`. */
  readonly firmware?: string | undefined
  /** UPS ID; of a unit that speaks UPS-Link its SKU number. */
  readonly lineId?: number | undefined
  /** Region, the last letter of `653.18.D`. */
  readonly letter?: string | undefined
  readonly serial?: string | undefined
  /** Days since 2000-01-01. */
  readonly manufacturedOn?: number | undefined
  readonly voltAmperes?: number | undefined
  readonly watts?: number | undefined
  /** Volts. */
  readonly nominalVoltage?: number | undefined
  readonly nominalBatteryVoltage?: number | undefined
  /** Of the utility, volts and hertz. */
  readonly inputVoltage?: number | undefined
  readonly frequency?: number | undefined
  /** Percent. */
  readonly charge?: number | undefined
  /** Degrees Celsius. */
  readonly temperature?: number | undefined
  /** Percent of the rating in watts. */
  readonly loadPercent?: number | undefined
  /** Seconds. */
  readonly runtime?: number | undefined
  /** External battery packs, as a UPS-Link unit counts them (some count their own battery). */
  readonly packs?: number | undefined
  /** Seconds that all outlets have together: UPS-Link knows no groups. */
  readonly delays?: Partial<Pick<GroupSettings, 'turnOffDelay' | 'turnOnDelay'>> | undefined
  /** How many outlet groups there are, the main one with them. */
  readonly groupCount?: number | undefined
  readonly settings?: {
    readonly unit?: Partial<UnitSettings>
    readonly groups?: { readonly [K in GroupName]?: Partial<GroupSettings> }
  }
  /** What else the source says, which a clone has no place for. */
  readonly unexplained?: readonly string[] | undefined
}

/** A source cannot be cloned. */
export class CloneError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CloneError'
  }
}

const PRODUCT = /^(?<name>.*?)\s*FW:\s*(?<rest>.*)$/
const VERSION = /UPS\s*\.?\s*(?<version>[a-z]?\d{1,2}\.\d)/i
/** `UPS 09.3 / ID=18`; a network card writes `UPS 09.3 (ID18)`. */
const LINE = /ID\s*=\s*(?<id>\d+)|\(ID(?<carded>\d+)\)/
/** Units that speak UPS-Link: SKU number, revision and region, `653.18.D`, `112.1DL4.I`. */
const BY_SKU = /^\s*(?<sku>\d{2,3})\.(?<revision>\d{1,2})(?:[A-Z]{2}\d)?(?:\.(?<letter>[A-Z]))?(?:\s|$)/
/** A later unit behind a card that speaks UPS-Link: `18.093.D`. */
const BEHIND_CARD = /^\s*(?<id>\d{1,4})\.(?<major>\d{2})(?<minor>\d)\.(?<letter>[A-Z])\s*$/
/** Units before SKU numbers: size, style and region, `6QD`. */
const OLD_CODE = /^\s*(?<code>[0-9A-Z]{2})(?<letter>[DIAJMW])(?:\s|$)/
const ALONE = /^\s*([a-z]?\d{1,2}\.\d)\s*$/i

/** Name, version and line of a USB product string: `Smart-UPS 1500 FW:UPS 09.3 / ID=18`, `Smart-UPS 1500 FW:653.18.D USB FW:7.3`. */
export function factsOfProduct(product: string): UnitFacts {
  const { name, rest } = PRODUCT.exec(product)?.groups ?? { name: product, rest: '' }
  return { reportedName: tidyName(name ?? '') || undefined, ...factsOfFirmware(rest ?? '') }
}

/** Version and line, as far as a text has them: `UPS 09.3 / ID=18`, `653.18.D`. */
export function factsOfFirmware(
  text: string,
): Pick<UnitFacts, 'firmware' | 'lineId' | 'letter' | 'firmwareText'> {
  const firmwareText = text.trim() || undefined
  const { major, minor, id: carded, letter: region } = BEHIND_CARD.exec(text)?.groups ?? {}
  if (carded) return { firmware: `${major}.${minor}`, lineId: Number(carded), letter: region, firmwareText }
  const byCode = factsOfOldCode(text)
  if (byCode) return { ...byCode, firmwareText }
  const { sku, revision, letter } = BY_SKU.exec(text)?.groups ?? {}
  const alone = ALONE.exec(text)?.[1]
  if (sku && revision && alone === undefined)
    return { firmware: `${revision.padStart(2, '0')}.0`, lineId: Number(sku), letter, firmwareText }
  const { id: plain, carded: inBrackets } = LINE.exec(text)?.groups ?? {}
  const id = plain ?? inBrackets
  return {
    firmware: VERSION.exec(text)?.groups?.version?.toLowerCase() ?? alone?.toLowerCase(),
    lineId: id === undefined ? undefined : Number(id),
    firmwareText,
  }
}

function factsOfOldCode(text: string): Pick<UnitFacts, 'firmware' | 'lineId' | 'letter'> | undefined {
  const { code, letter } = OLD_CODE.exec(text)?.groups ?? {}
  if (code === undefined) return undefined
  for (const line of listLines()) {
    const firmware = versionOfCode(line, code)
    if (firmware !== undefined) return { firmware, lineId: line.id, letter }
  }
  return undefined
}

/** Newer units write an underscore for the blank before the volt-amperes, and pad their names. */
export function tidyName(name: string): string {
  return name
    .replace(/^American Power Conversion\s*/i, '')
    .replaceAll('_', ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
