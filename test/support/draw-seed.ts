import { randomInt } from 'node:crypto'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    drawnSeed: number
  }
}

const MOST = 0x7fffffff

/** What `UPSLAB_SEED` says, if it is set. */
export function givenSeed(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  const seed = Number(text)
  if (/^\d+$/.test(text) && seed <= MOST) return seed
  throw new RangeError(`UPSLAB_SEED is "${text}"; a whole number from 0 to ${MOST} is allowed`)
}

/** One seed for all fuzz tests of a run, printed so that the run can be repeated. */
export function setup(project: TestProject): void {
  const given = givenSeed(process.env.UPSLAB_SEED)
  const seed = given ?? randomInt(MOST)
  project.provide('drawnSeed', seed)
  const usual = given === undefined ? ' (tests with a usual seed keep it)' : ''
  process.stdout.write(`fuzz tests: UPSLAB_SEED=${seed}${usual}\n`)
}
