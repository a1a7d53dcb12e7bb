// Turns the OpenAPI document of the control API into src/client/types.ts.

/** Answers that many calls share, by a call whose answer is one. */
const NAMES = {
  getDevice: 'Device',
  getClock: 'Clock',
  getPanel: 'Panel',
  getModel: 'Model',
  getSettings: 'Settings',
  getWire: 'Wire',
  takeSnapshot: 'Snapshot',
  runScenario: 'ScenarioReport',
  compareScenario: 'ScenarioComparison',
  health: 'Health',
}

/** The file's text, not yet formatted. Throws on a part of JSON Schema that it does not know, rather than guess. */
export function clientTypes(document) {
  const calls = callsOf(document)
  const names = new Map()
  for (const { id, answer } of calls) if (NAMES[id]) names.set(JSON.stringify(answer), NAMES[id])
  const type = (schema) => names.get(JSON.stringify(schema)) ?? typeOf(schema, type)
  const answers = [...names].map(([text, name]) => declared(name, JSON.parse(text), type))
  const bodies = calls.filter(({ body }) => body).map(({ id, body }) => declared(bodyName(id), body, type))
  return [
    '// Made from the OpenAPI document of the control API by scripts/write-client-types.mjs: not written by hand.',
    ...answers,
    ...bodies,
    `/** Every call of the control API. */\nexport interface ControlCalls {\n${calls.map((call) => signature(call, type)).join('\n')}\n}`,
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

function declared(name, schema, type) {
  const text = typeOf(schema, type)
  const doc = schema.description ? `/** ${schema.description} */\n` : ''
  return schema.type === 'object' && schema.properties
    ? `${doc}export interface ${name} ${text}`
    : `${doc}export type ${name} = ${text}`
}

function signature({ id, summary, path, body, answer }, type) {
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `${name}: string`)
  if (body) parameters.push(`body: ${bodyName(id)}`)
  return `/** ${summary}. */\n${id}(${parameters.join(', ')}): Promise<${type(answer)}>`
}

function route({ id, method, path, body }) {
  return `${id}: { method: '${method.toUpperCase()}', path: '${path}', body: ${body !== undefined} },`
}

function typeOf(schema, type) {
  if ('const' in schema) return literal(schema.const)
  if (schema.enum) return schema.enum.map(literal).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return [...new Set(choices.map(type))].join(' | ')
  if (Array.isArray(schema.type))
    return schema.type.map((name) => typeOf({ ...schema, type: name }, type)).join(' | ')
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type
    case 'number':
    case 'integer':
      return 'number'
    case 'array':
      return arrayOf(schema, type)
    case 'object':
      return objectOf(schema, type)
    case undefined:
      // Only an empty schema, which allows everything, has neither type nor choices.
      if (Object.keys(schema).every((key) => key === 'description')) return 'unknown'
  }
  throw new Error(`no type is known for ${JSON.stringify(schema)}`)
}

function arrayOf({ items, prefixItems }, type) {
  if (prefixItems) return `readonly [${prefixItems.map(type).join(', ')}]`
  return `readonly (${type(items)})[]`
}

function objectOf({ properties, required = [], additionalProperties }, type) {
  const fields = Object.entries(properties ?? {}).map(([name, schema]) => {
    const doc = schema.description ? `/** ${schema.description} */\n` : ''
    const optional = required.includes(name) ? '' : '?'
    return `${doc}readonly ${/^\w+$/.test(name) ? name : JSON.stringify(name)}${optional}: ${type(schema)}`
  })
  const more = additionalProperties
  if (more && typeof more === 'object')
    fields.push(`readonly [name: string]: ${fields.length > 0 ? 'unknown' : type(more)}`)
  return `{\n${fields.join('\n')}\n}`
}

function literal(value) {
  return typeof value === 'string' ? `'${value.replace(/['\\]/g, '\\$&')}'` : String(value)
}
