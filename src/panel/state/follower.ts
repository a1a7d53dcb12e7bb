import { ControlError } from '../../client/control-error.ts'
import type { Event as LabEvent } from '../../client/types.ts'
import type { BenchStore } from './bench-store.ts'
import type { Refresher } from './refresher.ts'

/** Events kept: as many as the bench keeps, so that a timeline begins where it can. */
const KEPT = 1000
/** After these the units themselves may be others. */
const CHANGES_ALL: ReadonlySet<LabEvent['type']> = new Set(['added', 'removed', 'reset', 'restored'])
const AGAIN_MS = [500, 1000, 2000, 4000]
/** However much happens, the page is updated this often. */
const NOTIFY_MS = 100

/** Follows the live events of the bench, and comes back by itself when the connection is lost. */
export class Follower {
  readonly #store: BenchStore
  readonly #refresher: Refresher
  #waiting: LabEvent[] = []
  #planned = false

  constructor(store: BenchStore, refresher: Refresher) {
    this.#store = store
    this.#refresher = refresher
  }

  async run(): Promise<void> {
    for (let failures = 0; ; ) {
      await inView()
      const end = new AbortController()
      endLeftAlone(end)
      try {
        await this.#follow(end.signal, () => {
          failures = 0
        })
      } catch (error) {
        if (error instanceof ControlError && error.status === 401) {
          this.#store.link.set('locked')
          return
        }
      } finally {
        end.abort()
      }
      // A page that was left alone hangs up by itself; that is no loss.
      if (document.hidden) continue
      this.#store.link.set('lost')
      await new Promise((done) => setTimeout(done, AGAIN_MS[Math.min(failures++, AGAIN_MS.length - 1)]))
    }
  }

  async #follow(signal: AbortSignal, connected: () => void): Promise<void> {
    // A bench that was started anew numbers its events anew: what is known of the old one goes.
    const stream = await this.#store.client.events({ since: 0, reconnect: false, signal })
    connected()
    this.#waiting = []
    this.#store.events.set([])
    this.#store.link.set('live')
    this.#refresher.soon()
    for await (const event of stream) this.#take(event)
  }

  #take(event: LabEvent): void {
    this.#waiting.push(event)
    if (this.#planned) return
    this.#planned = true
    setTimeout(() => this.#deliver(), NOTIFY_MS)
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
    const sameUnits = fresh.every(({ type }) => !CHANGES_ALL.has(type))
    this.#refresher.soon(sameUnits ? new Set(fresh.map(({ device }) => device)) : undefined)
  }
}

/** Out of view for this long, a page gives its connection back: a browser has few of them for one address. */
const ALONE_MS = 60_000

/** Resolves as soon as the page is in view. */
function inView(): Promise<void> {
  if (!document.hidden) return Promise.resolve()
  return new Promise((seen) => document.addEventListener('visibilitychange', () => seen(), { once: true }))
}

/** Ends what `end` ends once the page has been out of view for a while. */
function endLeftAlone(end: AbortController): void {
  let timer = 0
  const look = () => {
    clearTimeout(timer)
    if (document.hidden) timer = window.setTimeout(() => end.abort(), ALONE_MS)
  }
  document.addEventListener('visibilitychange', look, { signal: end.signal })
  end.signal.addEventListener('abort', () => clearTimeout(timer))
  look()
}
