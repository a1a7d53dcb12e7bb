import type { TestProject } from 'vitest/node'
import { distProblem } from '../../scripts/dist-stamp.mjs'

/** Once before tests that run `dist/`, and again whenever they are run anew: it has to be made from the sources as they are. */
export function setup(project: TestProject): void {
  demandDist()
  project.onTestsRerun(demandDist)
}

function demandDist(): void {
  const problem = distProblem()
  if (problem === undefined) return
  // A stack says nothing to whoever has to type a command.
  const error = new Error(problem)
  error.stack = ''
  throw error
}
