import type { Source } from '../commands.ts'

/** What the firmware can take into account when a SmartSlot card interferes with a pending off. */
export interface PendingOff {
  readonly acValid: boolean
  /** Who commanded what is pending. */
  readonly origin: Source
}

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
  /** The estimated runtime, in seconds, as it is reported. */
  reportedRuntime: (seconds: number) => number
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

export const soundDecisions: Decisions = {
  slotShutdownWhileOffPending: () => 'keep',
  cancelWhileAsleep: () => 'cancel',
  acReturnWhileAsleep: () => 'keep-sleeping',
  reportedRuntime: (seconds) => seconds,
  hidShutdownRequested: (pending) => pending,
  hidDelayBeforeReboot: () => 'sleep',
  hidDelayBeforeShutdown: () => 'off',
  usbProductId: () => 0x0003,
  hidLogicalLimits: () => 'right',
  tunnelFallsSilentAfter: () => null,
  modbusEnabled: (setting) => setting,
}
