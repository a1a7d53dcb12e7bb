import { stringsOf } from '../../device/descriptors.ts'
import type { UsbDevice } from '../../device/usb-device.ts'
import { HidHost } from '../in-process/hid-host.ts'
import { InProcessHost } from '../in-process/host.ts'
import { UhidCodec, type UhidEvent } from './events.ts'

/** Where records go; `file.ts` makes one of /dev/uhid. */
export interface UhidChannel {
  /** Writes one record. */
  readonly write: (record: Uint8Array) => void
}

/** A HID device given to the Linux kernel without USB: hidraw sees it, hiddev and libusb do not. */
export class UhidDevice {
  readonly #channel: UhidChannel
  readonly #codec: UhidCodec
  readonly #hid: HidHost
  #isOver = false

  /** @throws Error when another host has the device, or it has no HID interface */
  constructor(device: UsbDevice, channel: UhidChannel, codec = new UhidCodec()) {
    this.#channel = channel
    this.#codec = codec
    const host = new InProcessHost(device)
    const about = host.enumerate()
    this.#hid = new HidHost(host, about)
    const { vendorId, productId, deviceVersion: version, productIndex = 2 } = device.declaration
    const country = host.getInterfaceDescriptor(0x21, this.#hid.interfaceNumber, 9)[4] ?? 0
    channel.write(
      codec.create({
        ...{ vendorId, productId, version, country },
        name: stringsOf(device.declaration).get(productIndex) ?? 'HID device',
        physical: 'usb-hid-emulator-lite',
        unique: about.serial,
        reportDescriptor: this.#hid.reportDescriptor,
      }),
    )
    this.#fetch()
  }

  /** Takes a record the kernel wrote. */
  receive(record: Uint8Array): void {
    if (!this.#isOver) this.#answer(this.#codec.read(record))
  }

  /** Takes the device away from the kernel. */
  close(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#channel.write(this.#codec.destroy())
    this.#hid.host.unplug()
  }

  #answer(event: UhidEvent): void {
    if (event.type === 'get-report') {
      const report = attempt(() => this.#hid.getReport(event.kind, event.report))
      this.#channel.write(this.#codec.getReportReply(event.id, report))
    } else if (event.type === 'set-report') {
      const isTaken = attempt(() => {
        this.#hid.setReport(event.kind, event.report, event.data)
        return true
      })
      this.#channel.write(this.#codec.setReportReply(event.id, isTaken === true))
    } else if (event.type === 'output') {
      attempt(() => this.#hid.output(event.data))
    }
  }

  #fetch(): void {
    if (this.#hid.inEndpoint === undefined) return
    this.#hid.input().data.then(
      (report) => {
        if (this.#isOver) return
        this.#channel.write(this.#codec.input(report))
        this.#fetch()
      },
      () => this.close(),
    )
  }
}

/** The kernel learns that a transfer failed, not how. */
function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}
