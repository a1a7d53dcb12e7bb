import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

export class StateError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'StateError'
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
      mkdirSync(folder, { recursive: true })
    } catch (error) {
      throw new StateError(`${folder} cannot be the state folder: ${(error as Error).message}`, error)
    }
  }

  /** What was saved for `id`; undefined when nothing was. */
  load(id: string): unknown {
    const path = this.#path(id)
    let text: string
    try {
      text = readFileSync(path, 'utf8')
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
      const file = openSync(beside, 'w', 0o600)
      try {
        writeSync(file, `${JSON.stringify(value, null, 2)}\n`)
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
