import type { UsbDevice } from '../../../emulators/usb-hid-emulator-lite/src/device/usb-device.ts'

/** What USB devices are plugged into: the bench's USB/IP hub, or a bus within this process. */
export interface UsbSocket {
  /** Returns what the device is known by there from now on. */
  plug(device: UsbDevice): string
  unplug(id: string): void
  replug(id: string, device: UsbDevice): void
}
