import { UsbipServer } from '../../../emulators/usb-hid-emulator-lite/src/backends/usbip/server.ts'
import type { UsbDevice } from '../../../emulators/usb-hid-emulator-lite/src/device/usb-device.ts'
import { formatAddress, type ListenAddress } from '../address.ts'
import type { Endpoint } from '../port.ts'
import { portErrorFrom } from '../port-error.ts'

/** Where USB/IP clients look when they are given no port. */
export const USBIP_PORT = 3240

/** The bench's USB: one USB/IP server that all its USB devices are plugged into. */
export class UsbipHub {
  readonly #server: UsbipServer
  readonly #listen: ListenAddress
  #address = ''

  constructor(listen: ListenAddress, onWarning: (text: string) => void) {
    this.#listen = listen
    this.#server = new UsbipServer({ ...listen, onWarning })
  }

  /** @throws PortError when the address cannot be had */
  async open(): Promise<void> {
    try {
      this.#address = formatAddress(await this.#server.listen())
    } catch (error) {
      throw portErrorFrom(`USB/IP on ${formatAddress(this.#listen)}`, error)
    }
  }

  /** Plugs a device in; the bus id stays its own. */
  plug(device: UsbDevice): string {
    return this.#server.export(device)
  }

  unplug(busid: string): void {
    this.#server.remove(busid)
  }

  /** Plugs a device in where another one, or it itself, was before. */
  replug(busid: string, device: UsbDevice): void {
    this.#server.replug(busid, device)
  }

  endpoint(busid: string): Endpoint {
    return { kind: 'usbip', address: this.#address, busid }
  }

  close(): Promise<void> {
    return this.#server.close()
  }
}
