import { checkText } from '../../../emulators/smart-ups/check-value.ts'
import type { Checked } from '../lab-file/checked.ts'
import { checkDocument } from '../lab-file/document.ts'
import { type Scenario, scenarioSchema } from './scenario-schema.ts'

/** A scenario cannot be used; every mistake is listed with its line and column. */
export class ScenarioFileError extends Error {
  readonly file: string
  readonly mistakes: readonly string[]

  constructor(file: string, mistakes: readonly string[]) {
    super(`${file} cannot be used:\n${mistakes.map((line) => `  ${line}`).join('\n')}`)
    this.name = 'ScenarioFileError'
    this.file = file
    this.mistakes = mistakes
  }
}

/**
 * Parses and checks the text of a scenario: what it is, or every mistake with its line and column.
 *
 * @example const { value, mistakes } = checkScenario(text)
 */
export function checkScenario(text: string): Checked<Scenario> {
  return checkDocument(text, scenarioSchema)
}

/**
 * Parses and checks a scenario; `file` is how messages call it.
 *
 * @throws ScenarioFileError listing every mistake with its line and column
 * @example const scenario = parseScenario(text, 'my scenario')
 */
export function parseScenario(text: string, file: string): Scenario {
  checkText('file', file, 'a name for messages')
  const checked = checkScenario(text)
  if (checked.mistakes) throw new ScenarioFileError(file, checked.mistakes)
  return checked.value
}
