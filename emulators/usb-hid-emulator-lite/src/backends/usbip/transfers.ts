import { NAK } from '../../device/declaration.ts'
import type { Cancel } from '../../device/in-pipe.ts'
import { readSetup } from '../../device/setup.ts'
import type { UsbDevice } from '../../device/usb-device.ts'
import { SETUP_AT, STATUS, STATUS_OF, URB_HEADER } from './codec.ts'
import type { UsbipLimits } from './limits.ts'
import type { ReplyBuffer } from './reply-buffer.ts'
import type { Urb } from './urb.ts'

/** Whatever the device never answers waits for the host to give it up. */
const WAITS_FOR_EVER: Cancel = () => true

interface Waiting {
  readonly cancel: Cancel
  readonly length: number
}

/** The transfers of one import: each is answered once, by data, by an error, or by its unlink. */
export class Transfers {
  readonly #device: UsbDevice
  readonly #limits: UsbipLimits
  readonly #replies: ReplyBuffer
  /** Called when a reply is ready outside of `submit` and `unlink`. */
  readonly #onReply: () => void
  readonly #waiting = new Map<number, Waiting>()
  #waitingBytes = 0

  constructor(device: UsbDevice, limits: UsbipLimits, replies: ReplyBuffer, onReply: () => void) {
    this.#device = device
    this.#limits = limits
    this.#replies = replies
    this.#onReply = onReply
  }

  /** Transfers that wait. */
  get size(): number {
    return this.#waiting.size
  }

  /** Carries out the submit that `packet` begins with; returns in words why it cannot be. */
  submit(urb: Urb, packet: Buffer): string | undefined {
    if (this.#waiting.has(urb.seqnum)) return `seqnum ${urb.seqnum}, which still waits`
    if (urb.endpoint === 0) return this.#control(urb, packet)
    if (urb.isIn) return this.#in(urb)
    const answer = this.#device.out(urb.endpoint, payload(urb, packet))
    if (answer === NAK) return this.#wait(urb, WAITS_FOR_EVER)
    if (answer === 'ok') this.#replies.submit(urb.seqnum, STATUS.ok, urb.packets, urb.length)
    else this.#fail(urb, STATUS.stall)
    return undefined
  }

  /**
   * A transfer that still waits is forgotten and gets no reply of its own; one that was answered stays answered, and the
   * unlink then says that it came too late.
   */
  unlink({ seqnum, victim }: Urb): void {
    const cancelled = this.#forget(victim)?.cancel() ?? false
    this.#replies.unlink(seqnum, cancelled ? STATUS.unlinked : STATUS.ok)
  }

  /** The connection is gone; nothing is answered any more. */
  close(): void {
    for (const { cancel } of this.#waiting.values()) cancel()
    this.#waiting.clear()
    this.#waitingBytes = 0
  }

  #control(urb: Urb, packet: Buffer): string | undefined {
    const setup = readSetup(packet, SETUP_AT)
    // The direction is said twice; without a data stage only the setup's counts.
    if (setup.length > 0 && urb.isIn !== setup.requestType >= 0x80) {
      this.#fail(urb, STATUS.protocol)
      return undefined
    }
    const answer = this.#device.control(setup, payload(urb, packet))
    if (answer === NAK) return this.#wait(urb, WAITS_FOR_EVER)
    if (!answer) this.#fail(urb, STATUS.stall)
    else if (urb.isIn) this.#sendIn(urb, answer.length > urb.length ? answer.subarray(0, urb.length) : answer)
    else this.#replies.submit(urb.seqnum, STATUS.ok, urb.packets, urb.length)
    return undefined
  }

  #in(urb: Urb): string | undefined {
    let isAnswered = false
    let isLate = false
    const cancel = this.#device.in(urb.endpoint | 0x80, urb.length, (status, data) => {
      isAnswered = true
      if (isLate && !this.#forget(urb.seqnum)) return
      if (status === 'ok') this.#sendIn(urb, data)
      else this.#fail(urb, STATUS_OF[status])
      if (isLate) this.#onReply()
    })
    isLate = true
    if (!cancel) this.#fail(urb, STATUS.stall)
    else if (!isAnswered) return this.#wait(urb, cancel)
    return undefined
  }

  #wait(urb: Urb, cancel: Cancel): string | undefined {
    const { waitingTransfers, waitingBytes } = this.#limits
    this.#waiting.set(urb.seqnum, { cancel, length: urb.length })
    this.#waitingBytes += urb.length
    if (this.#waiting.size > waitingTransfers)
      return `${this.#waiting.size} transfers waiting; allowed are ${waitingTransfers}`
    if (this.#waitingBytes > waitingBytes)
      return `${this.#waitingBytes} bytes asked for by waiting transfers; allowed are ${waitingBytes}`
    return undefined
  }

  #forget(seqnum: number): Waiting | undefined {
    const waiting = this.#waiting.get(seqnum)
    if (!waiting) return undefined
    this.#waiting.delete(seqnum)
    this.#waitingBytes -= waiting.length
    return waiting
  }

  #sendIn({ seqnum, packets }: Urb, data: Uint8Array): void {
    this.#replies.submit(seqnum, STATUS.ok, packets, data.length, data)
  }

  #fail({ seqnum, packets }: Urb, status: number): void {
    this.#replies.submit(seqnum, status, packets, 0)
  }
}

const NO_PAYLOAD = new Uint8Array()

/** The data behind a header, copied: devices may keep what they are given. */
function payload({ size }: Urb, packet: Buffer): Uint8Array {
  return size === URB_HEADER ? NO_PAYLOAD : Uint8Array.prototype.slice.call(packet, URB_HEADER, size)
}
