import { EventEmitter } from 'node:events'
import type { HidHost } from './hid-host.ts'
import type { NodeHidDevice } from './node-hid-info.ts'
import { ReportIo } from './report-io.ts'

/** Input reports kept for a program that does not read them. */
const MOST_KEPT = 64

type ReadCallback = (error: unknown, data: number[]) => void

/**
 * An open device, as node-hid's synchronous `HID`. Emits `data` with each input report while somebody listens, and `error`.
 * The device lives in the same process, so that no call can wait for it: `readTimeout` gives what is there.
 */
export class NodeHidSync extends EventEmitter {
  readonly #hid: HidHost
  readonly #info: NodeHidDevice
  readonly #io: ReportIo
  readonly #kept: Buffer[] = []
  readonly #readers: ReadCallback[] = []
  #cancel: (() => boolean) | undefined
  #failure: Error | undefined
  #isPaused = false

  constructor(hid: HidHost, info: NodeHidDevice) {
    super()
    this.#hid = hid
    this.#info = info
    this.#io = new ReportIo(hid)
    this.on('newListener', (event) => {
      if (event === 'data') queueMicrotask(() => this.#emitKept())
    })
    this.#fetch()
  }

  /** Calls back with the next input report, or with an error when the device goes away first. */
  read(callback: ReadCallback): void {
    if (typeof callback !== 'function')
      throw new TypeError(`read: ${String(callback)} is not allowed; allowed: a function`)
    this.#readers.push(callback)
    queueMicrotask(() => this.#answerReaders())
  }

  /** The next input report. @throws Error when none is there: in this process nothing could bring one while it waits */
  readSync(): number[] {
    const report = this.#next()
    if (report) return report
    throw new Error('readSync: no input report is there, and none can come while this call waits')
  }

  /** The next input report that is there; an empty list when none is. Never waits. */
  readTimeout(_timeoutMs: number): number[] {
    return this.#next() ?? []
  }

  write(values: readonly number[] | Uint8Array): number {
    this.#check()
    return this.#io.write(values)
  }

  sendFeatureReport(values: readonly number[] | Uint8Array): number {
    this.#check()
    return this.#io.sendFeatureReport(values)
  }

  getFeatureReport(id: number, length: number): number[] {
    this.#check()
    return [...this.#io.getFeatureReport(id, length)]
  }

  /** Reads never wait here, whatever is set. */
  setNonBlocking(_noBlock: boolean): void {
    this.#check()
  }

  getDeviceInfo(): NodeHidDevice {
    return this.#info
  }

  /** Keeps `data` events back. */
  pause(): void {
    this.#isPaused = true
  }

  resume(): void {
    this.#isPaused = false
    this.#emitKept()
  }

  /** Lets go of the device; another program may open it. */
  close(): void {
    if (!this.#failure) {
      this.#failure = new Error('the device is closed')
      this.#cancel?.()
      this.#hid.host.unplug()
    }
    this.#answerReaders()
    this.removeAllListeners()
  }

  #next(): number[] | undefined {
    const report = this.#kept.shift()
    if (!report) this.#check()
    return report && [...report]
  }

  #check(): void {
    if (this.#failure) throw this.#failure
  }

  #fetch(): void {
    this.#cancel = this.#hid.listen((status, bytes) => {
      if (this.#failure) return
      if (status === 'ok') {
        this.#take(Buffer.from(bytes))
        this.#fetch()
        return
      }
      this.#failure = new Error(`could not read from HID device: ${status}`)
      this.#answerReaders()
      if (this.listenerCount('error') > 0) this.emit('error', this.#failure)
    })
  }

  #take(report: Buffer): void {
    this.#kept.push(report)
    if (this.#kept.length > MOST_KEPT) this.#kept.shift()
    this.#answerReaders()
    this.#emitKept()
  }

  #answerReaders(): void {
    while (this.#readers.length > 0 && this.#kept.length > 0)
      this.#readers.shift()!(null, [...this.#kept.shift()!])
    if (this.#failure) for (const reader of this.#readers.splice(0)) reader(this.#failure, [])
  }

  #emitKept(): void {
    while (!this.#isPaused && this.listenerCount('data') > 0 && this.#kept.length > 0)
      this.emit('data', this.#kept.shift())
  }
}
