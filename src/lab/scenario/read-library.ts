import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { checkText } from '../../../emulators/smart-ups/check-value.ts'
import { packageFolder } from '../../ports/package-folder.ts'
import { LARGEST_DOCUMENT } from '../lab-file/document.ts'
import { readBounded } from '../lab-file/read-bounded.ts'
import type { Library, ScenarioFiles } from './library.ts'
import { checkScenario, parseScenario, ScenarioFileError } from './read.ts'
import type { Scenario } from './scenario-schema.ts'

/**
 * Reads a scenario from a file.
 *
 * @throws ScenarioFileError listing every mistake with its line and column
 * @example const scenario = readScenarioFile('off-and-stay-off.yaml')
 */
export function readScenarioFile(file: string): Scenario {
  return parseScenario(readText(file), file)
}

/** @throws ScenarioFileError when it cannot be read */
export function readText(file: string): string {
  checkText('file', file, 'the path of a scenario')
  try {
    return readBounded(file, LARGEST_DOCUMENT)
  } catch (error) {
    throw new ScenarioFileError(file, [(error as Error).message])
  }
}

/**
 * The ready scenarios that come with the package.
 *
 * @example readLibrary().map(({ name }) => name)
 */
export function readLibrary(folder = join(packageFolder(), 'scenarios')): Library {
  checkText('folder', folder, 'the path of a folder')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const file = join(folder, name)
      const text = readText(file)
      return { name: basename(name, '.yaml'), scenario: parseScenario(text, file), text }
    })
}

/** Where there is a disk. */
export const SCENARIO_FILES: Required<ScenarioFiles> = { scenarios: readLibrary, checkScenario }
