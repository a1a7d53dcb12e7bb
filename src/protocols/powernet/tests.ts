import { DAY, YEAR_2000 } from '../../../emulators/clock/clock.ts'
import type { UnitSettings } from '../../../emulators/smart-ups/settings/unit-settings.ts'
import { control } from './control.ts'
import { dateText } from './dates.ts'
import { type CardInUnit, scalars } from './object.ts'

const RESULT = { ok: 1, failed: 2, invalid: 3, running: 4 } as const

/** upsAdvTestDiagnosticsResults. */
export function selfTestResult({ unit, decide }: CardInUnit): number {
  const { phase, startedAt } = unit.diagnostics.selfTest.data
  if (unit.diagnostics.selfTest.active) return RESULT.running
  if (phase === 'failed') return RESULT.failed
  if (phase === 'refused' || phase === 'aborted') return RESULT.invalid
  // The test at start does not count: nobody has started one.
  const recent = startedAt !== null && phase === 'passed'
  return !recent && decide.noRecentTest === 'invalid' ? RESULT.invalid : RESULT.ok
}

const CALIBRATION = { ok: 1, invalid: 2, running: 3, refused: 4, aborted: 5, pending: 6 } as const

/** upsAdvTestCalibrationResults. */
export function calibrationResult({ unit }: CardInUnit): number {
  switch (unit.diagnostics.calibration.data.phase) {
    case 'running':
      return CALIBRATION.running
    case 'pending':
      return CALIBRATION.pending
    case 'refused':
      return CALIBRATION.refused
    case 'aborted':
      return CALIBRATION.aborted
    case 'failed':
      return CALIBRATION.invalid
    default:
      return CALIBRATION.ok
  }
}

/** The date of a test, `Unknown` where there was none. */
export function dateOf(at: CardInUnit, startedAt: number | null): string {
  return startedAt === null ? 'Unknown' : dateText(at, Math.floor((startedAt - YEAR_2000) / DAY))
}

type Schedule = UnitSettings['selfTestSchedule']
/** Units that speak UPS-Link count their schedule by weeks, the others from the last test. */
const SCHEDULES: Readonly<Record<'ups-link' | 'microlink', Readonly<Record<Schedule, number>>>> = {
  'ups-link': { '14-since': 2, '7-since': 3, startup: 4, never: 5 },
  microlink: { '14-since': 8, '7-since': 9, startup: 4, never: 5 },
}
const WRITTEN: Readonly<Record<number, Schedule>> = {
  2: '14-since',
  3: '7-since',
  4: 'startup',
  5: 'never',
  8: '14-since',
  9: '7-since',
}

export const TEST_OBJECTS = scalars({
  upsAdvTestDiagnosticSchedule: [
    ({ unit }) => SCHEDULES[unit.model.serial][unit.settings.unit.selfTestSchedule],
    {
      refuses: (_at, value) => (Number(value) in WRITTEN ? undefined : 'wrong-value'),
      apply: ({ unit }, value) => unit.settings.setUnit('selfTestSchedule', WRITTEN[Number(value)]!),
    },
  ],
  upsAdvTestDiagnostics: control({ 2: ({ host }) => host.startSelfTest() }),
  upsAdvTestDiagnosticsResults: selfTestResult,
  upsAdvTestLastDiagnosticsDate: (at) => dateOf(at, at.unit.diagnostics.selfTest.data.startedAt),
  upsAdvTestRuntimeCalibration: control({
    2: ({ host }) => host.startCalibration(),
    3: ({ host }) => host.abortCalibration(),
  }),
  upsAdvTestCalibrationResults: calibrationResult,
  upsAdvTestCalibrationDate: (at) => dateOf(at, at.unit.diagnostics.calibration.data.startedAt),
})
