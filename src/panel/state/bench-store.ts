import { type ControlClient, createClient } from '../../client/client.ts'
import { ControlError } from '../../client/control-error.ts'
import type { Capabilities, Clock, DeviceState, Event as LabEvent, Model } from '../../client/types.ts'
import { Cell } from './cell.ts'
import { History } from './history.ts'
import { Notices } from './notices.ts'
import { refusalWords } from './refusal-words.ts'
import type { Undo } from './undo.ts'

/** How the page stands to the bench: `locked` wants a token, `lost` tries again by itself. */
export type Link = 'connecting' | 'live' | 'lost' | 'locked'

/** What the page knows of the bench. Views watch its cells; `Refresher` and `Follower` fill them. */
export class BenchStore {
  readonly client: ControlClient
  readonly link = new Cell<Link>('connecting')
  readonly ids = new Cell<readonly string[]>([])
  /** The unit that the address named last: who comes back from another view finds it again. */
  readonly lastUnit = new Cell<string | undefined>(undefined)
  readonly clock = new Cell<Clock | null>(null)
  /** How often the bench was started anew while the page looked at it. */
  readonly restarts = new Cell(0)
  /** Newest last, bounded by the follower. */
  readonly events = new Cell<readonly LabEvent[]>([])
  readonly notices = new Notices()
  /** The last action, where it can be taken back. */
  readonly undo = new Cell<Undo | null>(null)
  /** Where each view was left: who comes back finds it as it was. */
  readonly left = new Map<string, string>()
  /** The last line of traffic that was cleared away. */
  cleared = 0
  /** A jump of time is under way, which reads the bench itself: a reading of anybody else would bear the wrong time. */
  jumping = false
  /** Wakes whoever reads the bench: something was done. */
  onDone: () => void = () => {}
  readonly #units = new Map<string, Cell<DeviceState | undefined>>()
  readonly #histories = new Map<string, History>()
  /** Units whose past was asked for. */
  readonly #pasts = new Set<string>()
  #capabilities: Cell<Capabilities | null> | undefined
  /** Of the last reading of what changed. */
  #turn: number | undefined
  /** Units whose state came between two readings: if it is by now as at the first, the second does not bring it. */
  readonly #between = new Set<string>()
  readonly #models = new Map<string, Cell<Model | null>>()

  constructor(token: string | undefined) {
    this.client = createClient({ url: window.location.origin, ...(token === undefined ? {} : { token }) })
  }

  unit(id: string): Cell<DeviceState | undefined> {
    return kept(this.#units, id, () => new Cell<DeviceState | undefined>(undefined))
  }

  history(id: string): History {
    return kept(this.#histories, id, () => new History())
  }

  /** Takes in the time of the bench. One of another run says that what is known of the run before is over. */
  takeClock(clock: Clock): void {
    const before = this.clock.value
    this.clock.set(clock)
    if (before === null || before.run === clock.run) return
    for (const history of this.#histories.values()) history.clear()
    this.#pasts.clear()
    this.#models.clear()
    this.cleared = 0
    this.undo.set(null)
    this.restarts.set(this.restarts.value + 1)
    this.notices.say('refused', 'The bench was started anew: this is another run of it.')
  }

  /** Asks the bench, once, for the readings of a unit from before this page was there. */
  askPast(id: string): void {
    if (this.#pasts.has(id)) return
    this.#pasts.add(id)
    void this.quietly(async () => this.history(id).prepend(await this.client.getSeries(id)))
  }

  /** What the bench can do, asked for once. */
  get capabilities(): Cell<Capabilities | null> {
    this.#capabilities ??= this.#asked(() => this.client.getCapabilities())
    return this.#capabilities
  }

  #asked<T>(ask: () => Promise<T>): Cell<T | null> {
    const cell = new Cell<T | null>(null)
    void this.quietly(async () => cell.set(await ask()))
    return cell
  }

  /** The catalogue's entry of a model, asked for once. */
  model(name: string): Cell<Model | null> {
    return kept(this.#models, name, () => this.#asked(() => this.client.getModel(name)))
  }

  /** Reads what is not as it was at the last reading; only those units are drawn again. */
  async readChanges(): Promise<void> {
    const since = this.#turn
    const { turn, clock, ids, devices } = await this.client.getChanges(since === undefined ? {} : { since })
    const before = this.clock.value?.run
    this.takeClock(clock)
    // A number of the run before means nothing to this one: everything is read once more.
    if (since !== undefined && before !== clock.run) {
      this.#turn = undefined
      return this.readChanges()
    }
    this.#turn = turn
    this.#takeAll(ids, devices, clock.seconds)
    const sent = new Set(devices.map(({ id }) => id))
    const unsure = [...this.#between].filter((id) => !sent.has(id) && ids.includes(id))
    this.#between.clear()
    for (const id of unsure) this.#take(await this.client.getDevice(id))
  }

  #takeAll(ids: readonly string[], changed: readonly DeviceState[], at: number): void {
    if (ids.join('\n') !== this.ids.value.join('\n')) {
      // Who looks at one that was taken away sees that it is gone.
      for (const [id, cell] of this.#units) if (!ids.includes(id)) cell.set(undefined)
      this.ids.set(ids)
    }
    for (const device of changed) this.#take(device)
    // One that stays as it was has a reading of this moment all the same.
    for (const id of ids) {
      const device = this.unit(id).value
      if (device) this.history(id).note(at, device)
    }
  }

  /** Takes in a state that came with an answer. */
  take(device: DeviceState): void {
    this.#between.add(device.id)
    this.#take(device)
  }

  #take(device: DeviceState): void {
    const cell = this.unit(device.id)
    // Whether it differs matters only to those who would draw it again; of hundreds of units few are in view.
    if (cell.watched && sameText(cell.value, device)) return
    cell.set(device)
  }

  /** Whether anybody looks at a unit now. */
  isWatched(id: string): boolean {
    return this.unit(id).watched
  }

  /** Does something to the bench; a refusal is shown as a notice. Whether it was done. What cannot be taken back says no `undo`. */
  async act(action: () => Promise<unknown>, undo: Undo | null = null): Promise<boolean> {
    try {
      await action()
      this.#remember(undo)
      this.onDone()
      return true
    } catch (error) {
      this.refused(error)
      return false
    }
  }

  /** Changes a unit; `back` is the call that takes it back. */
  change(what: string, to: () => Promise<DeviceState>, back?: () => Promise<DeviceState>): Promise<boolean> {
    const undo = back ? { what, back: async () => this.take(await back()) } : null
    return this.act(async () => this.take(await to()), undo)
  }

  /** Reads something for somebody; a refusal is shown as a notice. */
  async attempt(action: () => Promise<unknown>): Promise<void> {
    try {
      await action()
    } catch (error) {
      this.refused(error)
    }
  }

  /** Takes the last action back. */
  async takeBack(): Promise<void> {
    const { value } = this.undo
    if (value && (await this.act(() => value.back()))) this.notices.say('done', `Taken back: ${value.what}`)
  }

  #remember(undo: Undo | null): void {
    const before = this.undo.value
    this.undo.set(undo)
    // Where it is gone already there is nothing to let go of.
    before?.forget?.().catch(() => {})
  }

  /** Reads something that may fail because the bench is away, which the link shows already, or because its unit was taken off. */
  async quietly(action: () => Promise<unknown>): Promise<void> {
    try {
      await action()
    } catch (error) {
      if (error instanceof ControlError && error.status !== 404) this.refused(error)
    }
  }

  refused(error: unknown): void {
    if (error instanceof ControlError && error.status === 401) this.link.set('locked')
    else this.notices.say('refused', refusalWords(error))
  }
}

function sameText(a: unknown, b: unknown): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b)
}

function kept<V>(map: Map<string, V>, key: string, make: () => V): V {
  const found = map.get(key) ?? make()
  map.set(key, found)
  return found
}
