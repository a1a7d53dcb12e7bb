import type { OwnCardVersion } from '../../../emulators/network-management-card/firmware/known-versions.ts'
import type { SlotName } from '../../../emulators/smart-ups/commands.ts'
import type { SignalPort, SlotCard } from '../../../emulators/smart-ups/slots/slot-card.ts'
import type { WiredUnit } from '../unit/wired-unit.ts'
import type { AnyCardConfig, CardKind, SlottedCard } from './card-kind.ts'
import type { CardPort } from './card-port.ts'
import { cardKind } from './index.ts'

/** A unit and the cards that belong to its slots. */
export interface UnitWithCards extends WiredUnit {
  readonly slots: CardSlots
}

/** A card of a unit, and what is known of it. */
interface OwnedCard extends SlottedCard<SlotCard, AnyCardConfig> {
  readonly kind: CardKind
  readonly ports: readonly CardPort[]
}

/** A card that lies beside its unit: what it remembers. */
export interface CardAside {
  readonly card: string
  readonly memory: unknown
}

/**
 * The cards of a unit: in its slots, or beside it after they were taken out. A card that comes back is as it was, with
 * its switches and its cables.
 */
export class CardSlots {
  readonly #unit: WiredUnit
  readonly #versions: readonly OwnCardVersion[]
  readonly #owned = new Map<SlotName, OwnedCard>()

  /** @param versions of card firmware that are in no table */
  constructor(unit: WiredUnit, versions: readonly OwnCardVersion[]) {
    this.#unit = unit
    this.#versions = versions
  }

  /** Every card of the unit, fitted or beside it. */
  get owned(): readonly OwnedCard[] {
    return [...this.#owned.values()]
  }

  /** The cards that are fitted, first slot first. */
  get fitted(): readonly OwnedCard[] {
    const { slots } = this.#unit.ups
    return slots.names.flatMap((slot) => {
      const owned = this.#owned.get(slot)
      return owned && slots.cards.get(slot) === owned.card ? [owned] : []
    })
  }

  in(slot: SlotName): OwnedCard | undefined {
    return this.fitted.find((owned) => owned.slot === slot)
  }

  /** The ports of fitted cards. */
  get ports(): readonly CardPort[] {
    return this.fitted.flatMap(({ ports }) => ports)
  }

  /** A port of a fitted card by its name on the bench (`smartslot1.serial`) or within its card (`serial`). */
  port(name: string): CardPort | undefined {
    const { ports } = this
    return ports.find(({ port }) => port === name) ?? ports.find((port) => port.name === name)
  }

  signalPort(name: string): SignalPort | undefined {
    return this.#unit.ups.slots.signalPort(name)
  }

  /** Puts the card that lies beside the unit into its slot, before anybody watches the unit. */
  putIn(slot: SlotName): void {
    this.#unit.ups.fit(this.#owned.get(slot)?.card, slot)
  }

  /** Lays a card beside its unit. */
  own(slot: SlotName, config: AnyCardConfig): void {
    const kind = cardKind(config.card)
    const card = kind.make(config, this.#versions, `${this.#unit.id} ${slot}`)
    const slotted = { unit: this.#unit, slot, card, config }
    this.#owned.set(slot, { ...slotted, kind, ports: kind.ports(slotted) })
  }

  /**
   * Puts a card into a slot in place of what is there. A configuration of nothing but the order number of the card that
   * was there last brings that card back.
   *
   * @throws RangeError when the unit has no such slot
   */
  fit(slot: SlotName, config: AnyCardConfig): void {
    const last = this.#owned.get(slot)
    const bare = Object.keys(config).length === 1
    const same = bare && last?.card.card === config.card
    if (same && this.in(slot)) return
    this.takeOut(slot)
    const { ups } = this.#unit
    if (!same) this.own(slot, config)
    this.putIn(slot)
    ups.emit({ type: 'card', slot, card: config.card, what: 'fitted' })
  }

  /** Takes the card out of a slot and lays it beside the unit. */
  takeOut(slot: SlotName): void {
    const fitted = this.in(slot)
    if (!fitted) return
    const { ups } = this.#unit
    ups.fit(undefined, slot)
    ups.emit({ type: 'card', slot, card: fitted.card.card, what: 'taken out' })
  }

  /** What the cards beside the unit remember. */
  saveAside(): { readonly [S in SlotName]?: CardAside } {
    const aside = [...this.#owned].filter(([slot]) => !this.in(slot))
    return Object.fromEntries(
      aside.map(([slot, { card }]) => [slot, { card: card.card, memory: card.save() ?? null }]),
    )
  }

  /** Lays cards beside the unit as they were saved; slots that are full stay as they are. */
  loadAside(saved: { readonly [S in SlotName]?: CardAside }): void {
    for (const slot of this.#unit.ups.slots.names) {
      if (this.in(slot)) continue
      const aside = saved[slot]
      if (!aside) this.#owned.delete(slot)
      else {
        if (this.#owned.get(slot)?.card.card !== aside.card) this.own(slot, { card: aside.card })
        this.#owned.get(slot)!.card.load(structuredClone(aside.memory))
      }
    }
  }
}
