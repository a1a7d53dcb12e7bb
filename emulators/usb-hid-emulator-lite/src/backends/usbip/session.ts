import { ByteQueue } from './byte-queue.ts'
import {
  BUSID_LENGTH,
  CMD,
  deviceList,
  devidOf,
  type Exported,
  importGranted,
  OP,
  OP_HEADER,
  OP_STATUS,
  opHeader,
  URB_HEADER,
  VERSION,
} from './codec.ts'
import { DEFAULT_LIMITS, type UsbipLimits } from './limits.ts'
import { ReplyBuffer } from './reply-buffer.ts'
import { Transfers } from './transfers.ts'
import { readUrb } from './urb.ts'

/** The length of a request that has not come whole yet. */
const INCOMPLETE = 0

/** What a session needs around it. */
export interface SessionHost {
  /** Devices on offer. */
  readonly devices: () => readonly Exported[]
  /** The device on offer under a bus id; default is a look through `devices`. */
  readonly find?: (busid: string) => Exported | undefined
  /** Sends bytes to the peer. */
  readonly send: (bytes: Uint8Array) => void
  /** Ends the connection once everything sent is out; `reason` is what the peer did wrong, if anything. */
  readonly end: (reason?: string) => void
  readonly limits?: Partial<UsbipLimits>
}

/**
 * One USB/IP connection: bytes in, bytes out. First a list or an import; after an import transfers, until the
 * connection ends and with it the use of the device. Never throws for what a peer sends.
 */
export class UsbipSession {
  readonly #host: SessionHost
  readonly #limits: UsbipLimits
  readonly #input = new ByteQueue()
  readonly #replies = new ReplyBuffer()
  #imported: { readonly exported: Exported; readonly transfers: Transfers } | undefined
  #isReceiving = false
  #isOver = false

  constructor(host: SessionHost) {
    this.#host = host
    this.#limits = { ...DEFAULT_LIMITS, ...host.limits }
  }

  /** The device this connection has taken into use. */
  get imported(): Exported | undefined {
    return this.#imported?.exported
  }

  /** Transfers that wait for the device. */
  get waiting(): number {
    return this.#imported?.transfers.size ?? 0
  }

  receive(bytes: Uint8Array): void {
    if (this.#isOver) return
    this.#input.push(bytes)
    this.#isReceiving = true
    let reason: string | undefined
    while (!this.#isOver) {
      const taken = this.#imported ? this.#urb(this.#imported) : this.#operation()
      if (taken === INCOMPLETE) break
      if (typeof taken === 'string') {
        reason = taken
        this.#isOver = true
      } else this.#input.drop(taken)
    }
    this.#input.settle()
    this.#isReceiving = false
    this.#flush()
    if (!this.#isOver) return
    this.#release()
    this.#host.end(reason)
  }

  /** The connection is gone, which frees the device. */
  close(): void {
    this.#isOver = true
    this.#release()
  }

  #release(): void {
    const imported = this.#imported
    this.#imported = undefined
    imported?.transfers.close()
    imported?.exported.device.detach()
  }

  #flush(): void {
    const bytes = this.#replies.take()
    if (bytes) this.#host.send(bytes)
  }

  /** Takes one request of the first phase; a text says why the connection has to end. */
  #operation(): number | string {
    const bytes = this.#input.peek()
    if (bytes.length < OP_HEADER) return INCOMPLETE
    const version = bytes.readUInt16BE(0)
    if (version !== VERSION) return `version 0x${version.toString(16)}; allowed is 0x0111`
    const code = bytes.readUInt16BE(2)
    if (code === OP.requestList) {
      this.#replies.raw(deviceList(this.#host.devices()))
      this.#isOver = true
      return OP_HEADER
    }
    if (code !== OP.requestImport)
      return `operation 0x${code.toString(16)}; allowed are 0x8005 (list) and 0x8003 (import)`
    if (bytes.length < OP_HEADER + BUSID_LENGTH) return INCOMPLETE
    this.#import(bytes.toString('latin1', OP_HEADER, OP_HEADER + BUSID_LENGTH).replace(/\0.*$/s, ''))
    return OP_HEADER + BUSID_LENGTH
  }

  #import(busid: string): void {
    const { find, devices } = this.#host
    const exported = find ? find(busid) : devices().find((candidate) => candidate.busid === busid)
    if (!exported?.device.attach()) {
      const status = exported ? OP_STATUS.busy : OP_STATUS.noSuchDevice
      this.#replies.raw(opHeader(OP.replyImport, status))
      this.#isOver = true
      return
    }
    const transfers = new Transfers(exported.device, this.#limits, this.#replies, () => {
      if (!this.#isReceiving && !this.#isOver) this.#flush()
    })
    this.#imported = { exported, transfers }
    this.#replies.raw(importGranted(exported))
  }

  /** Takes one packet of the second phase; a text says why the connection has to end. */
  #urb({ exported, transfers }: { exported: Exported; transfers: Transfers }): number | string {
    if (this.#input.length < URB_HEADER) return INCOMPLETE
    const bytes = this.#input.peek()
    const urb = readUrb(bytes, devidOf(exported), this.#limits.transferBytes)
    if (typeof urb === 'string') return urb
    if (bytes.length < urb.size) return INCOMPLETE
    if (urb.command === CMD.unlink) transfers.unlink(urb)
    else {
      const problem = transfers.submit(urb, bytes)
      if (problem) return problem
    }
    return urb.size
  }
}
