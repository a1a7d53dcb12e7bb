import { DAY, HOUR, MINUTE } from '../../../clock/clock.ts'
import { happens, RARE } from '../chance.ts'
import type { SelfTestPlan, SelfTestStart } from '../circumstances.ts'
import type { Defect } from '../defect.ts'
import { fromPublished } from './from-published.ts'

/** Batteries below this share of new capacity drop the load. Assumed. */
const WEAK_PERCENT = 50

/** Versions in which a self-test goes another way. */
function selfTestGoes(
  id: string,
  assumed: string,
  change: (start: SelfTestStart) => Partial<SelfTestPlan>,
): Defect {
  return fromPublished(id, {
    assumed,
    decides: (_options, sound) => ({
      selfTest: (start) => ({ ...sound.selfTest(start), ...change(start) }),
    }),
  })
}

/** Versions in which it rarely does, as often as the user wants. */
function selfTestRarelyGoes(id: string, assumed: string, change: Partial<SelfTestPlan>): Defect {
  return fromPublished(id, {
    assumed,
    options: RARE,
    decides: ({ probability }, sound) => ({
      selfTest: (start) => {
        const plan = sound.selfTest(start)
        return happens(id, probability, start) ? { ...plan, ...change } : plan
      },
    }),
  })
}

/** Versions whose scheduled self-test moves away from its time. */
function scheduleShifts(id: string): Defect {
  return fromPublished(id, {
    assumed: 'by an hour with each interval: the notes do not say by how much',
    decides: (_options, sound) => ({ selfTestIntervalMs: (ms) => sound.selfTestIntervalMs(ms) + HOUR }),
  })
}

export const WRONG_SELF_TESTS: readonly Defect[] = [
  selfTestGoes('id18-selftest-drop-badbatt', 'bad is below half of new capacity', ({ healthPercent }) =>
    healthPercent < WEAK_PERCENT ? { dropsLoad: true } : {},
  ),
  selfTestGoes('id18-scheduled-selftest-fail', 'every scheduled test', ({ scheduled }) =>
    scheduled ? { outcome: 'failed' } : {},
  ),
  selfTestGoes('id23-selftest-long', 'three minutes longer', () => ({ extraSeconds: (3 * MINUTE) / 1000 })),
  selfTestGoes('id23-selftest-unreliable', 'tests by hand fail on every other day', ({ scheduled, at }) =>
    !scheduled && Math.floor(at / DAY) % 2 === 1 ? { outcome: 'failed' } : {},
  ),
  selfTestRarelyGoes('id20-selftest-refused', 'the refusal is that of a disconnected battery', {
    refused: true,
  }),
  selfTestGoes('id20-selftest-pending', 'for twenty minutes: the notes say minutes to hours', () => ({
    pendingSeconds: (20 * MINUTE) / 1000,
  })),
  selfTestGoes('id20-weak-battery', 'a battery below half of new capacity passes', ({ healthPercent }) =>
    healthPercent < WEAK_PERCENT ? { outcome: 'passed' } : {},
  ),
  fromPublished('id20-wake-selftest', {
    options: RARE,
    decides: ({ probability }, sound) => ({
      selfTestOnReturn: (when) =>
        sound.selfTestOnReturn(when) || happens('id20-wake-selftest', probability, when),
    }),
  }),
  scheduleShifts('id20-selftest-shift'),
  scheduleShifts('id23-selftest-shift'),
]
