import { checkCallback, refuseValue } from '../../emulators/smart-ups/check-value.ts'
import type { UpsEvent } from '../../emulators/smart-ups/events.ts'
import type { HostEvent } from './hosts/host-event.ts'
import type { MissedEvent } from './unit/missed-event.ts'
import type { PresenceEvent, RestoredEvent } from './unit/presence-event.ts'
import type { SilenceEvent } from './unit/silence-event.ts'
import type { TroubleEvent } from './unit/trouble-event.ts'

/** What may happen to a device. */
export type DeviceEvent =
  | UpsEvent
  | HostEvent
  | SilenceEvent
  | TroubleEvent
  | PresenceEvent
  | RestoredEvent
  | MissedEvent

/** An event of some device, numbered over the whole bench. */
export type LabEvent = { readonly id: number; readonly device: string } & DeviceEvent

/** How many events are kept for those who come later. */
const KEPT = 1000

/** What happened on the bench, newest last, and who listens. */
export class Journal {
  #next = 1
  readonly #events: LabEvent[] = []
  readonly #listeners = new Set<(event: LabEvent) => void>()

  add(device: string, event: DeviceEvent): void {
    const numbered = { id: this.#next++, device, ...event }
    this.#events.push(numbered)
    if (this.#events.length > KEPT) this.#events.shift()
    for (const listener of this.#listeners) listener(numbered)
  }

  /** Events after number `id` that are still kept. */
  since(id: number): readonly LabEvent[] {
    if (typeof id !== 'number' || Number.isNaN(id)) refuseValue('since', id, 'the number of an event')
    return this.#events.filter((event) => event.id > id)
  }

  /** The number of the newest event; 0 when there was none. */
  get last(): number {
    return this.#next - 1
  }

  /** What is lost of the events after number `id`, for one who was there; undefined when all of them are kept. */
  missedAfter(id: number): Pick<MissedEvent, 'from' | 'to' | 'restarted'> | undefined {
    const oldest = this.#events[0]?.id ?? this.#next
    // A number that was never given here is of a bench before this one.
    if (id > this.last) return { from: 1, to: oldest - 1, restarted: true }
    return id === 0 || oldest <= id + 1 ? undefined : { from: id + 1, to: oldest - 1, restarted: false }
  }

  listen(listener: (event: LabEvent) => void): () => void {
    checkCallback('listener', listener)
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
