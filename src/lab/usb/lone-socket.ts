import type { UsbDevice } from '../../../emulators/usb-hid-emulator-lite/src/device/usb-device.ts'
import type { UsbSocket } from './usb-socket.ts'

/** A socket with room for one device, for a host within this process. */
export class LoneSocket implements UsbSocket {
  device: UsbDevice | undefined

  plug(device: UsbDevice): string {
    this.device = device
    return 'alone'
  }

  unplug(): void {
    this.device?.detach()
    this.device = undefined
  }

  replug(_id: string, device: UsbDevice): void {
    this.unplug()
    this.device = device
  }
}
