import { HidHost } from '../../../emulators/usb-hid-emulator-lite/src/backends/in-process/hid-host.ts'
import { InProcessHost } from '../../../emulators/usb-hid-emulator-lite/src/backends/in-process/host.ts'
import type { UnitOnUsb } from '../../../src/protocols/hid-power-device/usb-device.ts'

/** A unit's USB device with a host in the same process, and reports as whole numbers. */
export class UsbBench {
  readonly host: InProcessHost
  readonly hid: HidHost
  readonly found: ReturnType<InProcessHost['enumerate']>

  constructor({ device }: UnitOnUsb) {
    this.host = new InProcessHost(device)
    this.found = this.host.enumerate()
    this.hid = new HidHost(this.host, this.found)
  }

  /** A feature report's payload as one number; countdowns that do not run are -1. */
  get(id: number): number {
    const [, ...payload] = this.hid.getReport('feature', id)
    const value = payload.reduce((sum, byte, at) => sum + byte * 256 ** at, 0)
    const idle = payload.length > 1 && payload.every((byte) => byte === 0xff)
    return idle ? -1 : value
  }

  hex(id: number): string {
    return Buffer.from(this.hid.getReport('feature', id).subarray(1)).toString('hex')
  }

  /** Writes a feature report as a client's log shows it: `12 14 00`. */
  set(bytes: string): void {
    const report = Uint8Array.from(Buffer.from(bytes.replaceAll(' ', ''), 'hex'))
    this.hid.setReport('feature', report[0]!, report)
  }

  /** Input reports that have come since the last call, as hex. */
  async received(): Promise<string[]> {
    const found: string[] = []
    for (;;) {
      const { data, cancel } = this.hid.input()
      if (cancel()) return found
      found.push(Buffer.from(await data).toString('hex'))
    }
  }
}
