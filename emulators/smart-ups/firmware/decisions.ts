import type { Source } from '../commands.ts'
import type { Fault } from '../faults.ts'
import type { StatusCause } from '../power/status-cause.ts'
import type {
  AlarmContext,
  AlarmMoment,
  FalseAlarm,
  InputAtLimit,
  Occasion,
  PendingOff,
  PortRequest,
  Reading,
  ReadingContext,
  Replacement,
  SelfTestPlan,
  SelfTestStart,
  ShownText,
  SignalContext,
  Transfer,
  TurnOn,
  UpdateEffect,
  UpdateInstalled,
  UpdateTransfer,
  UpdateTransferAnswer,
} from './circumstances.ts'

export type { PendingOff } from './circumstances.ts'

/**
 * The named points at which a unit asks its firmware what to do. The values below are what sound firmware
 * answers; a defect (one file each in `defects/`) gives another answer, and nothing else in the unit knows
 * that defects exist.
 */
export interface Decisions {
  /**
   * A SmartSlot card requests its shutdown while an off, sleep or shutdown is already counting down.
   * `keep` ignores the card, as documented for RequestShutdown; `replace-wake-rule` turns what was pending
   * into "come back when AC is valid"; `replace-and-reload` also restarts the turn-off countdown.
   */
  slotShutdownWhileOffPending: (when: PendingOff) => 'keep' | 'replace-wake-rule' | 'replace-and-reload'
  /** A cancel reaches a group whose sleep has already turned it off. */
  cancelWhileAsleep: () => 'cancel' | 'ignore'
  /** AC fails and returns while a group sleeps. */
  acReturnWhileAsleep: () => 'keep-sleeping' | 'wake'

  // Power path.
  /** Alarms that are raised at a moment though nothing is wrong. Sound firmware raises none. */
  falseAlarms: (moment: AlarmMoment, when: AlarmContext) => readonly FalseAlarm[]
  /** Whether an output that is to go on does. Sound firmware turns it on. */
  outputTurnsOn: (when: TurnOn) => boolean

  /** How long line and battery take turns while the input is at a limit, ms. Sound firmware stays on battery: 0. */
  transferChatterMs: (when: InputAtLimit) => number
  /** How long the output has no supply in a transfer, ms. Data sheets of line-interactive units say 8 at most. */
  transferGapMs: (when: Transfer) => number
  /** By how many hertz the input may be off its nominal frequency. */
  frequencyReach: (nominal: 50 | 60) => number
  /** Whether the transfer points that are set count, or those that were shipped. */
  followsTransferPoints: () => boolean
  /** Whether the electronics stay awake through a sleep longer than they last without a supply. */
  staysAwakeAsleep: () => boolean
  /** Whether an output that came back by itself is followed by a self-test. */
  selfTestOnReturn: (when: Occasion) => boolean

  // Battery and what is measured.
  /** Watts that a unit draws from its battery while output and input are off; null for none. */
  standbyDrain: () => number | null
  /** A measured value as it is reported. Sound firmware reports what it measures. */
  reading: (name: Reading, value: number, context: ReadingContext) => number
  /** The runtime as ordinary USB HID reports show it, seconds. */
  usbRuntime: (seconds: number) => number
  /** The day on which the battery is to be replaced, given the right one, days since 2000-01-01. */
  replaceBatteryOn: (day: number, when: Replacement) => number

  // Self-test.
  /** How a self-test goes. Sound firmware runs it at once, for its usual time, and tells what the battery deserves. */
  selfTest: (start: SelfTestStart) => SelfTestPlan
  /** How long after the last test the next scheduled one starts, given the interval that is set, ms. */
  selfTestIntervalMs: (ms: number) => number

  // Front panel and identity.
  /** A text as it is shown. */
  shownText: (which: ShownText, text: string) => string

  /** The card in the slot as the panel names it, given the one that is there and the one before it. */
  shownCard: (now: string, before: string) => string
  /** Whether the panel offers outlet groups while a card has taken over the ports that would switch them. */
  outletMenusBehindCard: () => boolean
  /** Whether an alarm stays on the home screen until a key is pressed, though it is over. */
  alarmStaysShown: () => boolean
  /** Whether the lamps scroll while an output sleeps. */
  sleepLamp: () => boolean
  /** Whether a choice made in the menu is taken; the setting by its name. */
  menuTakesEffect: (setting: string) => boolean
  /** Whether these alarms, which are really there, sound. */
  alarmsSound: (faults: readonly Fault[]) => boolean
  /** Whether the menu has items of an Ethernet port, given whether the unit has one. */
  ethernetItems: (hasPort: boolean) => boolean

  // Log.
  /** Why the state changed after a command (Modbus register 2), given the right cause. */
  causeOfCommand: (right: StatusCause, source: Source) => StatusCause
  /** Why the last transfer happened, as the log has it; null when it does not know. */
  loggedCause: (right: StatusCause) => StatusCause | null
  /** When it happened, as the log has it, given the device time, ms. */
  loggedAt: (at: number) => number

  // Outlets.
  /** Whether a group shows as on, given that it is. */
  outletShownOn: (on: boolean, when: { readonly main: boolean; readonly byPanel: boolean }) => boolean

  // Firmware update.
  /** What becomes of a file while the running firmware receives it. */
  updateTransfer: (when: UpdateTransfer) => UpdateTransferAnswer
  /** What the installed firmware does to a unit beside running. */
  updateEffects: (when: UpdateInstalled) => readonly UpdateEffect[]

  // Wires.
  /** Whether a request at a port is answered. */
  portAnswers: (request: PortRequest) => boolean
  /** How much later than usual it is, ms. */
  portDelayMs: (request: PortRequest) => number
  /** After how many reports read USB falls silent until it is plugged anew; null when it never does. */
  usbFallsSilentAfter: () => number | null
  /** Whether USB answers after the host was asleep. */
  usbSurvivesSuspend: () => boolean
  /** By how many registers a Modbus read over USB misses what was asked for. */
  modbusReadShift: (when: Occasion) => number
  /** An answer of UPS-Link, given the right one, the character asked, and the one before it. */
  upsLinkAnswer: (right: string, asked: string, before: string) => string
  /** Whether Microlink describes the values of settings and causes as they are. */
  microlinkUsageInfo: () => 'right' | 'wrong'
  /** Whether the line-fail and low-battery contacts are closed, given that they should be. */
  signalContacts: (
    contacts: { readonly lineFail: boolean; readonly lowBattery: boolean },
    context: SignalContext,
  ) => { readonly lineFail: boolean; readonly lowBattery: boolean }
  /** For how long after the output went on the low-battery contact is closed without a reason, ms. */
  lowBatteryPulseMs: () => number
  /** Reports that are exchanged: RemainingTimeLimit and AudibleAlarmControl. */
  hidSwapsLimitAndAlarm: () => boolean
  /** HID PresentStatus.ShutdownImminent, given what it should be. */
  hidShutdownImminent: (imminent: boolean) => boolean
  /** How registers of the load-shedding settings behave. */
  loadShedRegisters: () => 'right' | 'wrong'
  /** How many Modbus TCP clients a unit ever accepts; null when there is no such end. */
  tcpClientsEver: () => number | null
  /** HID PresentStatus.ShutdownRequested, given whether a turn-off countdown runs. */
  hidShutdownRequested: (pending: boolean) => boolean
  /** What a write of HID DelayBeforeReboot does. */
  hidDelayBeforeReboot: () => 'sleep' | 'nothing'
  /** What the `nth` write of HID DelayBeforeShutdown does, counted from 1. */
  hidDelayBeforeShutdown: (nth: number) => 'off' | 'nothing'
  /** The USB product id of the unit's own port. */
  usbProductId: () => number
  /** How the HID report descriptor declares the ranges of runtime and shutdown countdown. */
  hidLogicalLimits: () => 'right' | 'wrong'
  /** After how many requests the HID tunnel falls silent until the device is reset; null when it never does. */
  tunnelFallsSilentAfter: () => number | null
  /** Whether Modbus is on, given what the menu setting says. */
  modbusEnabled: (setting: boolean) => boolean
}

/** A started test shows as pending for a second, so that a client's first look never sees the old result. */
const SOUND_SELF_TEST: SelfTestPlan = {
  refused: false,
  pendingSeconds: 1,
  extraSeconds: 0,
  outcome: null,
  dropsLoad: false,
}

export const soundDecisions: Decisions = {
  slotShutdownWhileOffPending: () => 'keep',
  cancelWhileAsleep: () => 'cancel',
  acReturnWhileAsleep: () => 'keep-sleeping',
  falseAlarms: () => [],
  outputTurnsOn: () => true,
  transferChatterMs: () => 0,
  transferGapMs: () => 8,
  frequencyReach: () => 3,
  followsTransferPoints: () => true,
  staysAwakeAsleep: () => true,
  selfTestOnReturn: () => false,
  standbyDrain: () => null,
  reading: (_name, value) => value,
  usbRuntime: (seconds) => seconds,
  replaceBatteryOn: (day) => day,
  selfTest: () => SOUND_SELF_TEST,
  selfTestIntervalMs: (ms) => ms,
  shownText: (_which, text) => text,
  shownCard: (now) => now,
  outletMenusBehindCard: () => false,
  alarmStaysShown: () => false,
  sleepLamp: () => true,
  menuTakesEffect: () => true,
  alarmsSound: () => true,
  ethernetItems: (hasPort) => hasPort,
  causeOfCommand: (right) => right,
  loggedCause: (right) => right,
  loggedAt: (at) => at,
  outletShownOn: (on) => on,
  updateTransfer: () => 'taken',
  updateEffects: () => [],
  portAnswers: () => true,
  portDelayMs: () => 0,
  usbFallsSilentAfter: () => null,
  usbSurvivesSuspend: () => true,
  modbusReadShift: () => 0,
  upsLinkAnswer: (right) => right,
  microlinkUsageInfo: () => 'right',
  signalContacts: (contacts) => contacts,
  lowBatteryPulseMs: () => 0,
  hidSwapsLimitAndAlarm: () => false,
  hidShutdownImminent: (imminent) => imminent,
  loadShedRegisters: () => 'right',
  tcpClientsEver: () => null,
  hidShutdownRequested: (pending) => pending,
  hidDelayBeforeReboot: () => 'sleep',
  hidDelayBeforeShutdown: () => 'off',
  usbProductId: () => 0x0003,
  hidLogicalLimits: () => 'right',
  tunnelFallsSilentAfter: () => null,
  modbusEnabled: (setting) => setting,
}
