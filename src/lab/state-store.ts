import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../ports/make-folder.ts'
import { readBounded } from './lab-file/read-bounded.ts'

/** Bytes of the settings of a unit, far above what they take. */
const LARGEST_STATE = 4_194_304

export class StateError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'StateError'
  }
}

/** A full disk may take a part only, without an error. */
function writeWhole(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) {
    const taken = writeSync(file, bytes, written)
    if (taken === 0) throw new Error(`${written} of ${bytes.length} bytes could be written`)
    written += taken
  }
}

/**
 * One JSON file per device in a folder. A file is written beside its place, synced and renamed into it, so that a
 * process killed at any moment leaves the old file or the new one.
 */
export class StateStore {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
    try {
      makeFolder(folder)
    } catch (error) {
      throw new StateError(`${folder} cannot be the state folder: ${(error as Error).message}`, error)
    }
  }

  /** What was saved for `id`; undefined when nothing was. */
  load(id: string): unknown {
    const path = this.#path(id)
    let text: string
    try {
      text = readBounded(path, LARGEST_STATE)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw new StateError(`cannot read saved state ${path}: ${(error as Error).message}`, error)
    }
    try {
      return JSON.parse(text)
    } catch (error) {
      throw new StateError(`saved state ${path} is not JSON: delete it to start from factory settings`, error)
    }
  }

  save(id: string, value: unknown): void {
    const path = this.#path(id)
    const beside = `${path}.new`
    try {
      // Made anew: what somebody put there, such as a link to another file, is not written to.
      rmSync(beside, { force: true })
      const file = openSync(beside, 'wx', 0o600)
      try {
        writeWhole(file, Buffer.from(`${JSON.stringify(value, null, 2)}\n`))
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      renameSync(beside, path)
    } catch (error) {
      rmSync(beside, { force: true })
      throw new StateError(`cannot save state ${path}: ${(error as Error).message}`, error)
    }
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.json`)
  }
}
