import { SECOND, secondsUntil } from '../../../emulators/clock/clock.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { LegacyState } from './legacy-state.ts'
import { cancelAll, idle, reportingGroup } from './shutdown-usages.ts'

/** A shorter DelayBeforeReboot counts down this long (apcupsd's source). */
const SHORTEST_REBOOT = 90

/** DelayBeforeShutdown, reports 0x12 and 0x27 alike: seconds to the output going off. */
export const readShutdown = (ups: SmartUps): number => idle(reportingGroup(ups).turnOffCountdown)

/** DelayBeforeReboot, reports 0x13 and 0x29: the same countdown, when the output is to come back with the mains. */
export const readReboot = (ups: SmartUps): number =>
  reportingGroup(ups).process?.kind === 'shutdown' ? readShutdown(ups) : -1

/** DelayBeforeStartup, report 0x28: seconds to the output coming on, or what is armed for it. */
export function readStartup(ups: SmartUps, { startup, startupDelay }: LegacyState): number {
  if (startup) return secondsUntil(startup.dueAt, ups.clock.now)
  const group = reportingGroup(ups)
  if (group.process?.kind !== 'sleep') return startupDelay
  return idle(Math.max(0, group.turnOffCountdown) + Math.max(0, group.stayOffCountdown))
}

/**
 * Off after so many seconds. With DelayBeforeStartup armed both countdowns start now, and the output comes back at
 * the end of the second if the mains are good; otherwise it stays off. -1 cancels.
 */
export function writeShutdown(ups: SmartUps, seconds: number, state: LegacyState): boolean {
  if (seconds < -1) return false
  const { source, startupDelay } = state
  disarm(state)
  cancelAll(ups, state)
  if (seconds < 0) return true
  const off = { targets: 'all', source, offDelaySeconds: seconds } as const
  if (startupDelay < 0) return ups.command({ action: 'off', ...off }).accepted
  const stayOff = Math.max(1, startupDelay - seconds)
  return ups.command({ action: 'sleep', ...off, seconds: stayOff, useOnDelay: true }).accepted
}

/**
 * Arms the return of the next shutdown; with the output off it is turned on after so many seconds (NUT's `load.on`;
 * assumed, no source tells of a unit that is off). -1 forgets either.
 */
export function writeStartup(ups: SmartUps, seconds: number, state: LegacyState): boolean {
  if (seconds < -1) return false
  disarm(state)
  if (seconds < 0) return true
  state.armedAt = ups.clock.now
  if (ups.outlets.anyOn) state.startupDelay = seconds
  else
    state.startup = ups.clock.after(seconds * SECOND, 'HID DelayBeforeStartup', () => {
      state.startup = undefined
      if (ups.outlets.anyOn) return
      cancelAll(ups, state)
      ups.command({ action: 'on', targets: 'all', source: state.source })
    })
  return true
}

/** Off after so many seconds, then back with the mains: not what the HID specification says, but what units do. */
export function writeReboot(ups: SmartUps, seconds: number, state: LegacyState): boolean {
  if (seconds < -1) return false
  disarm(state)
  cancelAll(ups, state)
  if (seconds < 0) return true
  const offDelaySeconds = Math.max(SHORTEST_REBOOT, seconds)
  const { source } = state
  return ups.command({ action: 'shutdown', targets: 'all', source, offDelaySeconds, useOnDelay: true })
    .accepted
}

/** Forgets a start-up that is armed or counts down. */
export function disarm(state: LegacyState): void {
  state.startup?.cancel()
  state.startup = undefined
  state.startupDelay = -1
  state.armedAt = null
}
