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
  const { reported } = ups.firmware
  if (!isLegacy(ups)) return reported.replace(/^UPS /, '')
  return `${reported}.${ups.traits.skuLetter}`
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

/** Identity of an AP9620 in a unit's slot: product `Legacy Communication Card FW:LCC 03.1 / ID=5004`. */
export function cardIdentity(ups: SmartUps): LegacyIdentity {
  return {
    ...legacyIdentity(ups),
    product: `${ups.traits.cardName} FW:${ups.traits.cardFirmware}`,
    firmware: ups.firmware.reported,
    usbFirmware: ups.traits.cardFirmware,
  }
}
