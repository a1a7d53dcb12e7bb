import type { Draw } from './draw.ts'

/** What of a JSON schema is followed. */
export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
  readonly propertyNames?: JsonSchema
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
}

const TEXTS = [
  'a',
  'ups0',
  'x',
  '10m',
  '09.2',
  '127.0.0.1:0',
  'rj45',
  '00110000',
  'SMT1500',
  '',
  'ü',
  '../x',
  '%00',
]
const NUMBERS = [0, 1, 0.5, 2, 60, 100, 120, 1000]

/** Values that a schema allows, more or less: texts may be of another form than their pattern. */
export function jsonFromSchema(root: object, draw: Draw) {
  const { below, pick } = draw
  const resolve = (schema: JsonSchema): JsonSchema => {
    if (schema.$ref === undefined) return schema
    const path = schema.$ref.replace(/^#\//, '').split('/')
    return path.reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], root) as JsonSchema
  }
  const make = (given: JsonSchema | undefined, depth = 0): unknown => {
    const schema = resolve(given ?? {})
    const among = schema.anyOf ?? schema.oneOf
    if (schema.const !== undefined) return schema.const
    if (schema.enum) return pick(schema.enum)
    if (among) return make(pick(among), depth + 1)
    if (schema.allOf) return Object.assign({}, ...schema.allOf.map((each) => make(each, depth + 1)))
    const type =
      typeof schema.type === 'object'
        ? pick(schema.type)
        : (schema.type ?? pick(['string', 'number', 'boolean']))
    switch (type) {
      case 'object':
        return object(schema, depth)
      case 'array': {
        const length = depth > 4 ? 0 : Math.max(schema.minItems ?? 0, below(3))
        return Array.from({ length }, () => make(schema.items, depth + 1))
      }
      case 'integer':
      case 'number': {
        const { minimum = 0, maximum = 1000 } = schema
        const value = pick([
          minimum,
          maximum,
          ...NUMBERS.filter((each) => each >= minimum && each <= maximum),
        ])
        return type === 'integer' ? Math.round(value) : value
      }
      case 'boolean':
        return below(2) === 0
      case 'null':
        return null
      default:
        return pick(TEXTS).slice(0, schema.maxLength)
    }
  }
  const object = (schema: JsonSchema, depth: number): unknown => {
    const names = Object.keys(schema.properties ?? {})
    const wanted = names.filter((name) => schema.required?.includes(name) || below(depth > 2 ? 6 : 3) === 0)
    const own = wanted.map((name) => [name, make(schema.properties![name], depth + 1)])
    const more =
      typeof schema.additionalProperties === 'object' && below(2) === 0 && depth < 4
        ? [
            [
              String(make(schema.propertyNames ?? { type: 'string' }, depth + 1)),
              make(schema.additionalProperties, depth + 1),
            ],
          ]
        : []
    return Object.fromEntries([...own, ...more])
  }
  return (schema: JsonSchema): unknown => make(schema)
}
