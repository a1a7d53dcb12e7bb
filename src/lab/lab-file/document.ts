import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml'
import type { z } from 'zod'
import { refuseValue } from '../../../emulators/smart-ups/check-value.ts'
import type { Checked } from './checked.ts'
import { firstOf, mistakes, mistakeText } from './issues.ts'
import { tooDeep } from './nesting.ts'

/** A document larger than this is a mistake. */
export const LARGEST_DOCUMENT = 4 * 1024 * 1024

export function checkDocument<S extends z.ZodType>(text: string, schema: S): Checked<z.output<S>> {
  if (typeof text !== 'string') refuseValue('text', text, 'the text of a YAML document')
  if (text.length > LARGEST_DOCUMENT) return { mistakes: [`larger than ${LARGEST_DOCUMENT} bytes`] }
  const deep = tooDeep(text)
  if (deep !== undefined) return { mistakes: [deep] }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0)
    return {
      mistakes: firstOf(document.errors, (error) => `${place(lines, error.pos[0])}: ${error.message}`),
    }
  const inherited = prototypeKey(document)
  if (inherited !== undefined)
    return { mistakes: [`${place(lines, inherited)}: __proto__ is not allowed as a name`] }
  let input: unknown
  try {
    input = document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    return { mistakes: [`${place(lines, brokenAlias(document))}: ${(error as Error).message}`] }
  }
  const result = schema.safeParse(input)
  if (result.success) return { value: result.data }
  return {
    mistakes: firstOf(
      mistakes(result.error, input),
      (mistake) => `${place(lines, offsetOf(document, mistake.path))}: ${mistakeText(mistake, schema)}`,
    ),
  }
}

/** Where a key stands that would set what an object inherits, and vanish. */
function prototypeKey(document: Document): number | undefined {
  let offset: number | undefined
  visit(document, {
    Pair(_key, { key }) {
      if (!isScalar(key) || key.value !== '__proto__') return undefined
      offset = key.range?.[0] ?? 0
      return visit.BREAK
    },
  })
  return offset
}

/** Where an alias stands that refers to nothing; the beginning, when it is something else. */
function brokenAlias(document: Document): number {
  let offset = 0
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document) || !alias.range) return undefined
      offset = alias.range[0]
      return visit.BREAK
    },
  })
  return offset
}

function place(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset)
  return `line ${line}, column ${col}`
}

/** Where the thing at `path` stands, or the nearest thing around it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true)
    const key = path[depth - 1]!
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && String(item.key) === String(key))
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0]
    }
    if (isSeq(parent)) {
      const item = parent.items[Number(key)]
      if (isNode(item) && item.range) return item.range[0]
    }
  }
  return 0
}
