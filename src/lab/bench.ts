import { resolve } from 'node:path'
import { parseListenAddress } from '../ports/address.ts'
import type { LineClock } from '../ports/line-clock.ts'
import type { Port } from '../ports/port.ts'
import { USBIP_PORT, UsbipHub } from '../ports/usbip/usbip-hub.ts'
import { BenchCore, type BenchCoreOptions } from './bench-core.ts'
import { legacyCardConfig } from './cards.ts'
import { defined } from './defined.ts'
import type { Device } from './device.ts'
import { DeviceError } from './device-error.ts'
import type { BenchDevice } from './emulated-bench.ts'
import { openEndpoints, wantsUsb } from './endpoints.ts'
import type { DeviceConfig, LabConfig } from './lab-file/schema.ts'
import { StateStore } from './state-store.ts'
import type { TimeMode } from './time-driver.ts'

export interface BenchOptions extends BenchCoreOptions {
  /** Folder that keeps settings between runs. */
  readonly state?: string
  /** Where the USB/IP server of the bench listens, when a device has a USB port. */
  readonly usbip?: string
}

/** Emulated units, the time they share, and the ports they can be reached at. */
export class Bench extends BenchCore {
  readonly #store: StateStore | undefined
  readonly #usbip: string
  #ports: Pick<Port, 'close'>[] = []
  /** Told when an open port stops working by itself, or settings cannot be saved. */
  onTrouble: (device: BenchDevice, error: Error) => void = () => {}
  /** Told what works, but not as its user may think. */
  onWarning: (text: string) => void = () => {}

  constructor({ state, usbip, ...options }: BenchOptions = {}) {
    super(options)
    this.#usbip = usbip ?? `127.0.0.1:${USBIP_PORT}`
    this.#store = state === undefined ? undefined : new StateStore(state)
  }

  /** A bench as a lab file describes it; its ports are still closed. */
  static fromLab(lab: LabConfig, line?: LineClock): Bench {
    const { clock } = lab
    const time: TimeMode =
      clock && 'virtual' in clock ? { virtual: true } : { virtual: false, speed: clock?.speed ?? 1 }
    const bench = new Bench({
      time,
      ...defined({ state: lab.state, usbip: lab.usbip }),
      ...(line === undefined ? {} : { line }),
    })
    for (const [id, config] of Object.entries(lab.devices)) bench.add(id, config)
    return bench
  }

  /** Gives a unit the settings it was left with, and keeps those it will have. */
  protected override prepare(device: Device): void {
    this.#refuseSharedPath(device)
    this.#restoreSettings(device)
    device.ups.on((event) => {
      if (event.type === 'setting') this.#saveSettings(device)
    })
  }

  /** Two devices cannot have one serial port: the second would take the first one's link away. */
  #refuseSharedPath({ id, config }: Device): void {
    const own = serialPaths(config)
    if (own.length > new Set(own.map((path) => resolve(path))).size)
      throw new DeviceError(id, `${own[0]} is given to two serial ports`)
    for (const path of own) {
      const other = this.devices.find((device) =>
        serialPaths(device.config).some((taken) => resolve(taken) === resolve(path)),
      )
      if (other) throw new DeviceError(id, `${path} is the serial port of ${other.id} already`)
    }
  }

  /** Opens every endpoint of every device. */
  async open(): Promise<void> {
    this.refuseWhenClosed()
    try {
      const hub = await this.#openHub()
      for (const device of this.devices) {
        const ports = await openEndpoints(device, {
          line: this.line,
          sync: () => this.sync(),
          failed: (which, error) => this.onTrouble(which, error),
          hub: () => hub!,
          seed: this.seed,
          traffic: this.traffic,
        })
        this.#ports.push(...ports)
      }
    } catch (error) {
      await this.close()
      throw error
    }
  }

  /** One USB/IP server for everything that is a USB device. */
  async #openHub(): Promise<UsbipHub | undefined> {
    if (!this.devices.some(wantsUsb)) return undefined
    const hub = new UsbipHub(parseListenAddress(this.#usbip), (text) => this.onWarning(text))
    await hub.open()
    this.#ports.push(hub)
    return hub
  }

  protected override async closePorts(): Promise<void> {
    const ports = this.#ports
    this.#ports = []
    await Promise.all(ports.map((port) => port.close()))
  }

  /** A full disk must not stop the unit that someone is talking to. */
  #saveSettings(device: Device): void {
    try {
      this.#store?.save(device.id, { settings: device.ups.settings })
    } catch (error) {
      this.onTrouble(device, error as Error)
    }
  }

  #restoreSettings(device: Device): void {
    const saved = this.#store?.load(device.id) as { settings?: object } | undefined
    if (saved === undefined) return
    try {
      device.ups.settings.load(saved.settings ?? {})
    } catch (error) {
      throw new DeviceError(device.id, `saved state cannot be used: ${(error as Error).message}`, error)
    }
  }
}

/** Files that a device's serial ports stand at. */
function serialPaths(config: DeviceConfig): string[] {
  return [config.rj45, legacyCardConfig(config)?.serial].flatMap(
    (port) => port?.pty ?? port?.serialport ?? [],
  )
}
