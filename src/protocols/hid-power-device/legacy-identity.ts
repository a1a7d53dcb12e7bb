import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { localeOf } from '../ups-link/locale.ts'
import { isLegacy, type UsbIdentity, VENDOR_ID } from './identity.ts'

/** What the legacy device descriptor and the strings it names say. */
export interface LegacyIdentity extends UsbIdentity {
  /** Short name, such as `Smart-UPS 1000`. */
  readonly model: string
  /** What its owner calls it. */
  readonly name: string
  readonly firmware: string
  readonly usbFirmware: string
}

const LEGACY_PRODUCT_ID = 0x0002
const DEVICE_VERSION = 0x0006
/** A Smart-UPS 1000's at 600.1.I; for other firmware assumed. */
const USB_FIRMWARE = '1.2'

/** Firmware as this generation names it, `652.18.I`; of a later unit its version alone. */
function firmwareName({ firmware, model }: SmartUps): string {
  const { reported } = firmware
  if (!isLegacy(model)) return reported.replace(/^UPS /, '')
  return `${reported}.${localeOf(model)}`
}

/** Identity of an SU or SUA unit: product `Smart-UPS 1000 FW:600.1.I USB FW:1.2`. */
export function legacyIdentity(ups: SmartUps): LegacyIdentity {
  const { model, identity, settings } = ups
  const version = firmwareName(ups)
  return {
    vendorId: VENDOR_ID,
    productId: LEGACY_PRODUCT_ID,
    deviceVersion: DEVICE_VERSION,
    manufacturer: 'American Power Conversion',
    product: `${model.reportedName} FW:${version} USB FW:${USB_FIRMWARE}`,
    serial: identity.serialNumber,
    chemistry: 'PbAc',
    model: model.reportedName,
    name: settings.unit.name,
    firmware: version,
    usbFirmware: USB_FIRMWARE,
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
