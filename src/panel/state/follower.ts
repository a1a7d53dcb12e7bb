import { ControlError } from '../../client/control-error.ts'
import type { LabEvent } from '../../lab/journal.ts'
import type { BenchStore } from './bench-store.ts'
import type { Refresher } from './refresher.ts'

/** Events kept for the list; more than a person reads. */
const KEPT = 400
const AGAIN_MS = [500, 1000, 2000, 4000]
/** However much happens, the page is told this often. */
const TELL_MS = 100

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
    setTimeout(() => this.#deliver(), TELL_MS)
  }

  /** What happened between two readings has its place on the curves. */
  #curve(event: LabEvent): void {
    const at = event.at / 1000
    if (event.type === 'input') this.#store.history(event.device).noteStep(at, 'input', event.input.voltage)
    if (event.type === 'state' && (event.to === 'off' || event.from === 'off'))
      this.#store.history(event.device).noteOutput(at, event.to !== 'off')
  }

  #deliver(): void {
    this.#planned = false
    const fresh = this.#waiting
    this.#waiting = []
    const { events } = this.#store
    for (const event of fresh) this.#curve(event)
    events.set([...events.value, ...fresh].slice(-KEPT))
    this.#refresher.soon(new Set(fresh.map(({ device }) => device)))
  }
}
