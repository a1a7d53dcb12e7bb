import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs'

const { O_RDWR, O_NOCTTY, O_NONBLOCK } = constants

/** A client that uses the pty as plain files do, without setting anything. */
export class FileClient {
  readonly fd: number
  readonly #buffer = Buffer.alloc(65_536)

  constructor(path: string) {
    this.fd = openSync(path, O_RDWR | O_NOCTTY | O_NONBLOCK)
  }

  write(bytes: Uint8Array | string): number {
    const data = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes
    return writeSync(this.fd, data)
  }

  /** What is there now; empty when nothing is. */
  readNow(): Buffer {
    try {
      const length = readSync(this.fd, this.#buffer)
      return Buffer.from(this.#buffer.subarray(0, length))
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return Buffer.alloc(0)
      throw error
    }
  }

  /** Waits for `length` bytes; gives what came when they do not within `timeoutMs`. */
  async read(length: number, timeoutMs = 5000): Promise<Buffer> {
    let got = Buffer.alloc(0)
    const end = Date.now() + timeoutMs
    while (got.length < length && Date.now() < end) {
      const more = this.readNow()
      if (more.length === 0) await new Promise((resolve) => setImmediate(resolve))
      got = Buffer.concat([got, more])
    }
    return got
  }

  close(): void {
    closeSync(this.fd)
  }
}

/** Lets the event loop turn a few times, long enough for everything that is ready. */
export function settle(ms = 30): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
