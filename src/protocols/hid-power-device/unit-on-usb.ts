import type { UsbDevice } from '../../../emulators/usb-hid-emulator-lite/src/device/usb-device.ts'

/** A unit, or a card in it, as a device on a USB bus. */
export interface UnitOnUsb {
  readonly device: UsbDevice
  /** Ends the unit's part; the device answers no more. */
  close(): void
}
