import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fuzzRuns } from '../support/fuzz-runs.ts'
import { drawPlan } from './draw-plan.ts'
import type { Failure, Plan } from './plan.ts'
import { shrink } from './shrink.ts'
import { simulate } from './simulate.ts'

/** The first seed; `UPSLAB_SIMULATION_FROM` goes on elsewhere. */
const FROM = Number(process.env.UPSLAB_SIMULATION_FROM ?? 1)
/** Seeds of one run. */
const SEEDS = fuzzRuns(1000)
/** A plan that was written down: done again in place of the seeds. */
const PLAN = process.env.UPSLAB_SIMULATION_PLAN

test(
  `seeds ${FROM} to ${FROM + SEEDS - 1}: what must hold of a bench holds after every event`,
  async () => {
    if (PLAN !== undefined) {
      const failure = await simulate(JSON.parse(readFileSync(PLAN, 'utf8')))
      expect(failure && described(failure)).toBeUndefined()
      return
    }
    for (let seed = FROM; seed < FROM + SEEDS; seed++) {
      const plan = drawPlan(seed)
      const failure = await simulate(plan)
      if (failure) expect.unreachable(await report(plan, failure))
    }
  },
  600_000 + SEEDS * 500,
)

async function report(plan: Plan, failure: Failure): Promise<string> {
  const shortest = await shrink(plan, failure)
  const file = join(mkdtempSync(join(tmpdir(), 'upslab-simulation-')), `seed-${plan.seed}.json`)
  writeFileSync(file, `${JSON.stringify(shortest.plan, null, 2)}\n`)
  return `seed ${plan.seed}: ${described(shortest.failure)}\n${shortest.plan.steps.length} steps: ${file} (UPSLAB_SIMULATION_PLAN does it again)`
}

function described({ what, step, message }: Failure): string {
  return `${what}, at step ${step}: ${message}`
}
