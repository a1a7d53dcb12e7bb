import type { Failure, Plan } from './plan.ts'
import { simulate } from './simulate.ts'

/**
 * The same failure with fewer steps: pieces of them are left out, halves first, for as long as it still fails in the same
 * way.
 */
export async function shrink(plan: Plan, failure: Failure): Promise<{ plan: Plan; failure: Failure }> {
  let best = { plan: { ...plan, steps: plan.steps.slice(0, failure.step + 1) }, failure }
  for (let size = best.plan.steps.length >> 1; size >= 1; size >>= 1) {
    for (let from = 0; from < best.plan.steps.length; ) {
      const steps = best.plan.steps.toSpliced(from, size)
      const shorter = { ...best.plan, steps }
      const found = await simulate(shorter)
      if (found?.what === failure.what)
        best = { plan: { ...shorter, steps: steps.slice(0, found.step + 1) }, failure: found }
      else from += size
    }
  }
  return best
}
