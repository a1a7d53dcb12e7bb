import type { Fault } from '../faults.ts'
import type { SmartUps } from '../smart-ups.ts'

/** Runtime as panels show it: `1h 23m`, `12m`, `< 1m`. */
export function runtimeText(seconds: number): string {
  if (seconds < 60) return '< 1m'
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  return hours > 0 ? `${hours}h ${minutes % 60}m` : `${minutes}m`
}

/**
 * The state in the panel's words, by rank of what matters most. `On-Line`, `Online Green`, `Bypass`, `Output Off`,
 * `Output Overload` and `Waiting for Minimum Runtime` are printed in a manual; the others are ours.
 */
export function stateText(ups: SmartUps): string {
  const { power, status, diagnostics, outlets } = ups
  if (power.data.state === 'fault') return 'Fault'
  if (power.data.state === 'off') return offText(ups)
  if (outlets.wholeTurnOffPending) return 'Turning off in'
  if (ups.faults.has('output-overload')) return 'Output Overload'
  if (power.data.state === 'bypass') return 'Bypass'
  if (diagnostics.calibration.running) return 'Calibration'
  if (diagnostics.selfTest.running) return 'Self-Test'
  if (power.data.state === 'on-battery') return status.lowBattery ? 'Low Battery' : 'On Battery'
  if (power.assessment.tap === 'boost') return 'AVR Boost'
  if (power.assessment.tap === 'trim') return 'AVR Trim'
  return status.highEfficiency ? 'Online Green' : 'On-Line'
}

function offText({ outlets, power }: SmartUps): string {
  const pending = outlets.groups.map((group) => group.pending(power.inputOk)).find((found) => found !== null)
  if (!pending) return 'Output Off'
  if (pending.action === 'wait-for-ac') return 'Waiting for AC'
  if (pending.action === 'wait-for-runtime') return 'Waiting for Minimum Runtime'
  if (pending.action === 'on') return 'Turning on in'
  return pending.action === 'sleep' ? 'Sleep' : 'Off, returns in'
}

/** The countdown that goes with the state, as `n s` or `hh:mm:ss`; empty when none runs. */
export function countdownText({ outlets, power }: SmartUps): string {
  const seconds = outlets.groups.map((group) => group.pending(power.inputOk)?.seconds ?? -1)
  const longest = Math.max(...seconds)
  if (longest < 0) return ''
  if (longest < 1000) return `${longest} s`
  const clock = [Math.floor(longest / 3600), Math.floor(longest / 60) % 60, longest % 60]
  return clock.map((part) => String(part).padStart(2, '0')).join(':')
}

/** Alarm messages: those with words of their own in words, the others by their number. */
export function alarmTexts(
  { traits }: SmartUps,
  codeOf: (fault: string) => string,
  faults: readonly Fault[],
): string[] {
  return faults
    .filter((fault) => !traits.notShownAlarms.includes(fault))
    .map((fault) => WORDED[fault] ?? `Error ${codeOf(fault)}`)
}

const WORDED: Readonly<Record<string, string>> = {
  'output-overload': 'Output Overload',
  'site-wiring': 'Site Wiring Fault',
  disconnected: 'Disconnected Battery',
  'needs-replacement': 'Replace Battery',
  'epo-active': 'EPO Active',
  'overtemperature-warning': 'Battery Over Temp',
  'overtemperature-critical': 'Battery Over Temp',
}
