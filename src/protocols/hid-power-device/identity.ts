import { soundDecisions } from '../../../emulators/smart-ups/firmware/decisions.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { filled } from '../../../emulators/smart-ups/traits/index.ts'

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

/** The generation before, with another report set (051D:0002): SU, SUA, SC and SURT units. */
export function isLegacy({ traits }: Pick<SmartUps, 'traits'>): boolean {
  return traits.usbReports === 'legacy'
}

/** Identity of a unit's own USB port: product `Smart-UPS 1500 FW:UPS 09.3 / ID=18`, serial filled up with blanks. */
export function usbIdentity(ups: SmartUps): UsbIdentity {
  const { firmware, identity, traits } = ups
  const productId = firmware.decide.usbProductId()
  const renumbered = productId !== soundProductId
  return {
    vendorId: traits.usbVendorId,
    productId,
    deviceVersion: renumbered ? traits.usbDeviceVersionAt0004 : traits.usbDeviceVersion,
    manufacturer: traits.usbManufacturer,
    product: filled(traits.usbProduct, {
      name: usbName(ups),
      firmware: firmware.reported,
      communication: ups.communicationFirmware,
      line: firmware.lineId,
    }),
    serial: identity.serialNumber.padEnd(traits.usbSerialWidth),
    chemistry: traits.hidChemistry,
  }
}

const soundProductId = soundDecisions.usbProductId()

/** The model as the product string has it: `Smart-UPS 1500`, `Smart-UPS_1500`. */
export function usbName({ model, traits }: Pick<SmartUps, 'model' | 'traits'>): string {
  return filled(traits.usbName, {
    name: model.reportedName,
    size: /\d+$/.exec(model.reportedName)?.[0] ?? '',
  })
}
