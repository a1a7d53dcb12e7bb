import { NAK } from '../../device/declaration.ts'
import type { Cancel, TransferStatus } from '../../device/in-pipe.ts'
import type { Setup } from '../../device/setup.ts'
import type { UsbDevice } from '../../device/usb-device.ts'

const GET_DESCRIPTOR = 6
const SET_CONFIGURATION = 9
const LONGEST_STRING = 255
const US_ENGLISH = 0x0409

/** A transfer that did not succeed. */
export class TransferError extends Error {
  override readonly name = 'TransferError'
  readonly status: Exclude<TransferStatus, 'ok'> | 'timeout'

  constructor(what: string, status: Exclude<TransferStatus, 'ok'> | 'timeout') {
    super(`${what}: ${status}`)
    this.status = status
  }
}

/** An IN transfer on its way. */
export interface InTransfer {
  /** Resolves with the data; rejects with a `TransferError` when it ends otherwise. Taken back, it stays open. */
  readonly data: Promise<Uint8Array>
  /** Takes it back; false when it has ended already. */
  readonly cancel: Cancel
}

/** What a device says of itself when it is plugged in. */
export interface Enumeration {
  readonly device: Uint8Array
  readonly configuration: Uint8Array
  /** Texts of the indexes that the device descriptor names. */
  readonly manufacturer: string
  readonly product: string
  readonly serial: string
}

/** A USB host in the same process: no kernel, no sockets, transfers straight to a device. */
export class InProcessHost {
  readonly device: UsbDevice

  /** @throws Error when another host has the device */
  constructor(device: UsbDevice) {
    if (!device.attach()) throw new Error('the device is in use by another host')
    this.device = device
  }

  /** Reads what a host reads of a new device, and sets its first configuration. */
  enumerate(): Enumeration {
    const device = this.getDescriptor(1, 0, 18)
    const head = this.getDescriptor(2, 0, 9)
    const configuration = this.getDescriptor(2, 0, (head[2] ?? 0) | ((head[3] ?? 0) << 8))
    const text = (at: number) => (device[at] ? this.getString(device[at]) : '')
    const found = { manufacturer: text(14), product: text(15), serial: text(16) }
    this.setConfiguration(configuration[5] ?? 1)
    return { device, configuration, ...found }
  }

  getDescriptor(type: number, index: number, length: number, language = 0): Uint8Array {
    const setup = { requestType: 0x80, request: GET_DESCRIPTOR, index: language, length }
    return this.controlIn({ ...setup, value: (type << 8) | index })
  }

  /** A descriptor of an interface, such as its HID (0x21) or report descriptor (0x22). */
  getInterfaceDescriptor(type: number, interfaceNumber: number, length: number): Uint8Array {
    const setup = { requestType: 0x81, request: GET_DESCRIPTOR, index: interfaceNumber, length }
    return this.controlIn({ ...setup, value: type << 8 })
  }

  getString(index: number): string {
    const bytes = this.getDescriptor(3, index, LONGEST_STRING, US_ENGLISH)
    return new TextDecoder('utf-16le').decode(bytes.subarray(2))
  }

  setConfiguration(value: number): void {
    this.controlOut({ requestType: 0, request: SET_CONFIGURATION, value, index: 0 })
  }

  /** @throws TransferError for a STALL, or where the device never answers (`timeout`) */
  controlIn(setup: Setup): Uint8Array {
    return this.#control(setup, NOTHING)
  }

  /** @throws TransferError as `controlIn` */
  controlOut(setup: Omit<Setup, 'length'>, data: Uint8Array = NOTHING): void {
    this.#control({ ...setup, length: data.length }, data)
  }

  /** Asks for up to `length` bytes of an IN endpoint; waits as long as the device has none. */
  in(endpoint: number, length = 64): InTransfer {
    const what = `IN transfer on 0x${endpoint.toString(16)}`
    let cancel: Cancel | undefined
    const data = new Promise<Uint8Array>((resolve, reject) => {
      cancel = this.device.in(endpoint, length, (status, bytes) => {
        if (status === 'ok') resolve(bytes)
        else reject(new TransferError(what, status))
      })
      if (!cancel) reject(new TransferError(what, 'stall'))
    })
    return { data, cancel: cancel ?? (() => false) }
  }

  /** @throws TransferError as `controlIn` */
  out(endpoint: number, data: Uint8Array): void {
    const answer = this.device.out(endpoint, data)
    const what = `OUT transfer on 0x${endpoint.toString(16)}`
    if (answer !== 'ok') throw new TransferError(what, answer === NAK ? 'timeout' : 'stall')
  }

  /** Bus reset and a new enumeration, as after a port reset. */
  reset(): Enumeration {
    this.device.reset()
    return this.enumerate()
  }

  /** Pulls the device out; another host may take it. */
  unplug(): void {
    this.device.detach()
  }

  #control(setup: Setup, data: Uint8Array): Uint8Array {
    const answer = this.device.control(setup, data)
    const what = `control request ${setup.request} (type 0x${setup.requestType.toString(16)})`
    if (answer === NAK) throw new TransferError(what, 'timeout')
    if (!answer) throw new TransferError(what, 'stall')
    return answer
  }
}

const NOTHING = new Uint8Array()
