import type { Timer } from '../../../emulators/clock/clock.ts'
import type { Source } from '../../../emulators/smart-ups/commands.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { type InterfaceState, interfaceState } from './report.ts'

/** What the legacy report set remembers besides the unit. */
export interface LegacyState extends InterfaceState {
  /** Output.DelayBeforeStartup as written, seconds: armed until a DelayBeforeShutdown starts both; -1 when it is not. */
  startupDelay: number
  /** When that was written, device time in ms; null for never. */
  armedAt: number | null
  /** Runs when DelayBeforeStartup was written with the output off. */
  startup: Timer | undefined
  /** The result of Battery.Test that a host has cleared; it reads as no test. */
  clearedTest: string
  /** APCPanelTest as last written; a real unit reads 1 before anybody has. */
  panelTest: number
  /** Why the unit last went to battery, as APCLineFailCause numbers it. */
  lineFailCause: number
}

export function legacyState(ups: SmartUps, source: Source): LegacyState {
  return {
    ...interfaceState(ups, source),
    startupDelay: -1,
    armedAt: null,
    startup: undefined,
    clearedTest: '',
    panelTest: 1,
    lineFailCause: 0,
  }
}
