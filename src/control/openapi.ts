import { z } from 'zod'
import type { Operation } from './operation.ts'
import { PROBLEM_TYPE } from './problem.ts'

const PARAMETER = /\{(\w+)\}/g

/** The OpenAPI 3.1 document of the control API, made from the same table the server runs. */
export function openApiDocument(operations: readonly Operation[], version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) {
    const path = `/api/v1${operation.path}`
    paths[path] = { ...paths[path], [operation.method]: describe(operation) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'upslab control API',
      version,
      description: 'Steers a bench of emulated UPSs. Times in seconds, voltages in volts, charge in percent.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths: { ...paths, ...EXTRA_PATHS },
    components: {
      schemas: { Problem: PROBLEM_SCHEMA },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
    security: [{}, { token: [] }],
  }
}

function describe(operation: Operation): object {
  const parameters = [...operation.path.matchAll(PARAMETER)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  return {
    operationId: operation.id,
    summary: operation.summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(operation.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(operation.body, 'input') } },
          },
        }
      : {}),
    responses: {
      [operation.status ?? 200]: {
        description: 'Done',
        content: { 'application/json': { schema: schemaOf(operation.response, 'output') } },
      },
      default: {
        description: 'Refused',
        content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
  }) as Record<string, unknown>
  return inlined(rest, (rest.$defs ?? {}) as Record<string, object>)
}

/** Definitions a schema carries along are put where they are used: a fragment of a document has no place for them. */
function inlined(schema: Record<string, unknown>, defs: Record<string, object>): object {
  const expand = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(expand)
    if (typeof node !== 'object' || node === null) return node
    const reference = (node as { $ref?: unknown }).$ref
    if (typeof reference === 'string') return expand(defs[reference.replace('#/$defs/', '')])
    // `id` with a text is the name zod gave the schema; a property called id holds a schema of its own.
    const entries = Object.entries(node).filter(
      ([key, value]) => key !== '$defs' && !(key === 'id' && typeof value === 'string'),
    )
    return Object.fromEntries(entries.map(([key, value]) => [key, expand(value)]))
  }
  return expand(schema) as object
}

const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'status', 'title', 'detail'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    title: { type: 'string' },
    detail: { type: 'string', description: 'the value given and the values allowed' },
    problems: {
      type: 'array',
      description:
        'what detail says, mistake by mistake, where there can be several: texts, or objects with path and message',
      items: { anyOf: [{ type: 'string' }, { type: 'object' }] },
    },
  },
}

const EXTRA_PATHS = {
  '/api/v1/events': {
    get: {
      operationId: 'events',
      summary: 'Live events as server-sent events; Last-Event-ID resumes',
      parameters: [{ name: 'device', in: 'query', required: false, schema: { type: 'string' } }],
      responses: {
        200: { description: 'A stream', content: { 'text/event-stream': { schema: { type: 'string' } } } },
      },
    },
  },
  '/api/v1/traffic': {
    get: {
      operationId: 'traffic',
      summary: 'What passes on the wires, decoded, as server-sent events',
      parameters: ['device', 'port'].map((name) => ({
        name,
        in: 'query',
        required: false,
        schema: { type: 'string' },
      })),
      responses: {
        200: { description: 'A stream', content: { 'text/event-stream': { schema: { type: 'string' } } } },
      },
    },
  },
  '/healthz': {
    get: {
      operationId: 'health',
      summary: 'Whether the bench answers; needs no token',
      responses: {
        200: {
          description: 'It does',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['status'],
                properties: { status: { const: 'ok' }, devices: { type: 'integer' } },
              },
            },
          },
        },
      },
    },
  },
}
