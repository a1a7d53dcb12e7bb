import { ScenarioFileError } from '../read.ts'

/** Variables that are set at one moment, and how long they stand, seconds. */
export interface Block {
  readonly values: ReadonlyMap<string, string>
  readonly seconds: number
}

const VARIABLE = /^\s*([a-z][\w.-]*)\s*:\s*(.*?)\s*$/i
const TIMER = /^\s*TIMER\s+(\S+)\s*$/
const LONGEST_TIMER = 31 * 86_400
const MOST_LINES = 20_000

/**
 * The blocks of a file of NUT's dummy-ups driver: `variable: value` line by line, and `TIMER seconds` before what comes
 * next. A `.dev` file is one block.
 *
 * @throws ScenarioFileError with the lines that are neither
 */
export function readBlocks(text: string, file: string): Block[] {
  const lines = text.split(/\r?\n/)
  if (lines.length > MOST_LINES) throw new ScenarioFileError(file, [`longer than ${MOST_LINES} lines`])
  const mistakes: string[] = []
  const blocks: Block[] = []
  let values = new Map<string, string>()
  for (const [index, line] of lines.entries()) {
    if (/^\s*(#|$)/.test(line)) continue
    const seconds = TIMER.exec(line)?.[1]
    const [, name, value] = VARIABLE.exec(line) ?? []
    const where = `line ${index + 1}`
    if (seconds !== undefined) {
      if (!(Number(seconds) >= 0 && Number(seconds) <= LONGEST_TIMER))
        mistakes.push(`${where}: TIMER ${seconds} is not allowed; allowed: 0 to ${LONGEST_TIMER} seconds`)
      blocks.push({ values, seconds: Number(seconds) })
      values = new Map()
    } else if (name !== undefined) values.set(name, unquoted(value!))
    else
      mistakes.push(
        `${where}: ${JSON.stringify(line.trim())} is not known; allowed: variable: value, TIMER seconds, # comment`,
      )
  }
  if (values.size > 0) blocks.push({ values, seconds: 0 })
  if (mistakes.length === 0 && blocks.length === 0) mistakes.push('nothing is in it')
  if (mistakes.length > 0) throw new ScenarioFileError(file, mistakes)
  return blocks
}

function unquoted(value: string): string {
  return /^".*"$/.test(value) ? value.slice(1, -1) : value
}
