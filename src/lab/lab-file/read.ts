import { readFileSync } from 'node:fs'
import { type Document, isMap, isNode, isPair, LineCounter, parseDocument } from 'yaml'
import { allowedNames, mistakes } from './issues.ts'
import { type LabConfig, labSchema } from './schema.ts'

/** A lab file cannot be used; every mistake is told with its line and column. */
export class LabFileError extends Error {
  readonly exitCode = 2
  readonly file: string
  readonly mistakes: readonly string[]

  constructor(file: string, mistakes: readonly string[]) {
    super(`${file} cannot be used:\n${mistakes.map((line) => `  ${line}`).join('\n')}`)
    this.name = 'LabFileError'
    this.file = file
    this.mistakes = mistakes
  }
}

/** A lab file larger than this is a mistake. */
const LARGEST_FILE = 4 * 1024 * 1024

export function readLabFile(file: string): LabConfig {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new LabFileError(file, [(error as Error).message])
  }
  return parseLab(text, file)
}

/** Parses and checks a lab; `file` is how messages call it. */
export function parseLab(text: string, file: string): LabConfig {
  if (text.length > LARGEST_FILE) throw new LabFileError(file, [`larger than ${LARGEST_FILE} bytes`])
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0)
    throw new LabFileError(
      file,
      document.errors.map((error) => `${place(lines, error.pos[0])}: ${error.message}`),
    )
  const input: unknown = document.toJS({ maxAliasCount: 100 })
  const result = labSchema.safeParse(input)
  if (result.success) return result.data
  throw new LabFileError(
    file,
    mistakes(result.error, input).map(({ path, message }) => {
      const names = message.endsWith('is not known here')
        ? allowedNames(labSchema, path.slice(0, -1))
        : undefined
      const where = path.map(String).join('.') || 'the file'
      return `${place(lines, offsetOf(document, path))}: ${where}: ${message}${names ? `; allowed: ${names.join(', ')}` : ''}`
    }),
  )
}

function place(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset)
  return `line ${line}, column ${col}`
}

/** Where the thing at `path` stands, or the nearest thing around it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true)
    if (!isMap(parent)) continue
    const pair = parent.items.find((item) => isPair(item) && String(item.key) === String(path[depth - 1]))
    if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0]
  }
  return 0
}
