import { RefusedValueError } from '../check-value.ts'
import { SLOT_NAMES, type SlotName } from '../commands.ts'
import type { SignalPort, SlotCard, SlotHost } from './slot-card.ts'

/** How the panel names an empty slot. */
const NO_CARD = 'None'

/** The SmartSlots of a unit and the cards in them. */
export class Slots {
  /** The slots the unit has, first one first. */
  readonly names: readonly SlotName[]
  readonly #cards = new Map<SlotName, SlotCard>()
  readonly #host: (slot: SlotName) => SlotHost
  /** The card that was in the first slot before the present one. */
  cardBefore = NO_CARD
  /** The unit is being put back as it was: what it reports meanwhile is no news to a card, which is put back as well. */
  beingRestored = false

  /**
   * @param count how many slots the model has, 0 to 2
   * @param host the unit as a card in that slot sees it
   */
  constructor(count: number, host: (slot: SlotName) => SlotHost) {
    this.names = SLOT_NAMES.slice(0, count)
    this.#host = host
  }

  /** The cards that are fitted, by slot. */
  get cards(): ReadonlyMap<SlotName, SlotCard> {
    return this.#cards
  }

  /** The card in the first slot, by its order number. */
  get cardName(): string {
    const [first] = this.names
    return (first && this.#cards.get(first)?.card) ?? NO_CARD
  }

  /** The card that has taken over the unit's own ports. */
  get portTaker(): SlotCard | undefined {
    return [...this.#cards.values()].find((card) => card.takesOverPorts)
  }

  /** A fitted card leaves the unit's own serial port with simple signaling. */
  forceSimpleSignaling(model: string): boolean {
    return [...this.#cards.values()].some((card) => card.forcesSimpleSignaling?.(model))
  }

  /** A fitted card is in the middle of ending an outage or a shutdown. */
  get busy(): boolean {
    return [...this.#cards.values()].some((card) => card.busy)
  }

  /** The ports of fitted cards that signal clients by contacts. */
  get signalPorts(): readonly SignalPort[] {
    return [...this.#cards.values()].flatMap((card) => card.signalPorts ?? [])
  }

  signalPort(name: string): SignalPort | undefined {
    return this.signalPorts.find((port) => port.name === name)
  }

  /**
   * Puts a card into a slot in place of what was there, or empties it.
   *
   * @throws RangeError when the unit has no such slot
   */
  fit(slot: SlotName, card: SlotCard | undefined): void {
    if (!this.names.includes(slot))
      throw new RefusedValueError(
        `there is no ${slot}; the unit has: ${this.names.join(', ') || 'no SmartSlot'}`,
      )
    if (slot === this.names[0]) this.cardBefore = this.cardName
    this.#cards.get(slot)?.remove()
    this.#cards.delete(slot)
    if (!card) return
    this.#cards.set(slot, card)
    card.insert(this.#host(slot))
  }

  /** Runs every card; whether one of them moved. */
  step(): boolean {
    let moved = false
    for (const card of this.#cards.values()) moved = card.step() || moved
    return moved
  }

  nextDueAt(): number | undefined {
    const dues = [...this.#cards.values()].map((card) => card.nextDueAt() ?? Number.POSITIVE_INFINITY)
    const next = Math.min(...dues)
    return Number.isFinite(next) ? next : undefined
  }
}
