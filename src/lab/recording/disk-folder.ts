import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { LineClock } from '../../line/line-clock.ts'
import { makeFolder } from '../../ports/make-folder.ts'
import { Block } from './block.ts'
import { type RecordingFile, type RecordingFolder, writeInto } from './folder.ts'

export interface DiskFolderOptions {
  readonly path: string
  /** Runs the writing: what is recorded reaches the disk this much later at most. */
  readonly line: LineClock
  /** Called once per file when something of it is lost, and why. */
  readonly onTrouble: (text: string) => void
  /** Opens files; `fs.promises.open` unless a test brings a disk of its own. */
  readonly openFile?: (path: string, flags: string) => Promise<Pick<FileHandle, 'write' | 'close'>>
}

const FLUSH_AFTER_MS = 200
/** Bytes that wait to be written when a disk is slower than the bench; what comes on top is lost. */
const MOST_WAITING = 32 * 1024 * 1024
/** A block as full as this is handed over at once; the rest of it is for what comes until that is done. */
const FULL_BLOCK = 128 * 1024
const FIRST_BLOCK = 192 * 1024

/** A recording in a folder of this computer, made if it is not there; files of an earlier one are never written to. */
export class DiskFolder implements RecordingFolder {
  readonly #options: DiskFolderOptions
  readonly #files: DiskFile[] = []

  /** @throws Error when the folder cannot be made */
  constructor(options: DiskFolderOptions) {
    this.#options = options
    makeFolder(options.path)
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
  #block = new Block(FIRST_BLOCK)
  /** A block that has been written, to be used again. */
  #spare: Block | undefined
  #timer: (() => void) | undefined
  #writing: Promise<void> = Promise.resolve()
  #broken = false
  /** A block is on its way to the disk. */
  #busy = false

  constructor(path: string, { line, onTrouble, openFile = open }: DiskFolderOptions) {
    this.#path = path
    this.#line = line
    this.#onTrouble = onTrouble
    this.#handle = openFile(path, 'wx').catch((error: Error) => this.#fail(error.message))
  }

  write(bytes: Uint8Array | string): void {
    writeInto(this, bytes)
  }

  into(most: number): Block | undefined {
    if (this.#broken) return undefined
    if (this.#block.used + most > MOST_WAITING)
      return this.#fail(`the disk does not keep up with ${MOST_WAITING} bytes waiting`)
    this.#block.room(most)
    this.#timer ??= this.#line.after(FLUSH_AFTER_MS, () => this.#flush())
    if (this.#block.used > FULL_BLOCK && !this.#busy) this.#flush()
    return this.#block
  }

  async close(): Promise<void> {
    this.#flush()
    await this.#writing
    this.#broken = true
    await (await this.#handle)?.close().catch((error: Error) => this.#fail(error.message))
  }

  /** Hands over the block when the one before is written. */
  #flush(): void {
    this.#timer?.()
    this.#timer = undefined
    this.#busy = true
    this.#writing = this.#writing.then(() => this.#writeBlock())
  }

  async #writeBlock(): Promise<void> {
    try {
      await this.#handOver()
    } finally {
      this.#busy = false
    }
  }

  async #handOver(): Promise<void> {
    const handle = await this.#handle
    const block = this.#block
    if (!handle || block.used === 0 || this.#broken) return
    this.#block = this.#spare ?? new Block(FIRST_BLOCK)
    this.#spare = undefined
    try {
      for (let at = 0; at < block.used; )
        at += (await handle.write(block.bytes, at, block.used - at)).bytesWritten
    } catch (error) {
      this.#fail((error as Error).message)
    }
    block.used = 0
    this.#spare = block
  }

  /** The file ends here; the bench goes on. */
  #fail(reason: string): undefined {
    if (!this.#broken) this.#onTrouble(`${this.#path} is recorded no further: ${reason}`)
    this.#broken = true
    return undefined
  }
}
