// Turns the OpenAPI document of the control API into src/client/types.ts.

/** The file's text, not yet formatted. Throws on a part of JSON Schema that it does not know, rather than guess. */
export function clientTypes(document) {
  const calls = callsOf(document)
  const schemas = Object.entries(document.components?.schemas ?? {})
  const bodies = calls.filter(({ body }) => body)
  return [
    '// Made from the OpenAPI document of the control API by scripts/write-client-types.mjs: not written by hand.',
    ...schemas.map(([name, schema]) => declared(name, schema)),
    ...bodies.map(({ id, body }) => declared(bodyName(id), body)),
    `/** Every call of the control API. */\nexport interface ControlCalls {\n${calls.map(signature).join('\n')}\n}`,
    `/** Method and path of every call, and whether it has a body. */\nexport const ROUTES = {\n${calls.map(route).join('\n')}\n} as const`,
  ].join('\n\n')
}

/** Calls that take and give JSON; a stream of events is no call. */
function callsOf({ paths }) {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(
      ([method, { operationId: id, summary, parameters = [], requestBody, responses }]) => {
        const [done] = Object.entries(responses).filter(([status]) => /^2/.test(status))
        const answer = done?.[1].content['application/json']?.schema
        const { schema: body, example } = requestBody?.content['application/json'] ?? {}
        const query = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name)
        return answer ? [{ id, summary, path, method, query, body, example, answer }] : []
      },
    ),
  )
}

const bodyName = (id) => `${id[0].toUpperCase()}${id.slice(1)}Body`

function declared(name, schema) {
  const text = typeOf(schema)
  const doc = schema.description ? `/** ${schema.description} */\n` : ''
  return schema.type === 'object' && schema.properties
    ? `${doc}export interface ${name} ${text}`
    : `${doc}export type ${name} = ${text}`
}

/** What the parameters of paths are in examples. */
const EXAMPLES = { name: 'db1', model: 'SMT1500RM2U', port: 'rj45' }

/** A call as somebody writes it. */
function exampleOf({ id, path, example }) {
  const given = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => {
    if (path.includes('/smartslot1/') && name === 'port') return "'basic1'"
    if (path === '/api/v1/scenarios/{name}') return literal('fa233876-off-confirmed')
    return literal(EXAMPLES[name] ?? (path.includes('/snapshots/') ? '1' : 'ups0'))
  })
  if (example !== undefined) given.push(valueText(example))
  return `await client.${id}(${given.join(', ')})`
}

/** A value as somebody writes it in a program. */
function valueText(value) {
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`
  if (typeof value !== 'object' || value === null) return literal(value)
  const fields = Object.entries(value).map(
    ([name, inner]) => `${/^\w+$/.test(name) ? name : literal(name)}: ${valueText(inner)}`,
  )
  return fields.length > 0 ? `{ ${fields.join(', ')} }` : '{}'
}

function signature(call) {
  const { id, summary, path, query, body, answer } = call
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `${name}: string`)
  if (body) parameters.push(`body: ${bodyName(id)}`)
  if (query.length > 0)
    parameters.push(`query?: { ${query.map((name) => `readonly ${name}?: number`).join('; ')} }`)
  return `/**\n * ${summary}.\n *\n * @example ${exampleOf(call)}\n */\n${id}(${parameters.join(', ')}): Promise<${typeOf(answer)}>`
}

function route({ id, method, path, body }) {
  return `${id}: { method: '${method.toUpperCase()}', path: '${path}', body: ${body !== undefined} },`
}

function typeOf(schema) {
  if (schema.$ref) return schema.$ref.replace('#/components/schemas/', '')
  if ('const' in schema) return literal(schema.const)
  if (schema.enum) return schema.enum.map(literal).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return [...new Set(choices.map(typeOf))].join(' | ')
  if (Array.isArray(schema.type))
    return schema.type.map((name) => typeOf({ ...schema, type: name })).join(' | ')
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type
    case 'number':
    case 'integer':
      return 'number'
    case 'array':
      return arrayOf(schema)
    case 'object':
      return objectOf(schema)
    case undefined:
      // Only an empty schema, which allows everything, has neither type nor choices.
      if (Object.keys(schema).every((key) => key === 'description')) return 'unknown'
  }
  throw new Error(`no type is known for ${JSON.stringify(schema)}`)
}

function arrayOf({ items, prefixItems }) {
  if (prefixItems) return `readonly [${prefixItems.map(typeOf).join(', ')}]`
  return `readonly (${typeOf(items)})[]`
}

function objectOf({ properties, required = [], additionalProperties, propertyNames }) {
  const fields = Object.entries(properties ?? {}).map(([name, schema]) => {
    const doc = schema.description ? `/** ${schema.description} */\n` : ''
    const optional = required.includes(name) ? '' : '?'
    return `${doc}readonly ${/^\w+$/.test(name) ? name : JSON.stringify(name)}${optional}: ${typeOf(schema)}`
  })
  const more = additionalProperties
  if (more && typeof more === 'object')
    fields.push(
      propertyNames?.enum || propertyNames?.$ref
        ? `readonly [name in ${typeOf(propertyNames)}]?: ${typeOf(more)}`
        : `readonly [name: string]: ${fields.length > 0 ? 'unknown' : typeOf(more)}`,
    )
  return `{\n${fields.join('\n')}\n}`
}

function literal(value) {
  return typeof value === 'string' ? `'${value.replace(/['\\]/g, '\\$&')}'` : String(value)
}
