import { ControlError } from '../../client/control-error.ts'
import type { LabEvent } from '../../lab/journal.ts'
import type { BenchStore } from './bench-store.ts'
import type { Refresher } from './refresher.ts'

/** Events kept for the list; more than a person reads. */
const KEPT = 400
const AGAIN_MS = [500, 1000, 2000, 4000]

/** Follows the live events of the bench, and comes back by itself when the connection is lost. */
export class Follower {
  readonly #store: BenchStore
  readonly #refresher: Refresher
  #waiting: LabEvent[] = []
  #planned = false
  /** Events taken in so far. */
  followed = 0

  constructor(store: BenchStore, refresher: Refresher) {
    this.#store = store
    this.#refresher = refresher
  }

  async run(): Promise<void> {
    for (let failures = 0; ; ) {
      try {
        await this.#follow(() => {
          failures = 0
        })
      } catch (error) {
        if (error instanceof ControlError && error.status === 401) {
          this.#store.link.set('locked')
          return
        }
      }
      this.#store.link.set('lost')
      await new Promise((done) => setTimeout(done, AGAIN_MS[Math.min(failures++, AGAIN_MS.length - 1)]))
    }
  }

  async #follow(connected: () => void): Promise<void> {
    // A bench that was started anew numbers its events anew: what is known of the old one goes.
    const stream = await this.#store.client.events({ since: 0 })
    connected()
    this.#waiting = []
    this.#store.events.set([])
    this.#store.link.set('live')
    this.#refresher.soon()
    for await (const event of stream) this.#take(event)
  }

  #take(event: LabEvent): void {
    this.#waiting.push(event)
    this.followed++
    if (this.#planned) return
    this.#planned = true
    // A page in the background gets no frames, and is to follow all the same.
    if (document.hidden) setTimeout(() => this.#deliver(), 250)
    else requestAnimationFrame(() => this.#deliver())
  }

  /** Once a frame at most, however much happens. */
  #deliver(): void {
    this.#planned = false
    const fresh = this.#waiting
    this.#waiting = []
    const { events, history } = {
      events: this.#store.events,
      history: (id: string) => this.#store.history(id),
    }
    for (const event of fresh)
      if (event.type === 'input') history(event.device).noteInput(event.at / 1000, event.input.voltage)
    events.set([...events.value, ...fresh].slice(-KEPT))
    this.#refresher.soon(new Set(fresh.map(({ device }) => device)))
  }
}
