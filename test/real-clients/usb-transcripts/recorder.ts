import { UsbipServer } from '../../../emulators/usb-hid-emulator-lite/src/backends/usbip/server.ts'
import { writeSetup } from '../../../emulators/usb-hid-emulator-lite/src/device/setup.ts'
import type { Transfer, TransferTap } from '../../../emulators/usb-hid-emulator-lite/src/device/tap.ts'
import { realTime } from '../../../src/lab/time/real-time.ts'
import { type Entry, elapsed, HAPPENINGS, type Happening, type Heading, hex, unitOf } from './transcript.ts'

/** How often device time follows while nobody asks for anything. */
const TICK_MS = 5

/** A unit on USB/IP whose whole conversation is written down. */
export class Recorder implements TransferTap {
  readonly entries: Entry[] = []
  readonly #unit
  readonly #server = new UsbipServer({ port: 0 })
  readonly #started = realTime.now()
  readonly #pending = new Map<number, { at: number; data: Uint8Array }>()
  #stopTicking = () => {}

  constructor(heading: Heading) {
    this.#unit = unitOf(heading)
    this.#unit.usb.device.watch(this)
    this.#server.export(this.#unit.usb.device)
  }

  /** Resolves to the TCP port of the server. */
  async open(): Promise<number> {
    const tick = () => {
      this.#sync()
      this.#stopTicking = realTime.after(TICK_MS, tick)
    }
    tick()
    return (await this.#server.listen()).port
  }

  async close(): Promise<void> {
    this.#stopTicking()
    this.#unit.usb.device.watch(undefined)
    await this.#server.close()
    this.#unit.usb.close()
  }

  do(happening: Happening): void {
    this.#sync()
    this.entries.push([elapsed(this.#unit), 'do', happening])
    HAPPENINGS[happening](this.#unit.ups)
  }

  submitted(transfer: Transfer, data: Uint8Array): void {
    this.#sync()
    const at = elapsed(this.#unit)
    if (transfer.type !== 'control' && transfer.endpoint & 0x80)
      this.entries.push([at, 'in', transfer.id, transfer.endpoint, transfer.length])
    else this.#pending.set(transfer.id, { at, data: Uint8Array.from(data) })
  }

  completed(transfer: Transfer, status: string, data: Uint8Array): void {
    const pending = this.#pending.get(transfer.id)
    this.#pending.delete(transfer.id)
    if (!pending) this.entries.push([elapsed(this.#unit), 'data', transfer.id, status, hex(data)])
    else if (transfer.setup) {
      const got = status === 'ok' ? hex(data) : null
      const setup = hex(Uint8Array.from(writeSetup(transfer.setup)))
      this.entries.push([pending.at, 'control', setup, hex(pending.data), got])
    } else this.entries.push([pending.at, 'out', transfer.endpoint, hex(pending.data), status === 'ok'])
  }

  #sync(): void {
    const { clock } = this.#unit
    const behind = Math.floor(realTime.now() - this.#started) - elapsed(this.#unit)
    if (behind > 0) clock.advance(behind)
  }
}
