import type { SlotName } from '../../../emulators/smart-ups/commands.ts'
import type { UnitWithCards } from '../cards/card-slots.ts'
import type { DeviceEndpoint } from '../unit/device-endpoint.ts'
import type { EndpointContext } from './endpoint-context.ts'
import { type OpenEndpoint, openCardEndpoints, openUnitEndpoints } from './open-endpoints.ts'

/** The open endpoints of one unit: its own, and those of its cards, which open and close as cards come and go. */
export class DeviceEndpoints {
  readonly #unit: UnitWithCards
  readonly #context: EndpointContext
  #own: readonly OpenEndpoint[] = []
  readonly #ofCards = new Map<SlotName, { readonly card: object; readonly open: readonly OpenEndpoint[] }>()
  /** Ports are opened and closed one after the other, however fast cards are moved. */
  #turn: Promise<void> = Promise.resolve()
  #stopWatching: () => void = () => {}
  /** Whoever moves a card waits for its ports and takes the error. */
  #moving = false
  #closed = false

  constructor(unit: UnitWithCards, context: EndpointContext) {
    this.#unit = unit
    this.#context = context
  }

  /** Where its open ports can be reached. */
  get list(): readonly DeviceEndpoint[] {
    const ofCards = this.#unit.ups.slots.names.flatMap((slot) => this.#ofCards.get(slot)?.open ?? [])
    return [...this.#own, ...ofCards].map(({ endpoint }) => endpoint)
  }

  /** Opens every endpoint and follows the cards from now on. @throws PortError when one cannot be had */
  async open(): Promise<void> {
    this.#own = await openUnitEndpoints(this.#unit, this.#context)
    await this.#followCards()
    this.#stopWatching = this.#unit.ups.on(({ type }) => {
      if (type === 'card' && !this.#moving) this.#followCards().catch(this.#context.failed)
    })
  }

  /** Follows a card that `move` puts in or takes out. @throws PortError when a port of it cannot be had */
  async moveCard(move: () => void): Promise<void> {
    this.#moving = true
    try {
      move()
    } finally {
      this.#moving = false
    }
    await this.#followCards()
  }

  /** Closes the ports of cards that are gone and opens those of cards that are new. */
  #followCards(): Promise<void> {
    const turn = this.#turn.then(() => this.#follow())
    this.#turn = turn.catch(() => {})
    return turn
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#stopWatching()
    await this.#turn
    await this.#closeCards([...this.#ofCards.keys()])
    const own = this.#own
    this.#own = []
    await Promise.all(own.map(({ close }) => close()))
  }

  async #follow(): Promise<void> {
    if (this.#closed) return
    const { fitted } = this.#unit.slots
    const gone = [...this.#ofCards].filter(([, { card }]) => !fitted.some((each) => each.card === card))
    await this.#closeCards(gone.map(([slot]) => slot))
    for (const { slot, card, ports } of fitted) {
      if (this.#ofCards.has(slot)) continue
      // A card whose ports cannot be had is reported once, and asked for them again when it is fitted again.
      this.#ofCards.set(slot, { card, open: [] })
      this.#ofCards.set(slot, { card, open: await openCardEndpoints(this.#unit, ports, this.#context) })
    }
  }

  async #closeCards(slots: readonly SlotName[]): Promise<void> {
    const open = slots.flatMap((slot) => this.#ofCards.get(slot)?.open ?? [])
    for (const slot of slots) this.#ofCards.delete(slot)
    await Promise.all(open.map(({ close }) => close()))
  }
}
