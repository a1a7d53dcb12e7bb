import type { UsbDevice } from '../../../emulators/usb-hid-emulator-lite/src/device/usb-device.ts'
import type { Cable } from '../../ports/faults/faulty-line.ts'
import type { UsbSocket } from './usb-socket.ts'

/** A USB socket whose cable can be pulled: what is plugged in is off the bus until it is back. */
export class CableSocket implements UsbSocket {
  readonly #socket: UsbSocket
  #plugged: { readonly id: string; readonly device: UsbDevice } | undefined
  #isOut = false

  /** What is pulled. */
  readonly cable: Cable = {
    pull: () => {
      this.#isOut = true
      if (this.#plugged) this.#socket.unplug(this.#plugged.id)
    },
    plug: () => {
      this.#isOut = false
      if (this.#plugged) this.#socket.replug(this.#plugged.id, this.#plugged.device)
    },
    suspend: () => this.#plugged?.device.suspend(),
    resume: () => this.#plugged?.device.resume(),
  }

  constructor(socket: UsbSocket) {
    this.#socket = socket
  }

  plug(device: UsbDevice): string {
    const id = this.#socket.plug(device)
    this.#plugged = { id, device }
    if (this.#isOut) this.#socket.unplug(id)
    return id
  }

  unplug(id: string): void {
    this.#plugged = undefined
    this.#socket.unplug(id)
  }

  replug(id: string, device: UsbDevice): void {
    this.#plugged = { id, device }
    this.#socket.unplug(id)
    if (!this.#isOut) this.#socket.replug(id, device)
  }
}
