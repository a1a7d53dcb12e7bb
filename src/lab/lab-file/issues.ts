import { z } from 'zod'

type Issue = z.core.$ZodIssue

/** A mistake in a configuration: what is wrong, where in the structure, and what would be right. */
export interface ConfigMistake {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** Zod's issues in our words: the value given and the values allowed. `input` is what was checked. */
export function mistakes(error: z.ZodError, input: unknown): ConfigMistake[] {
  return error.issues.flatMap((issue) => describe(issue, input))
}

function describe(issue: Issue, input: unknown): ConfigMistake[] {
  const given = show(valueAt(input, issue.path))
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...issue.path, key], message: `${key} is not known here` }))
    case 'invalid_value':
      return [
        {
          path: issue.path,
          message: `${given} is not allowed; allowed: ${issue.values.map(String).join(', ')}`,
        },
      ]
    case 'invalid_type':
      return [{ path: issue.path, message: wrongType(issue.expected, valueAt(input, issue.path), given) }]
    case 'too_small': {
      const bound = issue.inclusive === false ? 'more than' : 'at least'
      return [{ path: issue.path, message: `${given} is too small; ${bound} ${issue.minimum}` }]
    }
    case 'too_big':
      return [{ path: issue.path, message: `${given} is too ${upperBound(issue)}` }]
    case 'invalid_union':
      return union(issue, input, given)
    case 'invalid_key':
      return [
        {
          path: issue.path,
          message: `name ${String(issue.path.at(-1))} is not allowed; allowed: ${issue.issues[0]?.message ?? ''}`,
        },
      ]
    default:
      return [{ path: issue.path, message: `${given}: ${issue.message}` }]
  }
}

function wrongType(expected: string, value: unknown, given: string): string {
  if (value === undefined) return `${kindOf(expected)} is needed`
  return `${given} is not ${kindOf(expected)}${expected === 'string' ? quoteHint(value) : ''}`
}

/** Texts are long, numbers are big. */
function upperBound({ origin, maximum }: Extract<Issue, { code: 'too_big' }>): string {
  return origin === 'string' ? `long; at most ${maximum} characters` : `big; at most ${maximum}`
}

/** Kinds as people call them. */
function kindOf(expected: string): string {
  if (expected === 'object' || expected === 'record') return 'an object'
  if (expected === 'array') return 'a list'
  return `a ${expected}`
}

/** YAML takes 09.2 and 0660 for numbers. */
function quoteHint(value: unknown): string {
  return typeof value === 'number' ? '; put it in quotes' : ''
}

/** The branch of a union that came nearest says most. */
function union(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  input: unknown,
  given: string,
): ConfigMistake[] {
  const here = valueAt(input, issue.path)
  const nearest = issue.errors
    .filter((branch) => branch.some((inner) => inner.code !== 'invalid_type' || inner.path.length > 0))
    .sort((a, b) => depthOf(b) - depthOf(a) || a.length - b.length)[0]
  if (!nearest) {
    const kinds = issue.errors
      .flat()
      .map((inner) => (inner.code === 'invalid_type' ? kindOf(inner.expected) : ''))
    const allowed = [...new Set(kinds)].filter(Boolean).join(', ')
    return [
      { path: issue.path, message: `${given} is not allowed here; allowed: ${allowed}${quoteHint(here)}` },
    ]
  }
  const others = issue.errors
    .flat()
    .flatMap((inner) => (inner.code === 'invalid_type' ? kindOf(inner.expected) : []))
  return (
    nearest
      .flatMap((inner) => describe(inner, here))
      // A word that is none of those allowed could have been something else than a word.
      .map((mistake) =>
        nearest[0]?.code === 'invalid_value' && mistake.path.length === 0
          ? { ...mistake, message: [mistake.message, ...new Set(others)].join(', ') }
          : mistake,
      )
      .map((mistake) => ({ path: [...issue.path, ...mistake.path], message: mistake.message }))
  )
}

/** How far into the structure a branch got before something was wrong; unions within it count as well. */
function depthOf(branch: readonly Issue[]): number {
  const depths = branch.map((issue) => {
    const below = issue.code === 'invalid_union' ? Math.max(0, ...issue.errors.map(depthOf)) : 0
    return issue.path.length + below
  })
  return Math.max(0, ...depths)
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const key of path) value = (value as Record<PropertyKey, unknown> | undefined | null)?.[key]
  return value
}

function show(value: unknown): string {
  let text: string
  try {
    text = JSON.stringify(value) ?? 'nothing'
  } catch {
    // A YAML anchor can stand inside of what it names.
    text = 'something that contains itself'
  }
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

/** So many mistakes are listed one by one: whoever made more of them has made one of another kind. */
const MOST_REPORTED = 20

/** The first mistakes in words, and how many others there are. */
export function firstOf<T>(all: readonly T[], tell: (mistake: T) => string): string[] {
  const left = all.length - MOST_REPORTED
  return [...all.slice(0, MOST_REPORTED).map(tell), ...(left > 0 ? [`and ${left} more like these`] : [])]
}

/** A mistake with its place in the structure, and the names allowed where one is not known. */
export function mistakeText({ path, message }: ConfigMistake, schema: z.ZodType): string {
  const names = message.endsWith('is not known here') ? allowedNames(schema, path.slice(0, -1)) : undefined
  const where = path.map(String).join('.') || 'the file'
  return `${where}: ${message}${names ? `; allowed: ${names.join(', ')}` : ''}`
}

/** The names an object schema knows, at `path` below it; undefined where it is no object with fixed names. */
export function allowedNames(schema: z.ZodType, path: readonly PropertyKey[]): string[] | undefined {
  let node: unknown = jsonSchemaOf(schema)
  for (const key of path) node = child(node, key)
  const { properties, propertyNames } = (node ?? {}) as {
    properties?: object
    propertyNames?: { enum?: string[] }
  }
  const names = properties ? Object.keys(properties) : (propertyNames?.enum ?? [])
  return names.length > 0 ? names : undefined
}

/** Of a schema that mistakes were found in: a large one takes a while to write down. */
const WRITTEN = new WeakMap<z.ZodType, unknown>()

function jsonSchemaOf(schema: z.ZodType): unknown {
  const written = WRITTEN.get(schema) ?? z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })
  WRITTEN.set(schema, written)
  return written
}

function child(node: unknown, key: PropertyKey): unknown {
  const branches = [node, ...((node as { anyOf?: unknown[] } | undefined)?.anyOf ?? [])] as {
    properties?: Record<PropertyKey, unknown>
    additionalProperties?: unknown
    items?: unknown
  }[]
  for (const branch of branches) {
    if (branch?.properties?.[key]) return branch.properties[key]
    if (typeof key === 'number' && branch?.items) return branch.items
    if (typeof branch?.additionalProperties === 'object') return branch.additionalProperties
  }
  return undefined
}
