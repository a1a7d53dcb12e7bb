import { code, table } from './table.ts'

/** As much of JSON Schema as zod writes. */
export interface Schema {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly propertyNames?: Schema
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly required?: readonly string[]
  readonly description?: string
  readonly pattern?: string
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
}

type Row = readonly [path: string, value: string, about: string]

/** Every field below a schema as a row: where it stands, what it takes, what it is. */
export function fieldTable(schema: Schema): string {
  return table(['field', 'takes', ''], rowsOf(schema, schema.$defs ?? {}))
}

/** The same of a part of a document: what is referred to has a table of its own, and is linked. */
export function linkedTable(schema: Schema, head = 'takes'): string {
  const rows = rowsOf(schema, {}, head === 'is' ? ANSWERED : ASKED)
  return rows.length > 0 ? table(['field', head, ''], rows) : valueLine(schema)
}

function valueLine(schema: Schema): string {
  return [takes(schema, {}), schema.description].filter(Boolean).join(': ')
}

/** What is said of a field that must be there, and of one that need not. */
const ASKED = { needed: ', needed', optional: '' }
const ANSWERED = { needed: '', optional: ', where there is one' }

function rowsOf(schema: Schema, defs: Readonly<Record<string, Schema>>, said: typeof ASKED = ASKED): Row[] {
  const seen = new Set<string>()
  const rows: Row[] = []
  const walk = (at: Schema, path: string, within: readonly Schema[]): void => {
    const found = at.$ref ? defs[at.$ref.split('/').at(-1)!] : at
    if (!found || within.includes(found)) return
    const inside = [...within, found]
    for (const part of [...(found.anyOf ?? []), ...(found.oneOf ?? []), ...(found.allOf ?? [])])
      walk(part, path, inside)
    for (const [name, value] of Object.entries(found.properties ?? {})) {
      const own = path ? `${path}.${name}` : name
      const isNeeded = found.required?.includes(name) && value.const === undefined
      const needed = isNeeded ? said.needed : value.const === undefined ? said.optional : ''
      note([code(own), `${takes(value, defs)}${value.default === undefined ? needed : ''}`, about(value)])
      walk(value, own, inside)
    }
    if (typeof found.additionalProperties === 'object')
      walk(found.additionalProperties, `${path}.NAME`, inside)
    if (found.items) walk(found.items, `${path}[]`, inside)
  }
  const note = (row: Row) => {
    const key = row.join()
    if (!seen.has(key)) rows.push(row)
    seen.add(key)
  }
  walk(schema, '', [])
  return rows
}

function about({ description = '', default: fallback }: Schema): string {
  const left = fallback === undefined ? '' : `${code(String(fallback))} when left out`
  return [description, left].filter(Boolean).join('; ')
}

export function takes(schema: Schema, defs: Readonly<Record<string, Schema>>): string {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1)!
    const definition = defs[name]
    return definition ? takes(definition, defs) : `[${name}](#${name.toLowerCase()})`
  }
  if (schema.const !== undefined) return code(String(schema.const))
  if (schema.enum) return schema.enum.map((value) => code(String(value))).join(', ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return [...new Set(choices.map((choice) => takes(choice, defs)))].join(' or ')
  if (schema.type === 'array') return `list of ${takes(schema.items ?? schema.prefixItems?.[0] ?? {}, defs)}`
  if (schema.type === 'object') return typeof schema.additionalProperties === 'object' ? 'map by name' : 'map'
  return `${schema.type ?? 'anything'}${range(schema)}`
}

const OPEN = Number.MAX_SAFE_INTEGER

function range({ minimum = -OPEN, maximum = OPEN, exclusiveMinimum }: Schema): string {
  const low = exclusiveMinimum ?? minimum
  if (low <= -OPEN) return maximum >= OPEN ? '' : ` to ${maximum}`
  if (exclusiveMinimum !== undefined) return ` above ${low}${maximum < OPEN ? `, to ${maximum}` : ''}`
  return maximum < OPEN ? ` ${low} to ${maximum}` : ` from ${low}`
}
