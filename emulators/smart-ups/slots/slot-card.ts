import type { CommandResult, SlotName, UpsCommand } from '../commands.ts'
import type { UpsEventBody, UpsListener } from '../events.ts'
import type { SmartUps } from '../smart-ups.ts'

/** The facts of a unit that a card without a protocol of its own acts on. */
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

/** What a unit lets a card in its slot read, and the settings that the card may change. */
export type SlotUnit = Pick<
  SmartUps,
  | 'awake'
  | 'battery'
  | 'diagnostics'
  | 'faults'
  | 'firmware'
  | 'identity'
  | 'measurements'
  | 'model'
  | 'on'
  | 'outlets'
  | 'power'
  | 'replaceBatteryOn'
  | 'settings'
  | 'status'
  | 'traits'
>

/** A unit as the card in one of its slots sees it. */
export interface SlotHost {
  /** The slot that the card is in, which is the source of what it commands. */
  readonly slot: SlotName
  readonly now: () => number
  readonly view: () => SlotView
  readonly unit: SlotUnit
  /** Commands outlet groups from this slot. */
  readonly command: (command: Omit<UpsCommand, 'source'>) => CommandResult
  /** Asks for a shutdown of the whole unit, as simple signaling does: off, back when AC is valid. */
  readonly requestShutdown: () => void
  readonly startSelfTest: () => boolean
  readonly startCalibration: () => boolean
  readonly abortCalibration: () => boolean
  /** Into bypass or out of it; false on units without one. */
  readonly setBypass: (on: boolean) => boolean
  /** Lamps and beeper for a moment, as the alarm test does. */
  readonly testAlarm: () => void
  /** Silences the alarm that sounds now. */
  readonly muteAlarm: () => void
  /** Takes everything the unit reports from now on; what it returns ends that. */
  readonly watch: (listener: UpsListener) => () => void
  /** The unit and its cards are being put back as they were: what is due has to wait until they are. */
  readonly beingRestored: () => boolean
  readonly report: (event: UpsEventBody) => void
  /** The card changed: run what is due and show it. */
  readonly settle: () => void
}

/** State of the lines of a {@link SignalPort}. */
export interface SignalLines {
  /** A client's cable is plugged in. */
  readonly connected: boolean
  readonly onBattery: boolean
  readonly lowBattery: boolean
  /** The client holds its shutdown line. */
  readonly shutdownRequested: boolean
  /** The client has held its shutdown line for long enough while it was signalled. */
  readonly confirmed: boolean
}

/** A port of a card that signals a client by contacts and takes its shutdown line. */
export interface SignalPort {
  readonly name: string
  readonly lines: SignalLines
  /** Plugs the client's cable in or out. */
  connect(connected: boolean): void
  /** The client moves its shutdown line (pin 1). */
  raiseShutdownLine(high: boolean): void
}

/** A card that fits a SmartSlot. The unit calls `step` whenever something moved or `nextDueAt` has come. */
export interface SlotCard {
  /** Order number of the card. */
  readonly card: string
  /** The unit's own serial and USB ports are dead while this card is fitted. */
  readonly takesOverPorts?: boolean
  readonly signalPorts?: readonly SignalPort[]
  /** Software manages the unit through the card, as through a management card. */
  readonly managesUnit?: boolean
  /** The card is in the middle of ending an outage or a shutdown. */
  readonly busy?: boolean
  /** The unit's own serial port is left with simple signaling while this card is in a unit of that model. */
  forcesSimpleSignaling?(model: string): boolean
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
