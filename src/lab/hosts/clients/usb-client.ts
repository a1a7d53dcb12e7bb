import { HidHost } from '../../../../emulators/usb-hid-emulator-lite/src/backends/in-process/hid-host.ts'
import { InProcessHost } from '../../../../emulators/usb-hid-emulator-lite/src/backends/in-process/host.ts'
import type { UsbDevice } from '../../../../emulators/usb-hid-emulator-lite/src/device/usb-device.ts'
import { usageOf } from '../../../../emulators/usb-hid-emulator-lite/src/hid/field.ts'
import { readLogical } from '../../../../emulators/usb-hid-emulator-lite/src/hid/report-value.ts'
import type { LoneSocket } from '../../usb/lone-socket.ts'
import type { ClientData, Reading, UnitClient } from './unit-client.ts'
import { killPowerOver } from './usb-kill-power.ts'

const POWER_DEVICE = 0x84
const BATTERY_SYSTEM = 0x85

/** What a HID driver asks of a UPS: usages of PresentStatus. */
const USAGES = {
  onBattery: usageOf(BATTERY_SYSTEM, 0x45),
  lowBattery: usageOf(BATTERY_SYSTEM, 0x42),
  shutdownImminent: usageOf(POWER_DEVICE, 0x69),
} as const

/** Software on the unit's USB port, reading it as a HID Power Device. */
export class UsbClient implements UnitClient {
  readonly #socket: LoneSocket
  readonly #reconnects: boolean
  readonly #takeOut: () => void
  #connected = true
  #gone = false
  #open: { readonly device: UsbDevice; readonly host: InProcessHost; readonly hid: HidHost } | undefined

  /**
   * @param reconnects finds the unit again after it has been away; drivers without that are done then
   * @param takeOut ends what is plugged into the socket
   */
  constructor(socket: LoneSocket, reconnects: boolean, takeOut: () => void) {
    this.#takeOut = takeOut
    this.#socket = socket
    this.#reconnects = reconnects
  }

  read(): Reading | undefined {
    try {
      const hid = this.#hid()
      if (!hid) return undefined
      const bits = Object.entries(USAGES).map(([name, usage]) => [name, this.#bit(hid, usage)])
      return Object.fromEntries(bits) as Reading
    } catch {
      // A transfer failed: whatever comes next begins with the device anew.
      this.#leave()
      return undefined
    }
  }

  /** A driver that is started for this alone finds the unit, whatever became of the one before. */
  killPower(): void {
    const gone = this.#gone
    this.#gone = false
    try {
      const hid = this.#hid()
      if (hid) killPowerOver(hid)
    } catch {
      // Whoever is halting has nobody left to tell.
      this.#leave()
    }
    this.#gone = gone
  }

  plug(connected: boolean): void {
    this.#connected = connected
    if (!connected) this.#leave()
  }

  close(): void {
    this.plug(false)
    this.#takeOut()
  }

  save(): ClientData {
    return { connected: this.#connected, gone: this.#gone }
  }

  load({ connected, gone }: ClientData): void {
    this.#leave()
    this.#connected = connected
    this.#gone = gone
  }

  #hid(): HidHost | undefined {
    const { device } = this.#socket
    if (this.#open && this.#open.device !== device) this.#leave()
    if (!this.#connected || !device || (this.#gone && !this.#reconnects)) return undefined
    this.#open ??= opened(device)
    return this.#open.hid
  }

  #leave(): void {
    if (this.#open?.device === this.#socket.device) this.#open?.host.unplug()
    this.#gone ||= this.#open !== undefined
    this.#open = undefined
  }

  #bit(hid: HidHost, usage: number): boolean {
    const field = hid.reports.field(usage, { type: 'feature' })
    return readLogical(field, hid.getReport('feature', field.reportId)) === 1
  }
}

/** Takes a device and reads what a driver needs of it; its texts are none of that. */
function opened(device: UsbDevice) {
  const host = new InProcessHost(device)
  const head = host.getDescriptor(2, 0, 9)
  const configuration = host.getDescriptor(2, 0, head[2]! | (head[3]! << 8))
  host.setConfiguration(configuration[5]!)
  return { device, host, hid: new HidHost(host, { configuration }) }
}
