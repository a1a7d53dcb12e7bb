import { dirname, resolve } from 'node:path'
import { checkText } from '../../../emulators/smart-ups/check-value.ts'
import { checkDocument, LARGEST_DOCUMENT } from './document.ts'
import { readBounded } from './read-bounded.ts'
import { type LabConfig, labSchema } from './schema.ts'

/** A lab file cannot be used; every mistake is listed with its line and column. */
export class LabFileError extends Error {
  readonly file: string
  readonly mistakes: readonly string[]

  constructor(file: string, mistakes: readonly string[]) {
    super(`${file} cannot be used:\n${mistakes.map((line) => `  ${line}`).join('\n')}`)
    this.name = 'LabFileError'
    this.file = file
    this.mistakes = mistakes
  }
}

/**
 * Reads a lab file; plug-ins that it names are beside it, and not run.
 *
 * @throws LabFileError listing every mistake with its line and column; TypeError when `file` is no path
 * @example const lab = readLabFile('lab.yaml')
 */
export function readLabFile(file: string): LabConfig {
  checkText('file', file, 'the path of a lab file')
  let text: string
  try {
    text = readBounded(file, LARGEST_DOCUMENT)
  } catch (error) {
    throw new LabFileError(file, [(error as Error).message])
  }
  const { plugins, ...lab } = parseLab(text, file)
  return plugins === undefined
    ? lab
    : { ...lab, plugins: plugins.map((plugin) => resolve(dirname(file), plugin)) }
}

/**
 * Parses and checks a lab; `file` is how messages call it.
 *
 * @throws LabFileError listing every mistake with its line and column
 * @example const lab = parseLab('devices: { rack1: { model: SMT1500 } }', 'my lab')
 */
export function parseLab(text: string, file: string): LabConfig {
  checkText('file', file, 'a name for messages')
  const checked = checkDocument(text, labSchema)
  if (checked.mistakes) throw new LabFileError(file, checked.mistakes)
  return checked.value
}
