import type { TransferTap } from '../device/tap.ts'
import { interfaceDescription, packetBlock, sectionHeader } from './pcapng.ts'
import { type CapturedAt, completePacket, submitPacket, USBMON_LINK_TYPE } from './usbmon.ts'

export interface UsbCaptureOptions {
  /** Takes the bytes of the file, in order. */
  readonly write: (bytes: Uint8Array) => void
  /** Microseconds since 1970-01-01 UTC. */
  readonly now: () => number
}

/** Records transfers as a pcapng file that Wireshark opens: `device.watch(capture.tap(devnum))`. */
export class UsbCapture {
  readonly #options: UsbCaptureOptions

  constructor(options: UsbCaptureOptions) {
    this.#options = options
    options.write(sectionHeader())
    options.write(interfaceDescription(USBMON_LINK_TYPE, 'usbmon1'))
  }

  /** Watches one device, which appears under these numbers. */
  tap(devnum: number, busnum = 1): TransferTap {
    const seen = () => ({ busnum, devnum, microseconds: this.#options.now() })
    return {
      submitted: (transfer, data) => this.#record(seen(), (now) => submitPacket(transfer, data, now)),
      completed: (transfer, status, data) =>
        this.#record(seen(), (now) => completePacket(transfer, status, data, now)),
    }
  }

  #record(seen: CapturedAt, packet: (seen: CapturedAt) => Uint8Array): void {
    this.#options.write(packetBlock(0, seen.microseconds, packet(seen)))
  }
}
