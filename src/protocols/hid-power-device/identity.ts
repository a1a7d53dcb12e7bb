import type { UpsModel } from '../../../emulators/smart-ups/models/model.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'

/** American Power Conversion's vendor id. */
export const VENDOR_ID = 0x051d

/** What a unit's USB device descriptor and strings say. */
export interface UsbIdentity {
  readonly vendorId: number
  readonly productId: number
  /** BCD. */
  readonly deviceVersion: number
  readonly manufacturer: string
  readonly product: string
  readonly serial: string
  readonly chemistry: string
}

/** SU, SUA and SURT units: the generation before, with another report set (051D:0002). */
export function isLegacy({ family }: Pick<UpsModel, 'family'>): boolean {
  return family.startsWith('SU')
}

/** From this ID on the product string has an underscore before the volt-amperes. */
const UNDERSCORE_FROM = 1015

/** Identity of a unit's own USB port: product `Smart-UPS 1500 FW:UPS 09.3 / ID=18`, serial with two trailing spaces. */
export function usbIdentity(ups: SmartUps): UsbIdentity {
  const { firmware, model, identity } = ups
  const productId = firmware.decide.usbProductId()
  const name = firmware.lineId >= UNDERSCORE_FROM ? underscored(model.reportedName) : model.reportedName
  return {
    vendorId: VENDOR_ID,
    productId,
    deviceVersion: productId === 0x0004 ? 0x0001 : 0x0106,
    manufacturer: 'American Power Conversion',
    product: `${name} FW:${firmware.reported} / ID=${firmware.lineId}`,
    serial: `${identity.serialNumber}  `,
    chemistry: 'PbAc',
  }
}

/** `Smart-UPS 1500` and `Smart-UPS C 1500` become `Smart-UPS_1500`; SMX and SRT names stay. */
function underscored(name: string): string {
  return name.replace(/^Smart-UPS (?:C )?(?=\d+$)/, 'Smart-UPS_')
}
