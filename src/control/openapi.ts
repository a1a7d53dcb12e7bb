import { eventSchema } from '../lab/schemas/event-schema.ts'
import { Components } from './components.ts'
import type { Operation } from './operation.ts'
import { PROBLEM_TYPE, problemSchema } from './problem.ts'
import { trafficLineSchema } from './traffic.ts'

const PARAMETER = /\{(\w+)\}/g

/** The OpenAPI 3.1 document of the control API, made from the same table the server runs. */
export function openApiDocument(operations: readonly Operation[], version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  const components = new Components()
  const problem = components.use(problemSchema, 'output')
  const streams = streamPaths(
    components.use(eventSchema, 'output'),
    components.use(trafficLineSchema, 'output'),
    problem,
  )
  for (const operation of operations) {
    const path = `/api/v1${operation.path}`
    paths[path] = { ...paths[path], [operation.method]: describe(operation, components, problem) }
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
    paths: { ...paths, ...streams, ...HEALTH },
    components: {
      schemas: components.schemas,
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
    security: [{}, { token: [] }],
  }
}

function describe(operation: Operation, components: Components, problem: object): object {
  const parameters = [
    ...[...operation.path.matchAll(PARAMETER)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...Object.entries(operation.query ?? {}).map(([name, description]) => ({
      ...{ name, in: 'query', required: false, description },
      schema: { type: 'integer', minimum: 0 },
    })),
  ]
  return {
    operationId: operation.id,
    summary: operation.summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(operation.body
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: components.use(operation.body, 'input'),
                ...(operation.example === undefined ? {} : { example: operation.example }),
              },
            },
          },
        }
      : {}),
    responses: {
      [operation.status ?? 200]: {
        description: 'Done',
        content: { 'application/json': { schema: components.use(operation.response, 'output') } },
      },
      default: {
        description: 'Refused',
        content: { [PROBLEM_TYPE]: { schema: problem } },
      },
    },
  }
}

/** What is streamed as server-sent events: `itemSchema` is of the data of one (the keyword is OpenAPI 3.2's). */
function streamPaths(event: object, line: object, problem: object): Record<string, object> {
  const stream = (operationId: string, summary: string, parameters: readonly object[], item: object) => ({
    get: {
      operationId,
      summary,
      parameters,
      responses: {
        200: {
          description: 'A stream',
          content: { 'text/event-stream': { schema: { type: 'string' }, 'x-item-schema': item } },
        },
      },
    },
  })
  const named = (name: string) => ({ name, in: 'query', required: false, schema: { type: 'string' } })
  const recent = {
    ...{ name: 'recent', in: 'query', required: false },
    schema: { type: 'integer', minimum: 0 },
  }
  const since = { name: 'since', in: 'query', required: false, schema: { type: 'integer', minimum: 0 } }
  return {
    '/api/v1/events': stream(
      'events',
      'Live events as server-sent events; Last-Event-ID resumes',
      [named('device'), since],
      event,
    ),
    '/api/v1/traffic': stream(
      'traffic',
      'What passes on the wires, decoded, as server-sent events',
      [named('device'), named('port'), recent, since],
      line,
    ),
    '/api/v1/traffic/capture': {
      get: {
        operationId: 'trafficCapture',
        summary: 'What lately passed on one wire, as a pcapng file',
        parameters: [
          { ...named('device'), required: true },
          { ...named('port'), required: true },
        ],
        responses: {
          200: {
            description: 'For Wireshark',
            content: { 'application/x-pcapng': { schema: { type: 'string', format: 'binary' } } },
          },
          default: { description: 'Refused', content: { [PROBLEM_TYPE]: { schema: problem } } },
        },
      },
    },
  }
}

const HEALTH = {
  '/healthz': {
    get: {
      operationId: 'health',
      summary: 'Whether the bench answers, and whether it can keep what it should; needs no token',
      responses: {
        200: {
          description: 'It does',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['status'],
                additionalProperties: false,
                properties: {
                  status: { enum: ['ok', 'degraded'] },
                  devices: { type: 'integer' },
                  problems: { type: 'array', items: { type: 'string' }, description: 'where degraded' },
                },
              },
            },
          },
        },
      },
    },
  },
}
