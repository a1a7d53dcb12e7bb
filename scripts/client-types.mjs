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
    Object.entries(methods).flatMap(([method, { operationId: id, summary, requestBody, responses }]) => {
      const [done] = Object.entries(responses).filter(([status]) => /^2/.test(status))
      const answer = done?.[1].content['application/json']?.schema
      const body = requestBody?.content['application/json'].schema
      return answer ? [{ id, summary, path, method, body, answer }] : []
    }),
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

function signature({ id, summary, path, body, answer }) {
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `${name}: string`)
  if (body) parameters.push(`body: ${bodyName(id)}`)
  return `/** ${summary}. */\n${id}(${parameters.join(', ')}): Promise<${typeOf(answer)}>`
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
