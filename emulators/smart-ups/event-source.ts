import type { Clock } from '../clock/clock.ts'
import { checkCallback } from './check-value.ts'
import type { UpsEventBody, UpsListener } from './events.ts'

/** What reports events of a unit, and that the unit has settled, to whoever listens. */
export abstract class EventSource {
  abstract readonly clock: Clock
  readonly #listeners = new Set<UpsListener>()
  readonly #settledListeners = new Set<() => void>()

  /** @throws TypeError when it cannot be called */
  on(listener: UpsListener): () => void {
    checkCallback('listener', listener)
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Calls back whenever something has happened and everything that follows from it is done. */
  onSettled(listener: () => void): () => void {
    checkCallback('listener', listener)
    this.#settledListeners.add(listener)
    return () => this.#settledListeners.delete(listener)
  }

  emit(event: UpsEventBody): void {
    for (const listener of this.#listeners) listener({ at: this.clock.now, ...event })
  }

  /** The unit has settled: everything that follows from what happened is done. */
  protected reportSettled(): void {
    for (const listener of this.#settledListeners) listener()
  }
}
