import type { SmartUps } from '../smart-ups.ts'
import type { Decisions } from './decisions.ts'

/** The decisions of a unit's firmware, those that a user may want to follow reported when they are asked for. */
export function reportedDecisions(ups: SmartUps): Decisions {
  const { decide } = ups.firmware
  const reported = <T extends string>(point: keyof Decisions, answer: T): T => {
    ups.emit({ type: 'decision', point, answer, defect: ups.firmware.decidedBy(point) ?? null })
    return answer
  }
  return {
    ...decide,
    slotShutdownWhileOffPending: (when) =>
      reported('slotShutdownWhileOffPending', decide.slotShutdownWhileOffPending(when)),
    cancelWhileAsleep: () => reported('cancelWhileAsleep', decide.cancelWhileAsleep()),
  }
}
