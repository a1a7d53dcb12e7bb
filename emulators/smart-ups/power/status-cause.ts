import type { Source } from '../commands.ts'

/**
 * Why the state of the unit last changed: UPSStatusChangeCause_EN, register 2. The index of a name is its number.
 */
export const STATUS_CAUSES = [
  'system-initialization',
  'high-input-voltage',
  'low-input-voltage',
  'distorted-input',
  'rapid-change-of-input-voltage',
  'high-input-frequency',
  'low-input-frequency',
  'frequency-or-phase-difference',
  'acceptable-input',
  'automatic-test',
  'test-ended',
  'local-ui-command',
  'protocol-command',
  'low-battery-voltage',
  'general-error',
  'power-system-error',
  'battery-system-error',
  'error-cleared',
  'automatic-restart',
  'distorted-inverter-output',
  'inverter-output-acceptable',
  'epo-interface',
  'input-phase-delta-out-of-range',
  'input-neutral-not-connected',
  'ats-transfer',
  'configuration-change',
  'alert-asserted',
  'alert-cleared',
  'plug-rating-exceeded',
  'outlet-group-state-change',
  'failure-bypass-expired',
] as const

export type StatusCause = (typeof STATUS_CAUSES)[number]

/** Register 2 after a command: a person at the panel, a port, or the unit's own schedule. */
export const CAUSE_OF_COMMAND: Readonly<Record<Source, StatusCause>> = {
  lcd: 'local-ui-command',
  rj45: 'protocol-command',
  usb: 'protocol-command',
  smartslot1: 'protocol-command',
  smartslot2: 'protocol-command',
  network: 'protocol-command',
  scheduler: 'automatic-restart',
}
