import { mkdirSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { LineClock } from '../../ports/line-clock.ts'
import type { RecordingFile, RecordingFolder } from './folder.ts'

export interface DiskFolderOptions {
  readonly path: string
  /** Runs the writing: what is recorded reaches the disk this much later at most. */
  readonly line: LineClock
  /** Told once per file when something of it is lost, and why. */
  readonly onTrouble: (text: string) => void
  /** Opens files; `fs.promises.open` unless a test brings a disk of its own. */
  readonly openFile?: (path: string, flags: string) => Promise<Pick<FileHandle, 'write' | 'close'>>
}

const FLUSH_AFTER_MS = 200
/** Bytes that wait to be written when a disk is slower than the bench; what comes on top is lost. */
const MOST_WAITING = 32 * 1024 * 1024
const FIRST_BLOCK = 64 * 1024

/** A recording in a folder of this computer, made if it is not there; files of an earlier one are replaced. */
export class DiskFolder implements RecordingFolder {
  readonly #options: DiskFolderOptions
  readonly #files: DiskFile[] = []

  /** @throws Error when the folder cannot be made */
  constructor(options: DiskFolderOptions) {
    this.#options = options
    mkdirSync(options.path, { recursive: true })
  }

  open(name: string): RecordingFile {
    const file = new DiskFile(join(this.#options.path, name), this.#options)
    this.#files.push(file)
    return file
  }

  async close(): Promise<void> {
    await Promise.all(this.#files.map((file) => file.close()))
  }
}

/** Gathers what is written in one block and hands it over from time to time, so that many small writes cost little. */
class DiskFile implements RecordingFile {
  readonly #path: string
  readonly #line: LineClock
  readonly #onTrouble: (text: string) => void
  readonly #handle: Promise<Pick<FileHandle, 'write' | 'close'> | undefined>
  #block = Buffer.allocUnsafe(FIRST_BLOCK)
  #used = 0
  #timer: (() => void) | undefined
  #writing: Promise<void> = Promise.resolve()
  #broken = false

  constructor(path: string, { line, onTrouble, openFile = open }: DiskFolderOptions) {
    this.#path = path
    this.#line = line
    this.#onTrouble = onTrouble
    this.#handle = openFile(path, 'w').catch((error: Error) => this.#fail(error.message))
  }

  write(bytes: Uint8Array | string): void {
    if (this.#broken) return
    // A character takes three bytes at most; what is recorded is nearly always one each.
    const most = typeof bytes === 'string' ? 3 * bytes.length : bytes.length
    if (!this.#makeRoom(most)) return
    if (typeof bytes === 'string') this.#used += this.#block.write(bytes, this.#used)
    else {
      this.#block.set(bytes, this.#used)
      this.#used += bytes.length
    }
    this.#timer ??= this.#line.after(FLUSH_AFTER_MS, () => this.#flush())
  }

  async close(): Promise<void> {
    this.#flush()
    await this.#writing
    this.#broken = true
    await (await this.#handle)?.close().catch((error: Error) => this.#fail(error.message))
  }

  #makeRoom(wanted: number): boolean {
    const needed = this.#used + wanted
    if (needed <= this.#block.length) return true
    if (needed > MOST_WAITING) {
      this.#fail(`the disk does not keep up with ${MOST_WAITING} bytes waiting`)
      return false
    }
    const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.#block.length))
    this.#block.copy(larger, 0, 0, this.#used)
    this.#block = larger
    return true
  }

  /** Hands over the block when the one before is written. */
  #flush(): void {
    this.#timer?.()
    this.#timer = undefined
    this.#writing = this.#writing.then(() => this.#writeBlock())
  }

  async #writeBlock(): Promise<void> {
    const handle = await this.#handle
    const [block, used] = [this.#block, this.#used]
    if (!handle || used === 0 || this.#broken) return
    this.#block = Buffer.allocUnsafe(FIRST_BLOCK)
    this.#used = 0
    try {
      for (let at = 0; at < used; ) at += (await handle.write(block, at, used - at)).bytesWritten
    } catch (error) {
      this.#fail((error as Error).message)
    }
  }

  /** The file ends here; the bench goes on. */
  #fail(reason: string): undefined {
    if (!this.#broken) this.#onTrouble(`${this.#path} is recorded no further: ${reason}`)
    this.#broken = true
    return undefined
  }
}
