import { CMD, STATUS, URB_HEADER } from './codec.ts'

const FIRST_CAPACITY = 4096

/**
 * Replies gathered into one piece, so that the answers to everything that came in one chunk leave in one write. The
 * room is used over and over; what leaves is a copy.
 */
export class ReplyBuffer {
  #bytes = Buffer.allocUnsafe(FIRST_CAPACITY)
  #length = 0

  /** RET_SUBMIT; `actualLength` counts what was taken for OUT, and is the length of `data` for IN. */
  submit(seqnum: number, status: number, packets: number, actualLength: number, data?: Uint8Array): void {
    const at = this.#room(URB_HEADER + (data?.length ?? 0))
    const bytes = this.#bytes
    this.#header(at, CMD.replySubmit, seqnum, status)
    if (actualLength > 0) bytes.writeUInt32BE(actualLength, at + 24)
    if (packets > 0) bytes.writeUInt32BE(packets, at + 32)
    if (data) bytes.set(data, at + URB_HEADER)
  }

  /** RET_UNLINK, with the seqnum of the unlink itself. */
  unlink(seqnum: number, status: number): void {
    this.#header(this.#room(URB_HEADER), CMD.replyUnlink, seqnum, status)
  }

  raw(data: Uint8Array): void {
    const at = this.#room(data.length)
    this.#bytes.set(data, at)
  }

  /** Everything gathered; undefined if that is nothing. */
  take(): Buffer | undefined {
    if (this.#length === 0) return undefined
    const out = Buffer.allocUnsafe(this.#length)
    this.#bytes.copy(out, 0, 0, this.#length)
    this.#length = 0
    return out
  }

  #header(at: number, command: number, seqnum: number, status: number): void {
    const bytes = this.#bytes
    bytes.fill(0, at, at + URB_HEADER)
    bytes[at + 3] = command
    bytes.writeUInt32BE(seqnum, at + 4)
    if (status !== STATUS.ok) bytes.writeInt32BE(status, at + 20)
  }

  #room(length: number): number {
    const at = this.#length
    this.#length += length
    if (this.#length > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#length, 2 * this.#bytes.length))
      this.#bytes.copy(larger, 0, 0, at)
      this.#bytes = larger
    }
    return at
  }
}
