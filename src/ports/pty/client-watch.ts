import { dirname } from 'node:path'
import { CLOSED, type FileEvents, OPENED, type OpenFileEvents } from './inotify.ts'

/** Who has one pty open. */
export interface ClientPresence {
  /** Clients that have the pty open at this very moment. */
  count(): number
  stop(): void
}

interface Watched {
  clients: number
  readonly left: () => void
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

  constructor(openFileEvents: OpenFileEvents) {
    this.#openFileEvents = openFileEvents
  }

  /** @param left called when the last client has closed `slavePath`, before anything a later client sent is read */
  start(slavePath: string, left: () => void): ClientPresence {
    const events = this.#begin(dirname(slavePath))
    const number = events.watch(slavePath, OPENED | CLOSED)
    const watched: Watched = { clients: 0, left }
    this.#watched.set(number, watched)
    return {
      count() {
        events.drain()
        return watched.clients
      },
      stop: () => {
        if (!this.#watched.delete(number)) return
        events.unwatch(number)
        if (this.#watched.size > 0) return
        this.#events = undefined
        events.close()
      },
    }
  }

  #begin(folder: string): FileEvents {
    if (this.#events) return this.#events
    const events = this.#openFileEvents((number, mask) => this.#note(number, mask))
    events.watch(folder, OPENED | CLOSED)
    this.#events = events
    return events
  }

  #note(number: number, mask: number): void {
    const watched = this.#watched.get(number)
    if (watched === undefined) return
    if (mask & OPENED) watched.clients += 1
    if (mask & CLOSED && watched.clients > 0) {
      watched.clients -= 1
      if (watched.clients === 0) watched.left()
    }
  }
}
