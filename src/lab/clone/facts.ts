import type { GroupName } from '../../../emulators/smart-ups/commands.ts'
import type { GroupSettings } from '../../../emulators/smart-ups/settings/group-settings.ts'
import type { UnitSettings } from '../../../emulators/smart-ups/settings/unit-settings.ts'

/** What a source tells of a unit. Everything may be missing: sources differ in what they know. */
export interface UnitFacts {
  /** As ordered, `SMT1500RM2U`. */
  readonly sku?: string | undefined
  /** As protocols report it, `Smart-UPS 1500`. */
  readonly reportedName?: string | undefined
  /** `09.3`. */
  readonly firmware?: string | undefined
  /** UPS ID; of a unit that speaks UPS-Link its SKU number. */
  readonly lineId?: number | undefined
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
  readonly settings?: {
    readonly unit?: Partial<UnitSettings>
    readonly groups?: { readonly [K in GroupName]?: Partial<GroupSettings> }
  }
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
const LINE = /ID\s*=\s*(?<id>\d+)/
/** Units that speak UPS-Link: SKU number, revision and locale, `653.18.D`. */
const BY_SKU = /^\s*(?<sku>\d{2,3})\.(?<revision>\d{1,2})\.[A-Z]\b/

/** Name, version and line of a USB product string: `Smart-UPS 1500 FW:UPS 09.3 / ID=18`, `Smart-UPS 1500 FW:653.18.D USB FW:7.3`. */
export function factsOfProduct(product: string): UnitFacts {
  const { name, rest } = PRODUCT.exec(product)?.groups ?? { name: product, rest: '' }
  return { reportedName: tidyName(name ?? ''), ...factsOfFirmware(rest ?? '') }
}

/** Version and line, as far as a text has them: `UPS 09.3 / ID=18`, `653.18.D`. */
export function factsOfFirmware(text: string): Pick<UnitFacts, 'firmware' | 'lineId'> {
  const { sku, revision } = BY_SKU.exec(text)?.groups ?? {}
  if (sku && revision) return { firmware: `${revision.padStart(2, '0')}.0`, lineId: Number(sku) }
  const id = LINE.exec(text)?.groups?.id
  return {
    firmware: VERSION.exec(text)?.groups?.version ?? /^\s*([a-z]?\d{1,2}\.\d)\s*$/i.exec(text)?.[1],
    lineId: id === undefined ? undefined : Number(id),
  }
}

/** Newer units write an underscore for the blank before the volt-amperes, and pad their names. */
export function tidyName(name: string): string {
  return name
    .replace(/^American Power Conversion\s*/i, '')
    .replaceAll('_', ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
