import { readSetup } from '../../device/declaration.ts'
import {
  BUSID_LENGTH,
  CMD,
  deviceBlock,
  type Exported,
  interfaceBlocks,
  OP,
  OP_HEADER,
  opHeader,
  replySubmit,
  replyUnlink,
  STATUS,
  URB_HEADER,
  VERSION,
} from './codec.ts'

/** The longest transfer taken; a peer may claim four gigabytes. */
export const LONGEST_TRANSFER = 64 * 1024
/** IN transfers that may wait at once on one connection. */
export const MOST_WAITING = 256

export interface SessionHost {
  /** Devices on offer. */
  readonly devices: () => readonly Exported[]
  /** Sends bytes to the peer. */
  readonly send: (bytes: Uint8Array) => void
  /** Ends the connection once everything sent is out. */
  readonly end: () => void
}

/** One USB/IP connection: bytes in, bytes out. First a list or an import, after an import transfers until it ends. */
export class UsbipSession {
  readonly #host: SessionHost
  #buffer: Buffer = Buffer.alloc(0)
  #imported: Exported | undefined
  #finished = false
  readonly #waiting = new Map<number, () => boolean>()
  /** Replies of one call to `receive` leave in one piece. */
  #batch: Uint8Array[] | undefined

  constructor(host: SessionHost) {
    this.#host = host
  }

  /** The device this connection has taken into use. */
  get imported(): Exported | undefined {
    return this.#imported
  }

  receive(bytes: Uint8Array): void {
    if (this.#finished) return
    this.#buffer = this.#buffer.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.#buffer, bytes])
    this.#batch = []
    let taken = 0
    while (!this.#finished) {
      const length = this.#imported
        ? this.#urb(this.#buffer.subarray(taken))
        : this.#operation(this.#buffer.subarray(taken))
      if (length === 0) break
      taken += length
    }
    this.#buffer = this.#buffer.subarray(taken)
    const batch = this.#batch
    this.#batch = undefined
    if (batch.length > 0) this.#host.send(batch.length === 1 ? batch[0]! : Buffer.concat(batch))
    if (this.#finished) this.#host.end()
  }

  /** The connection is gone, which unplugs the device. */
  close(): void {
    this.#finished = true
    this.#waiting.clear()
    this.#imported?.device.detach()
    this.#imported = undefined
  }

  #send(bytes: Uint8Array): void {
    if (this.#batch) this.#batch.push(bytes)
    else if (!this.#finished) this.#host.send(bytes)
  }

  /** Takes one request of the first phase; 0 while it is incomplete. */
  #operation(bytes: Buffer): number {
    if (bytes.length < OP_HEADER) return 0
    const code = bytes.readUInt16BE(2)
    if (bytes.readUInt16BE(0) !== VERSION || (code !== OP.requestList && code !== OP.requestImport))
      return this.#fail()
    if (code === OP.requestList) {
      this.#list()
      this.#finished = true
      return OP_HEADER
    }
    if (bytes.length < OP_HEADER + BUSID_LENGTH) return 0
    const busid = bytes.toString('latin1', OP_HEADER, OP_HEADER + BUSID_LENGTH).replace(/\0.*$/s, '')
    this.#import(busid)
    return OP_HEADER + BUSID_LENGTH
  }

  #list(): void {
    const devices = this.#host.devices()
    const count = Buffer.alloc(4)
    count.writeUInt32BE(devices.length)
    const blocks = devices.flatMap((exported) => [deviceBlock(exported), interfaceBlocks(exported)])
    this.#send(Buffer.concat([opHeader(OP.replyList, 0), count, ...blocks]))
  }

  #import(busid: string): void {
    const exported = this.#host.devices().find((candidate) => candidate.busid === busid)
    if (!exported?.device.attach()) {
      this.#send(opHeader(OP.replyImport, 1))
      this.#finished = true
      return
    }
    this.#imported = exported
    this.#send(Buffer.concat([opHeader(OP.replyImport, 0), deviceBlock(exported)]))
  }

  /** Takes one packet of the second phase; 0 while it is incomplete. */
  #urb(bytes: Buffer): number {
    if (bytes.length < URB_HEADER) return 0
    const command = bytes.readUInt32BE(0)
    const seqnum = bytes.readUInt32BE(4)
    if (command === CMD.unlink) {
      this.#unlink(seqnum, bytes.readUInt32BE(20))
      return URB_HEADER
    }
    const length = bytes.readUInt32BE(24)
    if (command !== CMD.submit || length > LONGEST_TRANSFER) return this.#fail()
    const isIn = bytes.readUInt32BE(12) === 1
    const end = URB_HEADER + (isIn ? 0 : length)
    if (bytes.length < end) return 0
    this.#submit(seqnum, isIn, bytes.readUInt32BE(16), length, bytes.subarray(0, end))
    return end
  }

  #submit(seqnum: number, isIn: boolean, endpoint: number, length: number, packet: Buffer): void {
    const { device } = this.#imported!
    const data = packet.subarray(URB_HEADER)
    if (endpoint === 0) {
      const setup = readSetup(packet.subarray(40, URB_HEADER))
      const answer = device.control(setup, data)
      if (!answer) this.#send(replySubmit(seqnum, STATUS.stall, 0))
      else if (isIn) this.#sendIn(seqnum, answer.subarray(0, length))
      else this.#send(replySubmit(seqnum, STATUS.ok, length))
    } else if (isIn) this.#submitIn(seqnum, endpoint | 0x80, length)
    else if (device.out(endpoint, Uint8Array.from(data))) this.#send(replySubmit(seqnum, STATUS.ok, length))
    else this.#send(replySubmit(seqnum, STATUS.stall, 0))
  }

  #submitIn(seqnum: number, endpoint: number, length: number): void {
    if (this.#waiting.size >= MOST_WAITING) {
      this.#fail()
      return
    }
    let answered = false
    const cancel = this.#imported!.device.in(endpoint, length, (data) => {
      answered = true
      this.#waiting.delete(seqnum)
      this.#sendIn(seqnum, data)
    })
    if (!cancel) this.#send(replySubmit(seqnum, STATUS.stall, 0))
    else if (!answered) this.#waiting.set(seqnum, cancel)
  }

  #sendIn(seqnum: number, data: Uint8Array): void {
    this.#send(replySubmit(seqnum, STATUS.ok, data.length, data))
  }

  /** A transfer that still waits is forgotten and gets no reply of its own; one that was answered stays answered. */
  #unlink(seqnum: number, victim: number): void {
    const cancelled = this.#waiting.get(victim)?.() ?? false
    this.#waiting.delete(victim)
    this.#send(replyUnlink(seqnum, cancelled ? STATUS.unlinked : STATUS.ok))
  }

  /** What came is no USB/IP: there is no way to find the next packet. */
  #fail(): 0 {
    this.#finished = true
    return 0
  }
}
