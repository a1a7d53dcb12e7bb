import type { UpsEventBody } from './events.ts'

/** What a SmartSlot shows a card of its unit. */
export interface SlotView {
  readonly onBattery: boolean
  readonly lowBattery: boolean
  /** The output is off altogether. */
  readonly outputOff: boolean
  /** Every group that is on counts down to off; a single group's countdown does not count. */
  readonly wholeTurnOffPending: boolean
  /** Milliseconds until the last of these groups goes off; 0 when none is pending. */
  readonly turnOffInMs: number
}

/** The unit as a card in its SmartSlot sees it. */
export interface SlotHost {
  readonly now: () => number
  readonly view: () => SlotView
  /** Asks for a shutdown of the whole unit, as simple signaling does: off, back when AC is valid. */
  readonly requestShutdown: () => void
  readonly report: (event: UpsEventBody) => void
  /** The card changed: run what is due and show it. */
  readonly settle: () => void
}

/** A card that fits the SmartSlot. The unit calls `step` whenever something moved or `nextDueAt` has come. */
export interface SlotCard {
  /** Order number, for example `AP9624`. */
  readonly card: string
  /** The unit's own serial and USB ports are dead while this card is fitted (AP9620). */
  readonly takesOverPorts?: boolean
  insert(host: SlotHost): void
  remove(): void
  step(): boolean
  nextDueAt(): number | undefined
  /** Everything the card remembers, as plain data, and back. */
  save(): unknown
  load(saved: unknown): void
  /** State for the control API. */
  describe(): object
}
