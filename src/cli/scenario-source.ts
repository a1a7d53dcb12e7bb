import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { inLibrary, libraryNames } from '../lab/scenario/library.ts'
import { readLibrary, readScenarioFile } from '../lab/scenario/read-library.ts'
import type { Scenario } from '../lab/scenario/scenario-schema.ts'
import { UsageError } from './exit.ts'

/** A scenario and how to call it. */
export interface NamedScenario {
  readonly name: string
  readonly scenario: Scenario
}

/** A scenario of the library by its name, or one from a file. */
export function scenarioFrom(given: string): NamedScenario {
  const library = readLibrary()
  const ready = inLibrary(library, given)
  if (ready) return { name: given, scenario: ready }
  if (existsSync(given) || /[./\\]/.test(basename(given)))
    return { name: given, scenario: readScenarioFile(given) }
  throw new UsageError(
    `${given} is neither a file nor a scenario of the library; allowed: a file, ${libraryNames(library)}`,
  )
}

/** The firmwares to run a scenario on when none is asked for: those it expects verdicts of; undefined is its own. */
export function firmwaresOf({ verdicts = {} }: Scenario): readonly (string | undefined)[] {
  const named = Object.keys(verdicts).filter((version) => version !== 'any')
  return named.length > 0 ? named : [undefined]
}
