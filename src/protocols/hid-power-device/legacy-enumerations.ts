import type { TestPhase } from '../../../emulators/smart-ups/diagnostics/battery-test.ts'
import type { StatusCause } from '../../../emulators/smart-ups/power/status-cause.ts'
import type { UnitSettings } from '../../../emulators/smart-ups/settings/unit-settings.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { LegacyState } from './legacy-state.ts'

/** Battery.Test as read (Power Device class; apcupsd and NUT agree). A refusal reads as aborted: assumed. */
const TEST_RESULT: Readonly<Record<TestPhase, number>> = {
  none: 6,
  pending: 5,
  running: 5,
  passed: 1,
  failed: 3,
  aborted: 4,
  refused: 4,
}
const NO_TEST = TEST_RESULT.none
const TEST = { clear: 0, quick: 1, deep: 2, abort: 3 } as const

/** The battery test that was last, quick or deep. */
function lastTest({ diagnostics: { selfTest, calibration } }: SmartUps) {
  const began = ({ data }: typeof selfTest) => data.startedAt ?? Number.NEGATIVE_INFINITY
  return began(calibration) > began(selfTest) ? calibration : selfTest
}

function resultOf(ups: SmartUps): string {
  const { startedAt, phase } = lastTest(ups).data
  return `${startedAt} ${phase}`
}

export function readTest(ups: SmartUps, { clearedTest }: LegacyState): number {
  return clearedTest === resultOf(ups) ? NO_TEST : TEST_RESULT[lastTest(ups).data.phase]
}

/** 1 starts a self-test, 2 a calibration, 3 stops either; 0 clears the result, as apctest does before a test. */
export function writeTest(ups: SmartUps, value: number, state: LegacyState): boolean {
  if (value === TEST.quick) ups.startSelfTest(state.source)
  else if (value === TEST.deep) ups.startCalibration(state.source)
  else if (value === TEST.abort) {
    ups.abortSelfTest()
    ups.abortCalibration()
  } else if (value === TEST.clear) state.clearedTest = lastTest(ups).active ? '' : resultOf(ups)
  else return false
  return true
}

/** APCLineFailCause by the cause of a transfer to battery. */
const LINE_FAIL: { readonly [C in StatusCause]?: number } = {
  'low-input-voltage': 1,
  'high-input-voltage': 2,
  'distorted-input': 3,
  'rapid-change-of-input-voltage': 4,
  'high-input-frequency': 7,
  'low-input-frequency': 7,
  'frequency-or-phase-difference': 7,
}
const BLACKOUT = 8
const SELF_TEST = 5

/** Why the unit has just gone to battery. apcupsd takes 5 and 11 to 13 for a test, and sees no power failure in them. */
export function lineFailCause(ups: SmartUps, cause: StatusCause): number {
  if (ups.power.inputOk) return SELF_TEST
  return ups.power.data.input.voltage === 0 ? BLACKOUT : (LINE_FAIL[cause] ?? BLACKOUT)
}

/** APCSensitivity, lowest first. */
export const SENSITIVITIES: readonly UnitSettings['sensitivity'][] = ['low', 'reduced', 'normal']

/** ff86:1a, the self-test interval. 3 is shown by apcupsd as 14 days; the others are assumed. */
export const TEST_INTERVALS: readonly UnitSettings['selfTestSchedule'][] = [
  'never',
  'startup',
  '7-since',
  '14-since',
]
