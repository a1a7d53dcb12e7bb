import { dirname } from 'node:path'
import { CLOSED, type FileEvents, MODIFIED, OPENED, type OpenFileEvents } from './inotify.ts'

/** Who has one pty open. */
export interface ClientPresence {
  /** Clients that have the pty open at this very moment. */
  count(): number
  /**
   * Whether what was received just now may be answered: somebody has the pty open, and is not merely the successor of
   * whoever had sent it.
   */
  asked(): boolean
  stop(): void
}

interface Watched {
  clients: number
  readonly left: () => void
  /** Nothing was received since the last client has left. */
  succeeded: boolean
  /** Something was written since the pty was opened last; unknown counts as yes. */
  written: boolean
}

/**
 * Counts the clients of all ptys of this process with one inotify descriptor, at no cost while nothing is opened or
 * closed. The emulator's own held slave descriptor is opened before the watch starts, so it is never counted.
 *
 * inotify folds an event into the one before it when both are equal, which would turn two clients opening at once into
 * one. The folder of the ptys is therefore watched too: its events come in between and keep the others apart.
 */
export class ClientWatch {
  readonly #openFileEvents: OpenFileEvents
  readonly #watched = new Map<number, Watched>()
  #events: FileEvents | undefined
  /** Every write as well: too many to report each, and folded into few as long as nobody asks. */
  #log: FileEvents | undefined
  readonly #logged = new Map<number, Watched>()

  constructor(openFileEvents: OpenFileEvents) {
    this.#openFileEvents = openFileEvents
  }

  /** @param left called when the last client has closed `slavePath`, before anything a later client sent is read */
  start(slavePath: string, left: () => void): ClientPresence {
    const events = this.#begin(dirname(slavePath))
    const number = events.watch(slavePath, OPENED | CLOSED)
    const watched: Watched = { clients: 0, left, succeeded: false, written: true }
    this.#watched.set(number, watched)
    const logged = this.#log?.watch(slavePath, OPENED | MODIFIED)
    if (logged !== undefined) this.#logged.set(logged, watched)
    return {
      count() {
        events.drain()
        return watched.clients
      },
      asked: () => {
        events.drain()
        if (watched.clients === 0) return false
        if (!watched.succeeded) return true
        watched.succeeded = false
        this.#log?.drain()
        return watched.written
      },
      stop: () => {
        if (!this.#watched.delete(number)) return
        events.unwatch(number)
        if (logged !== undefined) {
          this.#logged.delete(logged)
          this.#log?.unwatch(logged)
        }
        if (this.#watched.size > 0) return
        this.#events = undefined
        events.close()
        this.#log?.close()
        this.#log = undefined
      },
    }
  }

  #begin(folder: string): FileEvents {
    if (this.#events) return this.#events
    const events = this.#openFileEvents((number, mask) => this.#note(number, mask))
    events.watch(folder, OPENED | CLOSED)
    this.#events = events
    this.#log = this.#openLog()
    return events
  }

  /** Instances are few on some systems: without this one a successor can be given what another has asked. */
  #openLog(): FileEvents | undefined {
    try {
      return this.#openFileEvents((number, mask) => this.#noteWrite(number, mask), { silent: true })
    } catch {
      return undefined
    }
  }

  #noteWrite(number: number, mask: number): void {
    const watched = this.#logged.get(number)
    if (watched) watched.written = (mask & MODIFIED) !== 0
  }

  #note(number: number, mask: number): void {
    const watched = this.#watched.get(number)
    if (watched === undefined) return
    if (mask & OPENED) watched.clients += 1
    if (mask & CLOSED && watched.clients > 0) {
      watched.clients -= 1
      if (watched.clients > 0) return
      watched.succeeded = true
      // What is in there is of no use any more, and would be kept.
      this.#log?.drain()
      watched.left()
    }
  }
}
