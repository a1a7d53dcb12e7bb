import { ControlError } from '../../client/control-error.ts'
import type { BenchStore } from './bench-store.ts'
import type { Panels } from './panels.ts'

/** Between two readings: while time runs, while it stands, and at least. */
const RUNNING_MS = 1000
const STANDING_MS = 4000
const LEAST_MS = 150
/** After a failure; the link is lost. */
const AGAIN_MS = 1500
/** This many changed units are read one by one; more are read all at once. */
const FEW = 3

/** Reads the bench at a modest rate, and sooner when something happened. Never two readings at once. */
export class Refresher {
  readonly #store: BenchStore
  readonly #panels: Panels
  readonly #dirty = new Set<string>()
  #all = true
  #timer = 0
  #reading = false
  #again = false

  constructor(store: BenchStore, panels: Panels) {
    this.#store = store
    this.#panels = panels
    store.onDone = () => this.soon()
    panels.onWanted = () => this.soon()
  }

  /** Something happened to these units, or to all. */
  soon(units?: Iterable<string>): void {
    if (units === undefined) this.#all = true
    else for (const id of units) this.#dirty.add(id)
    if (this.#reading) this.#again = true
    else this.#plan(LEAST_MS)
  }

  #plan(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#read(), ms) as unknown as number
  }

  async #read(): Promise<void> {
    this.#reading = true
    this.#again = false
    let next = AGAIN_MS
    try {
      await this.#look()
      if (this.#store.link.value === 'lost') this.#store.link.set('live')
      next = this.#again ? LEAST_MS : this.#pause()
    } catch (error) {
      this.#failed(error)
    }
    this.#reading = false
    if (this.#store.link.value !== 'locked') this.#plan(next)
    // Unless something happens, the next turn looks at everything.
    if (!this.#again) this.#all = true
  }

  async #look(): Promise<void> {
    const { client } = this.#store
    const few = !this.#all && this.#dirty.size > 0 && this.#dirty.size <= FEW
    const wanted = [...this.#dirty]
    this.#dirty.clear()
    this.#all = false
    const clock = await client.getClock()
    this.#store.clock.set(clock)
    if (few) for (const id of wanted) this.#store.take(await client.getDevice(id))
    else this.#store.takeAll(await client.listDevices(), clock.seconds)
    await this.#panels.read(client)
  }

  #pause(): number {
    const clock = this.#store.clock.value
    const standing = !clock || clock.virtual || clock.paused
    if (document.hidden || standing) return STANDING_MS
    return clock.speed > 1 ? RUNNING_MS / 2 : RUNNING_MS
  }

  #failed(error: unknown): void {
    this.#all = true
    if (error instanceof ControlError && error.status === 401) this.#store.link.set('locked')
    else if (!(error instanceof ControlError)) this.#store.link.set('lost')
    // A unit that went away meanwhile is no trouble: the next reading is of all.
  }
}
