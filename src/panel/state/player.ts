import type { PlayScenarioBody, ScenarioPlay } from '../../client/types.ts'
import { addressOf } from './address.ts'
import type { BenchStore } from './bench-store.ts'
import { Cell } from './cell.ts'

/** How often a scenario that is played is looked at. */
const EVERY_MS = 500

/** The scenario that is played on the bench. */
export class Player {
  readonly play = new Cell<ScenarioPlay | null>(null)
  readonly #store: BenchStore
  #timer = 0

  constructor(store: BenchStore) {
    this.#store = store
    // Whoever comes while one is played sees it, and one that somebody else begins puts units on the bench.
    store.link.watch(() => {
      if (store.link.value === 'live') void this.look()
    })
    store.ids.watch(() => void this.look())
  }

  /** Begins to play one, and leads to its units. */
  async begin(body: PlayScenarioBody): Promise<void> {
    await this.#store.act(async () => {
      const play = await this.#store.client.playScenario(body)
      this.#take(play)
      const { devices } = play
      window.location.hash =
        devices.length > 1
          ? addressOf(['together'], { units: devices.join(',') })
          : addressOf(['unit', devices[0]!])
    })
  }

  setSpeed(speed: number): Promise<boolean> {
    return this.#store.act(async () => this.#take(await this.#store.client.setPlay({ speed })))
  }

  stop(): Promise<boolean> {
    return this.#store.act(async () => this.#take(await this.#store.client.stopPlay()))
  }

  /** Takes its units off the bench, and puts it out of sight. */
  async clear(): Promise<void> {
    const { devices } = this.play.value ?? { devices: [] }
    this.play.set(null)
    const there = devices.filter((id) => this.#store.ids.value.includes(id))
    await this.#store.act(async () => {
      for (const id of there) await this.#store.client.removeDevice(id)
    })
  }

  async look(): Promise<void> {
    try {
      this.#take(await this.#store.client.getPlay())
    } catch {
      // The link shows that the bench is away; it is looked at again when it is back.
    }
  }

  #take(play: ScenarioPlay): void {
    const before = this.play.value
    // One that was over before this page came is nothing to show.
    if (before === null && play.state !== 'running') return
    this.play.set(play)
    clearTimeout(this.#timer)
    if (play.state === 'running') this.#timer = window.setTimeout(() => void this.look(), EVERY_MS)
  }
}
