import type { EndpointDeclaration } from './declaration.ts'

/** How an IN transfer ended. */
export type TransferStatus = 'ok' | 'stall' | 'overflow' | 'reset' | 'gone'

/** Called once when an IN transfer ends; `data` is empty unless the status is ok. */
export type InDone = (status: TransferStatus, data: Uint8Array) => void

/** Takes a transfer back; tells whether it was still waiting. */
export type Cancel = () => boolean

/** Pieces kept for a host that does not fetch them; older ones make room. A stream's are smaller and matter more. */
export const MOST_QUEUED: Readonly<Record<EndpointDeclaration['type'], number>> = {
  interrupt: 64,
  bulk: 4096,
}

const NOTHING = new Uint8Array()
const NOT_WAITING: Cancel = () => false

interface Waiting {
  readonly length: number
  readonly done: InDone
}

/** An IN endpoint: data that waits for the host, or transfers of the host that wait for data; never both. */
export class InPipe {
  readonly #declared: EndpointDeclaration
  readonly #queue: Uint8Array[] = []
  readonly #waiting: Waiting[] = []
  #queuedBytes = 0
  halted = false

  constructor(declared: EndpointDeclaration) {
    this.#declared = declared
  }

  /** Bytes that wait for the host. */
  get queuedBytes(): number {
    return this.#queuedBytes
  }

  /** Transfers that wait for data. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** A transfer of the host: ended now if there is data, else when there is some. */
  request(length: number, done: InDone): Cancel {
    const data = this.#take()
    if (data) {
      this.#deliver(data, length, done)
      return NOT_WAITING
    }
    const waiting = { length, done }
    this.#waiting.push(waiting)
    return () => {
      const at = this.#waiting.indexOf(waiting)
      if (at >= 0) this.#waiting.splice(at, 1)
      return at >= 0
    }
  }

  /** Data of the device: to the transfer that waits longest, or kept. */
  offer(data: Uint8Array): void {
    const next = this.halted ? undefined : this.#waiting.shift()
    if (next) {
      this.#deliver(data, next.length, next.done)
      return
    }
    if (this.#declared.keepsNewest && this.replace(data)) return
    this.#queue.push(data)
    this.#queuedBytes += data.length
    if (this.#queue.length > MOST_QUEUED[this.#declared.type]) this.#take()
  }

  /** Puts data in the place of a piece with the same first byte that waits for the host; false where none waits. */
  replace(data: Uint8Array): boolean {
    const at = this.#queue.findIndex((waiting) => waiting[0] === data[0])
    if (at < 0) return false
    this.#queuedBytes += data.length - this.#queue[at]!.length
    this.#queue[at] = data
    return true
  }

  /** Ends every waiting transfer. */
  endWaiting(status: TransferStatus): void {
    for (const { done } of this.#waiting.splice(0)) done(status, NOTHING)
  }

  /** Forgets data that waits for the host. */
  flush(): void {
    this.#queue.length = 0
    this.#queuedBytes = 0
  }

  #take(): Uint8Array | undefined {
    const data = this.#queue.shift()
    if (data) this.#queuedBytes -= data.length
    return data
  }

  #deliver(data: Uint8Array, length: number, done: InDone): void {
    if (data.length <= length) {
      done('ok', data)
    } else if (this.#declared.type === 'bulk') {
      // A stream: what does not fit comes first next time.
      this.#queue.unshift(data.subarray(length))
      this.#queuedBytes += data.length - length
      done('ok', data.subarray(0, length))
    } else {
      done('overflow', NOTHING)
    }
  }
}
