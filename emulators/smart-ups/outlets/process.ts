import type { Source } from '../commands.ts'

/** What an outlet group is in the middle of. `off` and `on` end when the relay moves; the others come back. */
export const PROCESS_KINDS = ['off', 'on', 'shutdown', 'sleep', 'reboot'] as const
export type ProcessKind = (typeof PROCESS_KINDS)[number]

/**
 * Where it stands: counting down to off; staying off; waiting for AC and runtime; counting down to on.
 */
export const PHASES = ['turn-off', 'stay-off', 'wait', 'turn-on'] as const
export type Phase = (typeof PHASES)[number]

/** A running process: plain data, so that a snapshot is a copy. Times in milliseconds of device time. */
export interface Process {
  kind: ProcessKind
  phase: Phase
  source: Source
  /** When the outlet goes off; meaningful in phase `turn-off`. */
  turnOffAt: number
  stayOffMs: number
  /** When the time off is over; null until the outlet has gone off. */
  stayOffAt: number | null
  turnOnMs: number
  /** When the outlet comes on; null until that counts down. */
  turnOnAt: number | null
  /** Comes back without AC. */
  coldBoot: boolean
  /** Runtime the battery must offer before the group comes back, in ms. */
  minimumRuntimeMs: number
}

/** Why an outlet group last changed (the causes Microlink names, bit order of `OutletStatusChangeCause`). */
export const OUTLET_CAUSES = [
  'system-initialization',
  'ups-status-change',
  'local-user-command',
  'usb-port-command',
  'smartslot1-command',
  'load-shed-command',
  'rj45-port-command',
  'ac-input-bad',
  'unknown-command',
  'configuration-change',
  'smartslot2-command',
  'network-command',
  'network2-command',
  'low-runtime-set',
  'low-runtime-clear',
  'scheduled-command',
] as const
export type OutletCause = (typeof OUTLET_CAUSES)[number]

export const CAUSE_OF_SOURCE: Readonly<Record<Source, OutletCause>> = {
  rj45: 'rj45-port-command',
  usb: 'usb-port-command',
  lcd: 'local-user-command',
  smartslot1: 'smartslot1-command',
  smartslot2: 'smartslot2-command',
  network: 'network-command',
  scheduler: 'scheduled-command',
}
