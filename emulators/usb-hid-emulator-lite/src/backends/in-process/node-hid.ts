import { EventEmitter } from 'node:events'
import type { UsbDevice } from '../../device/usb-device.ts'
import type { UsbClock } from '../../hid/idle-repeater.ts'
import { HidHost } from './hid-host.ts'
import { InProcessHost, type TransferError } from './host.ts'
import { describe, type NodeHidDevice } from './node-hid-info.ts'
import { NodeHidSync } from './node-hid-sync.ts'
import { ReportIo } from './report-io.ts'

/** Input reports kept for a program that does not read them. */
const MOST_KEPT = 64

/** Somebody who waits for an input report. */
interface Reader {
  readonly resolve: (report: Buffer) => void
  readonly reject: (error: Error) => void
}

/**
 * The shape of node-hid for code that is written against it, on devices of this process: `devices()`,
 * `HIDAsync.open(...)`, `new HID(...)`, and what those return. Hand it to the code under test in place of `import('node-hid')`.
 */
export class NodeHidBus {
  readonly #devices = new Map<string, UsbDevice>()
  readonly #clock: UsbClock | undefined
  #nextPath = 0

  /** @param clock times reads out; without one a read with a timeout only looks at what is there */
  constructor(clock?: UsbClock) {
    this.#clock = clock
  }

  /** node-hid's class of open devices: `HIDAsync.open(path)` or `HIDAsync.open(vid, pid)`. */
  get HIDAsync(): HidAsyncClass {
    const bus = this
    this.#async ??= class HIDAsync extends NodeHidHandle {
      static open(pathOrVendor: string | number, productId?: unknown): Promise<NodeHidHandle> {
        return Promise.resolve().then(() => {
          const [hid, info] = bus.#open(pathOrVendor, productId)
          return new HIDAsync(hid, info, bus.#clock)
        })
      }
    }
    return this.#async
  }
  #async: HidAsyncClass | undefined

  /** node-hid's synchronous class: `new HID(path)` or `new HID(vid, pid)`. */
  get HID(): HidClass {
    const bus = this
    this.#sync ??= class HID extends NodeHidSync {
      constructor(pathOrVendor: string | number, productId?: unknown) {
        super(...bus.#open(pathOrVendor, productId))
      }
    }
    return this.#sync
  }
  #sync: HidClass | undefined

  /**
   * There is one driver. Taken and ignored, as node-hid does where there is no choice.
   *
   * @example bus.setDriverType('hidraw')
   */
  setDriverType(_type: 'hidraw' | 'libusb'): void {}

  /**
   * Of the library that this stands for; none is behind it.
   *
   * @example bus.getHidapiVersion()
   */
  getHidapiVersion(): string {
    return '0.0.0'
  }

  /**
   * Plugs a device in; returns its path.
   *
   * @example const path = bus.plug(device)
   */
  plug(device: UsbDevice): string {
    const path = `/dev/hidraw${this.#nextPath++}`
    this.#devices.set(path, device)
    return path
  }

  /**
   * Pulls a device out; handles on it fail from now on.
   *
   * @example bus.unplug(path)
   */
  unplug(path: string): void {
    this.#devices.get(path)?.detach()
    this.#devices.delete(path)
  }

  /**
   * Plugs a device in where another one, or it itself, was before.
   *
   * @example bus.replug(path, device)
   */
  replug(path: string, device: UsbDevice): void {
    this.unplug(path)
    this.#devices.set(path, device)
  }

  /**
   * Devices on the bus, or those of one vendor and product. Devices that somebody has open are listed as well.
   *
   * @example bus.devices(0x051d, 3)
   */
  devices(vendorId?: number, productId?: number): NodeHidDevice[] {
    return [...this.#devices]
      .map(([path, device]) => describe(path, device))
      .filter((one) => vendorId === undefined || one.vendorId === vendorId)
      .filter((one) => productId === undefined || one.productId === productId)
  }

  /**
   * The same as `devices`.
   *
   * @example await bus.devicesAsync(0x051d)
   */
  devicesAsync(vendorId?: number, productId?: number): Promise<NodeHidDevice[]> {
    return Promise.resolve(this.devices(vendorId, productId))
  }

  /** @throws Error when there is no such device, or somebody has it open */
  #open(pathOrVendor: string | number, productId: unknown): [HidHost, NodeHidDevice] {
    const path =
      typeof pathOrVendor === 'string'
        ? pathOrVendor
        : this.devices(pathOrVendor, productId as number | undefined)[0]?.path
    const device = path === undefined ? undefined : this.#devices.get(path)
    if (path === undefined || !device)
      throw new Error(
        `cannot open device ${String(pathOrVendor)}; there are ${[...this.#devices.keys()].join(', ') || 'none'}`,
      )
    const host = new InProcessHost(device)
    return [new HidHost(host, host.enumerate()), describe(path, device)]
  }
}

/** What `HIDAsync` of a bus is. */
export interface HidAsyncClass {
  readonly prototype: NodeHidHandle
  open(path: string, options?: { nonExclusive?: boolean }): Promise<NodeHidHandle>
  open(vendorId: number, productId?: number, options?: { nonExclusive?: boolean }): Promise<NodeHidHandle>
}

/** What `HID` of a bus is. */
export interface HidClass {
  readonly prototype: NodeHidSync
  new (path: string, options?: { nonExclusive?: boolean }): NodeHidSync
  new (vendorId: number, productId: number, options?: { nonExclusive?: boolean }): NodeHidSync
}

/** An open device, as node-hid's `HIDAsync`. Emits `data` with each input report while somebody listens, and `error`. */
export class NodeHidHandle extends EventEmitter {
  readonly #hid: HidHost
  readonly #info: NodeHidDevice
  readonly #io: ReportIo
  readonly #clock: UsbClock | undefined
  readonly #kept: Buffer[] = []
  readonly #readers: Reader[] = []
  #cancel: (() => boolean) | undefined
  #failure: Error | undefined
  #isPaused = false

  constructor(hid: HidHost, info: NodeHidDevice, clock: UsbClock | undefined) {
    super()
    this.#hid = hid
    this.#info = info
    this.#io = new ReportIo(hid)
    this.#clock = clock
    this.on('newListener', (event) => {
      if (event === 'data') queueMicrotask(() => this.#emitKept())
    })
    this.#fetch()
  }

  /** The next input report; with a time-out (ms) undefined when none comes. */
  read(timeoutMs?: number): Promise<Buffer | undefined> {
    if (this.#failure) return Promise.reject(this.#failure)
    const kept = this.#kept.shift()
    if (kept) return Promise.resolve(kept)
    if (timeoutMs === 0 || (timeoutMs !== undefined && timeoutMs > 0 && !this.#clock))
      return Promise.resolve(undefined)
    return new Promise((resolve, reject) => {
      const isTimed = timeoutMs !== undefined && timeoutMs > 0
      const timer = isTimed
        ? this.#clock?.after(timeoutMs, 'HID read', () => {
            this.#readers.splice(this.#readers.indexOf(reader), 1)
            resolve(undefined)
          })
        : undefined
      const reader: Reader = {
        resolve: (report) => {
          timer?.cancel()
          resolve(report)
        },
        reject: (error) => {
          timer?.cancel()
          reject(error)
        },
      }
      this.#readers.push(reader)
    })
  }

  /** Writes an output report; the first byte is its id, 0 where the device has none. Returns the bytes written. */
  write(values: readonly number[] | Uint8Array): Promise<number> {
    return this.#run(() => this.#io.write(values))
  }

  /** Writes a feature report; the first byte as for `write`. */
  sendFeatureReport(values: readonly number[] | Uint8Array): Promise<number> {
    return this.#run(() => this.#io.sendFeatureReport(values))
  }

  /** Reads a feature report: its id, then up to `length - 1` bytes. */
  getFeatureReport(id: number, length: number): Promise<Buffer> {
    return this.#run(() => this.#io.getFeatureReport(id, length))
  }

  /** A read with a time-out waits no longer than that, and one without waits, whatever is set. */
  setNonBlocking(_noBlock: boolean): Promise<void> {
    return this.#run(() => undefined)
  }

  /** Keeps `data` events back. */
  pause(): void {
    this.#isPaused = true
  }

  resume(): void {
    this.#isPaused = false
    this.#emitKept()
  }

  getDeviceInfo(): Promise<NodeHidDevice> {
    return Promise.resolve(this.#info)
  }

  /** Lets go of the device; another program may open it. */
  close(): Promise<void> {
    if (!this.#failure) {
      this.#fail(new Error('the device is closed'))
      this.#cancel?.()
      this.#hid.host.unplug()
    }
    this.removeAllListeners()
    return Promise.resolve()
  }

  #fetch(): void {
    const { data, cancel } = this.#hid.input()
    this.#cancel = cancel
    data.then(
      (report) => {
        this.#take(Buffer.from(report))
        if (!this.#failure) this.#fetch()
      },
      (error: TransferError) => {
        if (this.#failure) return
        this.#fail(error)
        if (this.listenerCount('error') > 0) this.emit('error', error)
      },
    )
  }

  #fail(error: Error): void {
    this.#failure = error
    for (const { reject } of this.#readers.splice(0)) reject(error)
  }

  #take(report: Buffer): void {
    const reader = this.#readers.shift()
    if (reader) {
      reader.resolve(report)
      return
    }
    this.#kept.push(report)
    if (this.#kept.length > MOST_KEPT) this.#kept.shift()
    this.#emitKept()
  }

  #emitKept(): void {
    while (!this.#isPaused && this.listenerCount('data') > 0 && this.#kept.length > 0)
      this.emit('data', this.#kept.shift())
  }

  async #run<Result>(action: () => Result): Promise<Result> {
    if (this.#failure) throw this.#failure
    return action()
  }
}
