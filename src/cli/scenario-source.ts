import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { fromDummyUps } from '../lab/scenario/dummy-ups/from-dummy-ups.ts'
import { inLibrary, libraryNames } from '../lab/scenario/library.ts'
import { readLibrary, readScenarioFile, readText } from '../lab/scenario/read-library.ts'
import type { Scenario } from '../lab/scenario/scenario-schema.ts'
import { UsageError } from './errors.ts'

/** A scenario and how to call it. */
export interface NamedScenario {
  readonly name: string
  readonly scenario: Scenario
}

/** A scenario of the library by its name, one from a file, or a file of NUT's dummy-ups driver. */
export function scenarioFrom(given: string, model?: string): NamedScenario {
  const library = readLibrary()
  const ready = inLibrary(library, given)
  if (ready) return { name: given, scenario: ready }
  if (/\.(dev|seq)$/.test(given)) return dummyUps(given, model)
  if (existsSync(given) || /[./\\]/.test(basename(given)))
    return { name: given, scenario: readScenarioFile(given) }
  throw new UsageError(
    `${given} is neither a file nor a scenario of the library; allowed: a file, ${libraryNames(library)}`,
  )
}

/** What of such a file has no counterpart on the bench is said, so that nobody takes it for tested. */
function dummyUps(file: string, model: string | undefined): NamedScenario {
  const { scenario, notes } = fromDummyUps(readText(file), file, model)
  for (const note of notes) process.stderr.write(`note: ${file}: ${note}\n`)
  return { name: file, scenario }
}

/** The firmwares to run a scenario on when none is asked for: those it expects verdicts of; undefined is its own. */
export function firmwaresOf({ verdicts = {} }: Scenario): readonly (string | undefined)[] {
  const named = Object.keys(verdicts).filter((version) => version !== 'any')
  return named.length > 0 ? named : [undefined]
}
