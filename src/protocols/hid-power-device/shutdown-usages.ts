import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { InterfaceState } from './report.ts'

/** The group whose countdowns stand for the unit's: the main one, or the first where there is none. */
export const reportingGroup = (ups: SmartUps) => ups.outlets.get('MOG') ?? ups.outlets.groups[0]!

/** A countdown as HID shows it: -1 when none runs. */
export const idle = (seconds: number) => (seconds > 0 ? seconds : -1)

/** DelayBeforeShutdown, report 0x12: seconds to the output going off, -1 when nothing is pending. */
export function readDelayBeforeShutdown(ups: SmartUps): number {
  return idle(reportingGroup(ups).turnOffCountdown)
}

/** DelayBeforeReboot, report 0x13: seconds the output stays off, -1 when it is not going to. */
export function readDelayBeforeReboot(ups: SmartUps): number {
  const group = reportingGroup(ups)
  return group.process?.kind === 'sleep' || group.process?.kind === 'reboot'
    ? idle(group.stayOffCountdown)
    : -1
}

/** Forgets whatever the outlets are in the middle of. */
export function cancelAll(ups: SmartUps, { source }: Pick<InterfaceState, 'source'>): void {
  ups.command({ action: 'cancel', targets: 'all', source })
}

/**
 * Off after so many seconds, to stay off; -1 cancels every off sequence (application note 178). A new value takes
 * the place of a countdown that runs: assumed, since the note tells of no refusal.
 */
export function writeDelayBeforeShutdown(ups: SmartUps, seconds: number, state: InterfaceState): boolean {
  if (seconds < -1) return false
  state.shutdownWrites++
  if (seconds >= 0 && ups.firmware.decide.hidDelayBeforeShutdown(state.shutdownWrites) === 'nothing')
    return true
  cancelAll(ups, state)
  if (seconds < 0) return true
  const { source } = state
  return ups.command({ action: 'off', targets: 'all', source, offDelaySeconds: seconds }).accepted
}

/**
 * Off after the configured delay, for so many seconds, then on with AC. -1 while the output is off cancels the
 * timer, so that it stays off; -1 while it is on does nothing (application note 178).
 */
export function writeDelayBeforeReboot(ups: SmartUps, seconds: number, state: InterfaceState): boolean {
  if (seconds < -1) return false
  if (seconds < 0) {
    if (!ups.outlets.anyOn) cancelAll(ups, state)
    return true
  }
  if (ups.firmware.decide.hidDelayBeforeReboot() === 'nothing') return true
  cancelAll(ups, state)
  const sleep = { action: 'sleep', targets: 'all', source: state.source, useOffDelay: true } as const
  return ups.command({ ...sleep, seconds: Math.max(1, seconds) }).accepted
}
