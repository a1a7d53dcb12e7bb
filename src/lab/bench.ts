import { resolve } from 'node:path'
import { SECOND } from '../../emulators/clock/clock.ts'
import { VIRTUAL_EPOCH, VirtualClock } from '../../emulators/clock/virtual-clock.ts'
import { parseListenAddress } from '../ports/address.ts'
import type { LineClock } from '../ports/line-clock.ts'
import type { Port } from '../ports/port.ts'
import { USBIP_PORT, UsbipHub } from '../ports/usbip/usbip-hub.ts'
import { legacyCardConfig } from './cards.ts'
import { defined } from './defined.ts'
import { Device, DeviceError } from './device.ts'
import { openEndpoints, wantsUsb } from './endpoints.ts'
import { Journal } from './journal.ts'
import type { DeviceConfig, LabConfig } from './lab-file/schema.ts'
import { randomSeed } from './random-source.ts'
import { realTime, wallClockMs } from './real-time.ts'
import { type BenchSnapshot, restoreBench, saveBench } from './snapshot.ts'
import { StateStore } from './state-store.ts'
import { TimeDriver, type TimeMode } from './time-driver.ts'

export interface BenchOptions {
  readonly time?: TimeMode
  /** Folder that keeps settings between runs. */
  readonly state?: string
  /** Where the USB/IP server of the bench listens, when a device has a USB port. */
  readonly usbip?: string
  /** What everything random on the bench is drawn from; drawn itself when left out. */
  readonly seed?: number
  /** Line time; the computer's unless a test brings its own. */
  readonly line?: LineClock
}

/** The most devices on one bench: a bound, far above what one machine serves. */
const MOST_DEVICES = 10_000

/** Emulated units, the time they share, and the ports they can be reached at. */
export class Bench {
  readonly clock: VirtualClock
  readonly time: TimeDriver
  readonly journal = new Journal()
  /** Repeats the faults of a run on the wire. */
  readonly seed: number
  readonly #line: LineClock
  readonly #devices = new Map<string, Device>()
  readonly #store: StateStore | undefined
  readonly #usbip: string
  #ports: Pick<Port, 'close'>[] = []
  /** Told when an open port stops working by itself, or settings cannot be saved. */
  onTrouble: (device: Device, error: Error) => void = () => {}
  /** Told what works, but not as its user may think. */
  onWarning: (text: string) => void = () => {}

  constructor({ time = { virtual: true }, state, usbip, seed, line = realTime }: BenchOptions = {}) {
    this.seed = seed ?? randomSeed()
    this.#usbip = usbip ?? `127.0.0.1:${USBIP_PORT}`
    this.#line = line
    this.clock = new VirtualClock(time.virtual ? VIRTUAL_EPOCH : wallClockMs())
    this.time = new TimeDriver(this.clock, line, time)
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

  get devices(): readonly Device[] {
    return [...this.#devices.values()]
  }

  device(id: string): Device | undefined {
    return this.#devices.get(id)
  }

  /** Puts a unit on the bench. Its endpoints open with `open`. */
  add(id: string, config: DeviceConfig): Device {
    if (this.#devices.has(id)) throw new DeviceError(id, 'there is a device of that name already')
    if (this.#devices.size >= MOST_DEVICES)
      throw new DeviceError(id, `a bench holds at most ${MOST_DEVICES} devices`)
    this.#refuseSharedPath(id, config)
    const device = create(id, config, this.clock)
    this.#restoreSettings(device)
    this.#devices.set(id, device)
    device.ups.on((event) => {
      this.journal.add(id, event)
      if (event.type === 'setting') this.#saveSettings(device)
    })
    return device
  }

  /** Two devices cannot have one serial port: the second would take the first one's link away. */
  #refuseSharedPath(id: string, config: DeviceConfig): void {
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
    try {
      const hub = await this.#openHub()
      for (const device of this.devices) {
        const ports = await openEndpoints(device, {
          line: this.#line,
          sync: () => this.sync(),
          failed: (which, error) => this.onTrouble(which, error),
          hub: () => hub!,
          seed: this.seed,
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

  /** Brings device time up to the moment. Whoever looks at a unit from outside calls this first. */
  sync(): void {
    this.time.sync()
  }

  /** Jumps forward by so many seconds of device time. */
  advance(seconds: number): void {
    this.time.advance(Math.round(seconds * SECOND))
  }

  snapshot(): BenchSnapshot {
    this.sync()
    return saveBench(this)
  }

  restore(snapshot: BenchSnapshot): void {
    this.sync()
    restoreBench(this, snapshot)
    this.time.moved()
  }

  async close(): Promise<void> {
    this.time.stop()
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

function create(id: string, config: DeviceConfig, clock: VirtualClock): Device {
  try {
    return new Device(id, config, clock)
  } catch (error) {
    if (error instanceof DeviceError) throw error
    throw new DeviceError(id, (error as Error).message, error)
  }
}
