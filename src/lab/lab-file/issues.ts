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
    case 'too_small':
      return [{ path: issue.path, message: `${given} ${lowerBound(issue)}` }]
    case 'too_big':
      return [{ path: issue.path, message: `${given} ${upperBound(issue)}` }]
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

/** Texts are long, numbers are big, lists have items. */
function upperBound({ origin, maximum }: Extract<Issue, { code: 'too_big' }>): string {
  if (origin === 'string') return `is too long; at most ${maximum} characters`
  return origin === 'array' ? `has too many items; at most ${maximum}` : `is too big; at most ${maximum}`
}

function lowerBound({ origin, minimum, inclusive }: Extract<Issue, { code: 'too_small' }>): string {
  const bound = inclusive === false ? 'more than' : 'at least'
  if (origin === 'array') return `has too few items; ${bound} ${minimum}`
  if (origin === 'string')
    return `is too short; ${bound} ${minimum} character${Number(minimum) === 1 ? '' : 's'}`
  return `is too small; ${bound} ${minimum}`
}

/** Kinds as people call them. */
function kindOf(expected: string): string {
  if (expected === 'object' || expected === 'record') return 'an object'
  if (expected === 'array' || expected === 'tuple') return 'a list'
  if (expected === 'int') return 'a whole number'
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
  // A field says which of the branches it is, and none of them has that value.
  if ('options' in issue && Array.isArray(issue.options)) {
    const what = here === undefined ? `${issue.discriminator} is needed` : `${given} is not allowed`
    return [{ path: issue.path, message: `${what}; allowed: ${issue.options.join(', ')}` }]
  }
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
  let node: SchemaNode | undefined = jsonSchemaOf(schema)
  for (const key of path) node = child(node, key)
  const names = branchesOf(node).flatMap(({ properties, propertyNames }) =>
    properties ? Object.keys(properties) : (propertyNames?.enum ?? []),
  )
  return names.length > 0 ? [...new Set(names)] : undefined
}

/** As much of a JSON Schema as names are looked for in. */
interface SchemaNode {
  readonly properties?: Readonly<Record<PropertyKey, SchemaNode>>
  readonly propertyNames?: { readonly enum?: string[] }
  readonly additionalProperties?: SchemaNode | boolean
  readonly items?: SchemaNode
  readonly prefixItems?: readonly SchemaNode[]
  readonly anyOf?: readonly SchemaNode[]
  readonly oneOf?: readonly SchemaNode[]
}

/** A node, and whatever it may be in its place, at any depth. */
function branchesOf(node: SchemaNode | undefined): SchemaNode[] {
  if (node === undefined) return []
  return [node, ...[...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap(branchesOf)]
}

/** Of a schema that mistakes were found in: a large one takes a while to write down. */
const WRITTEN = new WeakMap<z.ZodType, SchemaNode>()

function jsonSchemaOf(schema: z.ZodType): SchemaNode {
  const written =
    WRITTEN.get(schema) ??
    (z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as unknown as SchemaNode)
  WRITTEN.set(schema, written)
  return written
}

function child(node: SchemaNode | undefined, key: PropertyKey): SchemaNode | undefined {
  for (const { properties, additionalProperties, items, prefixItems } of branchesOf(node)) {
    if (properties && Object.hasOwn(properties, key)) return properties[key]
    if (typeof key === 'number' && (prefixItems?.[key] ?? items)) return prefixItems?.[key] ?? items
    if (typeof additionalProperties === 'object') return additionalProperties
  }
  return undefined
}
