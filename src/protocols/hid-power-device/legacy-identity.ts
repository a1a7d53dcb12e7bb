import { wholeRevision } from '../../../emulators/smart-ups/firmware/revision.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { filled } from '../../../emulators/smart-ups/traits/index.ts'
import { isLegacy, type UsbIdentity, usbName } from './identity.ts'

/** What the legacy device descriptor and the strings it names say. */
export interface LegacyIdentity extends UsbIdentity {
  /** Short name, such as `Smart-UPS 1000`. */
  readonly model: string
  /** What its owner calls it. */
  readonly name: string
  readonly firmware: string
  readonly usbFirmware: string
}

/** Firmware as this generation names it, `652.18.I`; of a later unit its version alone. */
function firmwareName(ups: SmartUps): string {
  const { line, version, reported } = ups.firmware
  if (!isLegacy(ups)) return reported.replace(/^UPS /, '')
  return wholeRevision(line, version, ups.traits.skuLetter)
}

/** Identity of an SU or SUA unit: product `Smart-UPS 1000 FW:600.1.I USB FW:1.2`. */
export function legacyIdentity(ups: SmartUps): LegacyIdentity {
  const { model, identity, settings, traits } = ups
  const version = firmwareName(ups)
  return {
    vendorId: traits.usbVendorId,
    productId: traits.usbLegacyProductId,
    deviceVersion: traits.usbLegacyDeviceVersion,
    manufacturer: traits.usbLegacyManufacturer,
    product: filled(traits.usbLegacyProduct, {
      name: usbName(ups),
      firmware: version,
      usb: traits.usbLegacyFirmware,
    }),
    serial: identity.serialNumber,
    chemistry: traits.hidChemistry,
    model: model.reportedName,
    name: settings.unit.name,
    firmware: version,
    usbFirmware: traits.usbLegacyFirmware,
  }
}

/** What a card with a USB port of its own reports there. */
export interface CardOnUsb {
  /** Product string. */
  readonly product: string
  /** Version of the card's own firmware. */
  readonly firmware: string
}

/** Identity of a unit behind a card that shows it as this generation. */
export function identityBehind(ups: SmartUps, { product, firmware }: CardOnUsb): LegacyIdentity {
  return { ...legacyIdentity(ups), product, firmware: ups.firmware.reported, usbFirmware: firmware }
}
