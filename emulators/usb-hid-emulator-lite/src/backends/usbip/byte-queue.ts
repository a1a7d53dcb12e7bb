const FIRST_CAPACITY = 512

/**
 * Bytes that came and are not yet taken. While nothing is left over a chunk is used where it lies; only the start of an
 * incomplete packet is copied, into room that doubles, so that a peer who sends single bytes costs no more than others.
 */
export class ByteQueue {
  #bytes: Buffer = Buffer.alloc(0)
  #start = 0
  #end = 0
  #own = false

  push(chunk: Uint8Array): void {
    const left = this.#end - this.#start
    if (left === 0) {
      this.#bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
      this.#start = 0
      this.#end = chunk.length
      this.#own = false
      return
    }
    if (!this.#own || this.#end + chunk.length > this.#bytes.length) this.#move(left + chunk.length)
    this.#bytes.set(chunk, this.#end)
    this.#end += chunk.length
  }

  /** What is there, without taking it. Valid until the next `push`. */
  peek(): Buffer {
    const isWhole = this.#start === 0 && this.#end === this.#bytes.length
    return isWhole ? this.#bytes : this.#bytes.subarray(this.#start, this.#end)
  }

  get length(): number {
    return this.#end - this.#start
  }

  drop(length: number): void {
    this.#start += length
  }

  /** Lets go of the last chunk: what is left of it moves into room of our own. */
  settle(): void {
    if (!this.#own && this.length > 0) this.#move(this.length)
  }

  #move(needed: number): void {
    const left = this.#end - this.#start
    const roomy = this.#own && this.#bytes.length >= 2 * needed
    const target = roomy ? this.#bytes : Buffer.allocUnsafe(Math.max(FIRST_CAPACITY, 2 * needed))
    this.#bytes.copy(target, 0, this.#start, this.#end)
    this.#bytes = target
    this.#start = 0
    this.#end = left
    this.#own = true
  }
}
