import { z } from 'zod'

type Json = Readonly<Record<string, unknown>>

/**
 * Collects the schemas of a document that have a name: each stands once below `components.schemas`, and whatever uses it
 * refers to it there.
 */
export class Components {
  readonly schemas: Record<string, object> = {}

  /** A schema as it is used in a place of the document: a reference where it has a name. */
  use(schema: z.ZodType, io: 'input' | 'output'): object {
    const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
      io,
      unrepresentable: 'any',
      reused: 'inline',
    }) as Json
    const { $defs = {}, ...root } = json as { $defs?: Record<string, Json> }
    for (const [name, definition] of Object.entries($defs)) this.#name(name, this.#clean(definition, io))
    const { id, ...rest } = root as { id?: unknown }
    return typeof id === 'string' ? this.#name(id, this.#clean(rest, io)) : this.#clean(rest, io)
  }

  #name(name: string, schema: object): object {
    const before = this.schemas[name]
    if (before && JSON.stringify(before) !== JSON.stringify(schema))
      throw new Error(`two schemas are called ${name}`)
    this.schemas[name] = schema
    return { $ref: `#/components/schemas/${name}` }
  }

  #clean(node: unknown, io: 'input' | 'output'): object {
    return clean(node, io) as object
  }
}

function clean(node: unknown, io: 'input' | 'output'): unknown {
  if (Array.isArray(node)) return node.map((each) => clean(each, io))
  if (typeof node !== 'object' || node === null) return node
  const reference = (node as { $ref?: unknown }).$ref
  if (typeof reference === 'string')
    // A description beside a reference is of the place where it is used.
    return { ...node, $ref: reference.replace('#/$defs/', '#/components/schemas/') }
  const entries = Object.entries(node).filter(
    ([key, value]) =>
      // `id` with a text is the name of a schema; a property called id holds a schema of its own.
      !(key === 'id' && typeof value === 'string') &&
      // Old names that are still read are offered to nobody.
      !(typeof value === 'object' && value?.deprecated === true) &&
      // An answer may get further fields in a later release, and no client is to choke on them.
      !(io === 'output' && key === 'additionalProperties' && value === false),
  )
  return Object.fromEntries(entries.map(([key, value]) => [key, clean(value, io)]))
}
