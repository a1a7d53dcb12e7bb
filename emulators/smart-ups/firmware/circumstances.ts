import type { Source } from '../commands.ts'
import type { Fault } from '../faults.ts'
import type { UnitSettings } from '../settings/unit-settings.ts'

/** What the firmware can take into account when a SmartSlot card interferes with a pending off. */
export interface PendingOff {
  readonly acValid: boolean
  /** Who commanded what is pending. */
  readonly origin: Source
}

/** A moment of device time, ms, and the seed of what is rare. */
export interface Occasion {
  readonly at: number
  readonly seed: number
}

/** What happens to a unit at which some versions raise an alarm that has no cause. */
export const ALARM_MOMENTS = [
  'turned-on',
  'turned-off',
  'to-battery',
  'to-line',
  'load-dropped',
  'test-in-green',
  'alarm-in-green',
] as const
export type AlarmMoment = (typeof ALARM_MOMENTS)[number]

/** An alarm without a cause, and for how long it stands. */
export interface FalseAlarm {
  readonly fault: Fault
  /** `while-off` is until the output goes on. */
  readonly seconds: number | 'while-off'
}

/** What an alarm without a cause may depend on. */
export interface AlarmContext extends Occasion {
  /** External packs. */
  readonly packs: number
}

/** An input that the unit does not accept, or only just. */
export interface InputAtLimit {
  readonly voltage: number
  /** Ends of the window that the unit accepts, volts. */
  readonly lowest: number
  readonly highest: number
  readonly settings: Readonly<UnitSettings>
}

/** A transfer of the output from one source to the other. */
export interface Transfer {
  readonly to: 'battery' | 'line'
  readonly sensitivity: UnitSettings['sensitivity']
  readonly powerQuality: UnitSettings['powerQuality']
  /** Out of green mode. */
  readonly green: boolean
}

/** An output that is about to go on. */
export interface TurnOn extends Occasion {
  /** By a command, out of a sleep, or because the utility is back. */
  readonly why: 'command' | 'sleep-over' | 'utility-back'
  readonly inputVolts: number
  readonly nominalVolts: number
  readonly distorted: boolean
  readonly sensitivity: 'normal' | 'reduced' | 'low'
  /** The output went off because the battery was empty. */
  readonly afterLowBattery: boolean
}

/** What a unit measures and reports; each in the unit of its name. */
export type Reading =
  | 'runtimeSeconds'
  | 'chargePercent'
  | 'loadPercent'
  | 'outputAmperes'
  | 'outputHertz'
  | 'batteryCelsius'
  | 'energyWattHours'

/** What a wrong reading may depend on. */
export interface ReadingContext {
  readonly onBattery: boolean
  readonly loadPercent: number
  readonly packs: number
  readonly batteryConnected: boolean
  /** Days since the battery was put in. */
  readonly batteryAgeDays: number
  /** Runtime of the battery inside the unit alone, seconds. */
  readonly internalRuntimeSeconds: number
}

/** A self-test that is about to start. */
export interface SelfTestStart extends Occasion {
  readonly scheduled: boolean
  /** Capacity left of a new battery's, percent. */
  readonly healthPercent: number
}

/** How a self-test goes. */
export interface SelfTestPlan {
  /** Refused, as if the battery were disconnected. */
  readonly refused: boolean
  /** How long it shows as pending before it runs. */
  readonly pendingSeconds: number
  /** How much longer than usual it runs. */
  readonly extraSeconds: number
  /** What it ends in, whatever the battery is like; null for what the battery deserves. */
  readonly outcome: 'failed' | 'passed' | null
  /** The output goes off when it runs. */
  readonly dropsLoad: boolean
}

/** What may decide when the battery is to be replaced. */
export interface Replacement {
  /** Days since 2000-01-01. */
  readonly installedOn: number
  readonly today: number
  /** A management card is in a slot. */
  readonly managedByCard: boolean
}

/** Texts of the front panel and of identity that some versions show in another form. */
export type ShownText =
  | 'firmware'
  | 'runtime'
  | 'cartridge'
  | 'battery-date'
  | 'fahrenheit'
  | 'product-key'
  | 'external-packs'
  | 'outlet-message'
  | 'test-result'

/** A request that has come in at a port of the unit. */
export interface PortRequest {
  readonly port: 'serial' | 'usb'
  /** The order name of the unit. */
  readonly model: string
  /** Counted from 1, since the port was opened or plugged in. */
  readonly nth: number
  /** Bytes before it that were no request. */
  readonly noise: number
  /** A card that signals clients by contacts is fitted. */
  readonly expander: boolean
  readonly calibrating: boolean
}

/** Contacts of simple signaling, and what is going on. */
export interface SignalContext {
  readonly outputOff: boolean
  readonly acValid: boolean
}

/** How a file of firmware reaches a unit. */
export const UPDATE_WAYS = ['serial', 'usb', 'smartslot'] as const
export type UpdateWay = (typeof UPDATE_WAYS)[number]

/** A file that is being received. */
export interface UpdateTransfer {
  readonly via: UpdateWay
  readonly outputOn: boolean
  /** The unit was without a supply for 60 s since it was put on the bench. */
  readonly coldStarted: boolean
}

export type UpdateTransferAnswer = 'taken' | 'timed-out' | 'output-on' | 'usb-failed'

/** What was there before the firmware that is asked. */
export interface UpdateInstalled {
  readonly from: string
  readonly via: UpdateWay
  readonly packs: number
  /** It was installed once already, in the same update. */
  readonly again: boolean
}

/** What an update can do to a unit. */
export type UpdateEffect =
  | 'installed-again'
  | 'dead'
  | 'restart-cycle'
  | 'serial-number-erased'
  | 'packs-renumbered'
  | 'new-battery-message'
  | 'battery-event'
