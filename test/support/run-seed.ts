import { randomInt } from 'node:crypto'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    runSeed: number
  }
}

const MOST = 0x7fffffff
/** That of a run for which none is given: a change is refused for what it broke, not for the luck of a draw. */
export const USUAL_SEED = 20_261_127

/** What `UPSLAB_SEED` says, if it is set and not `random`. */
export function givenSeed(text: string | undefined): number | undefined {
  if (text === undefined || text === '' || text === 'random') return undefined
  const seed = Number(text)
  if (/^\d+$/.test(text) && seed <= MOST) return seed
  throw new RangeError(`UPSLAB_SEED is "${text}"; a whole number from 0 to ${MOST} is allowed, or random`)
}

/** One seed for all fuzz tests of a run, printed so that the run can be repeated; `UPSLAB_SEED=random` draws one. */
export function setup(project: TestProject): void {
  const text = process.env.UPSLAB_SEED
  const given = givenSeed(text)
  const seed = given ?? (text === 'random' ? randomInt(MOST) : USUAL_SEED)
  project.provide('runSeed', seed)
  const usual = given === undefined ? ' (tests with a usual seed keep it)' : ''
  process.stdout.write(`fuzz tests: UPSLAB_SEED=${seed}${usual}\n`)
}
