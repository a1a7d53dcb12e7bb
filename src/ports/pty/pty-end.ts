import { writeSync } from 'node:fs'
import { ReadStream } from 'node:tty'
import type { LineClock } from '../../line/line-clock.ts'
import type { LineEnd } from '../line-connection.ts'

/** How soon a client that does not read is tried again; nothing runs while clients read. */
const RETRY_MS = 5

/** Whom a {@link PtyEnd} tells what happens. */
export interface PtyEndListener {
  received(bytes: Buffer): void
  drained(): void
  failed(error: Error): void
}

/**
 * The master of a pty. Node's terminal stream reads it well, but its writes would block the whole process as soon as a
 * client stops reading and the kernel's buffer is full. So writes go straight to the descriptor, which never waits,
 * and what the kernel has no room for is kept and tried again.
 */
export class PtyEnd implements LineEnd {
  readonly #fd: number
  readonly #stream: ReadStream
  readonly #clock: LineClock
  readonly #listener: PtyEndListener
  #backlog: Uint8Array[] = []
  #cancelRetry: (() => void) | undefined

  /** @param masterFd opened with `O_NONBLOCK`; this end owns and closes it */
  constructor(masterFd: number, clock: LineClock, listener: PtyEndListener) {
    this.#fd = masterFd
    this.#clock = clock
    this.#listener = listener
    this.#stream = new ReadStream(masterFd)
    this.#stream.on('data', (bytes: Buffer) => listener.received(bytes))
    this.#stream.on('error', (error) => listener.failed(error))
  }

  write(bytes: Uint8Array): boolean {
    if (this.#stream.destroyed) return true
    if (this.#backlog.length > 0) {
      this.#backlog.push(bytes)
      return false
    }
    const written = this.#tryWrite(bytes)
    if (written === bytes.length) return true
    this.#backlog.push(bytes.subarray(written))
    this.#retryLater()
    return false
  }

  pause(): void {
    this.#stream.pause()
  }

  resume(): void {
    this.#stream.resume()
  }

  /** Forgets what the kernel had no room for. */
  dropBacklog(): void {
    this.#cancelRetry?.()
    this.#cancelRetry = undefined
    this.#backlog = []
  }

  /** Closes the descriptor; resolves when that is done. */
  async destroy(): Promise<void> {
    this.dropBacklog()
    if (this.#stream.closed) return
    const closed = new Promise<void>((done) => this.#stream.once('close', () => done()))
    this.#stream.destroy()
    await closed
  }

  #tryWrite(bytes: Uint8Array): number {
    try {
      return writeSync(this.#fd, bytes)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return 0
      throw error
    }
  }

  #retryLater(): void {
    this.#cancelRetry = this.#clock.after(RETRY_MS, () => {
      this.#cancelRetry = undefined
      this.#writeBacklog()
    })
  }

  #writeBacklog(): void {
    for (let first = this.#backlog[0]; first !== undefined; first = this.#backlog[0]) {
      const written = this.#tryWrite(first)
      if (written < first.length) {
        this.#backlog[0] = first.subarray(written)
        this.#retryLater()
        return
      }
      this.#backlog.shift()
    }
    this.#listener.drained()
  }
}
