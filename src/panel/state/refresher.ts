import { ControlError } from '../../client/control-error.ts'
import type { BenchStore } from './bench-store.ts'
import type { Panels } from './panels.ts'

/** Between two readings: while time runs, while it stands, and at least. */
const RUNNING_MS = 1000
const IDLE_REFRESH_MS = 4000
const LEAST_MS = 200
/** After a failure; the link is lost. */
const AGAIN_MS = 1500
/** This many changed units are read one by one; more are read all at once. */
const FEW = 12

/** Reads the bench at a modest rate, and sooner when something happened. Never two readings at once. */
export class Refresher {
  readonly #store: BenchStore
  readonly #panels: Panels
  readonly #dirty = new Set<string>()
  #all = true
  #allAt = 0
  #timer = 0
  #due = Number.POSITIVE_INFINITY
  #reading = false
  #again = false

  constructor(store: BenchStore, panels: Panels) {
    this.#store = store
    this.#panels = panels
    store.onDone = () => this.soon()
  }

  start(): void {
    this.#plan(0)
  }

  /** Something happened to these units, or to all. */
  soon(units?: Iterable<string>): void {
    if (units === undefined) this.#all = true
    else {
      // What nobody looks at is read in its turn.
      const seen = [...units].filter((id) => this.#store.isWatched(id))
      if (seen.length === 0) return
      for (const id of seen) this.#dirty.add(id)
    }
    if (this.#reading) this.#again = true
    else this.#plan(LEAST_MS)
  }

  /** The next reading, unless a sooner one is planned: whoever keeps asking does not put it off. */
  #plan(ms: number): void {
    const due = performance.now() + ms
    if (due >= this.#due) return
    this.#due = due
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#read(), ms) as unknown as number
  }

  async #read(): Promise<void> {
    this.#reading = true
    this.#again = false
    this.#due = Number.POSITIVE_INFINITY
    let next = AGAIN_MS
    try {
      if (!this.#store.jumping) await this.#look()
      if (this.#store.link.value === 'lost') this.#store.link.set('live')
      next = this.#again ? LEAST_MS : this.#pause()
    } catch (error) {
      this.#failed(error)
    }
    this.#reading = false
    if (this.#store.link.value !== 'locked') this.#plan(next)
  }

  async #look(): Promise<void> {
    const { client } = this.#store
    const wanted = [...this.#dirty]
    const now = performance.now()
    const all = this.#all || wanted.length === 0 || wanted.length > FEW || now - this.#allAt >= RUNNING_MS
    this.#dirty.clear()
    this.#all = false
    if (!all) {
      this.#store.takeClock(await client.getClock())
      for (const id of wanted) this.#store.take(await client.getDevice(id))
      return this.#panels.read(wanted)
    }
    this.#allAt = now
    await this.#store.readChanges()
    return this.#panels.read()
  }

  #pause(): number {
    const clock = this.#store.clock.value
    const standing = !clock || clock.virtual || clock.paused
    if (document.hidden || standing) return IDLE_REFRESH_MS
    return clock.speed > 1 ? RUNNING_MS / 2 : RUNNING_MS
  }

  #failed(error: unknown): void {
    this.#all = true
    if (error instanceof ControlError && error.status === 401) this.#store.link.set('locked')
    else if (!(error instanceof ControlError)) this.#store.link.set('lost')
    // A unit that went away meanwhile is no trouble: the next reading is of all.
  }
}
