/**
 * Requests made from the API's own document, right and wrong: none is answered with 500, and every answer is as the
 * document says, status and schema.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import { BenchCore } from '../../src/lab/bench-core.ts'
import { checkScenario } from '../../src/lab/scenario/read.ts'
import { readLibrary } from '../../src/lab/scenario/read-library.ts'
import { drawFrom } from '../support/draw.ts'
import { fuzzRuns } from '../support/fuzz-runs.ts'
import { fuzzSeed } from '../support/fuzz-seed.ts'
import { type JsonSchema, jsonFromSchema } from '../support/json-from-schema.ts'
import { jsonMutator } from '../support/mutated-json.ts'

const RUNS = fuzzRuns(400)

interface Call {
  readonly operationId: string
  readonly requestBody?: {
    readonly content: Record<string, { readonly schema: JsonSchema; readonly example?: unknown }>
  }
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> }>
  >
}
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Call>>>> }

/** What stands for a part of a path; wrong ones too. */
const PARTS = [
  'a',
  'b',
  'rj45',
  'usb',
  'snmp',
  'smartslot1',
  'smartslot2',
  '1',
  'zz',
  '__proto__',
  'constructor',
  '%2e%2e',
  'SMT1500',
  '%F0%9F%98%80',
]
const STREAMS = ['events', 'traffic']
/** Jumps of a year would take the time of the test. */
const SLOW = ['advance', 'runUntil', 'runScenario', 'compareScenario', 'compareFirmwares']

function bench(isDegraded: boolean): BenchCore {
  const made = new BenchCore({ seed: 1 })
  made.add('a', {
    model: 'SMT1500RM2U',
    firmware: '09.2',
    smartslot1: { card: 'AP9624', basic1: {} },
    hosts: {
      db: { shutdownTrigger: 'basic1' },
      reported: { haltReportedBy: 'control', shutdownTrigger: 'nothing' },
    },
  })
  // What could not be kept shows in the health of a bench.
  if (isDegraded) made.troubles.set('a', 'the disk is full')
  made.add('b', { model: 'SRT3000XLA', smartslot1: { card: 'AP9631', profile: 'legacy' } })
  return made
}

test('requests made from the document are answered as it says, and none with 500', {
  timeout: 60_000 + RUNS * 200,
}, async () => {
  const seed = fuzzSeed()
  const draw = drawFrom(seed)
  const mutate = jsonMutator(seed)
  const bugs: string[] = []
  const onBug = (id: string, error: Error) => bugs.push(`${id}: ${error.stack}`)
  const serve = (run: number) =>
    controlApp({
      ...{ bench: bench(run > 0), version: '0', security: { inProcess: true } as const, onBug },
      scenarios: readLibrary,
      checkScenario,
    })
  let app = serve(0)
  const document = (await (await app.request('/api/v1/openapi.json')).json()) as Document
  const make = jsonFromSchema(document, draw)
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(document, 'api')
  const calls = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, call]) => ({ path, method, call })),
  )
  const validators = new Map<JsonSchema, ValidateFunction>()
  const validatorOf = (schema: JsonSchema) => {
    const made = validators.get(schema) ?? ajv.compile(atHome(schema))
    validators.set(schema, made)
    return made
  }
  const seen = new Map<string, Set<number>>()
  for (let run = 0; run < RUNS; run++) {
    if (run % 100 === 99) app = serve(run)
    const { path, method, call } = draw.pick(calls)
    if (STREAMS.includes(call.operationId)) continue
    const media = call.requestBody?.content['application/json']
    const sound = media && (draw.below(3) === 0 ? media.example : make(media.schema))
    const body = media && bounded(call.operationId, draw.below(3) === 0 ? mutate(sound ?? {}) : sound)
    const url = path.replaceAll(/\{\w+\}/g, () => draw.pick(draw.below(3) === 0 ? PARTS : PARTS.slice(0, 8)))
    const response = await app.request(url, {
      method: method.toUpperCase(),
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const what = `seed ${seed}, run ${run}: ${method} ${url} ${JSON.stringify(body)}: ${response.status} ${text.slice(0, 600)}`
    expect(response.status, `${what}\n${bugs.join('\n')}`).not.toBe(500)
    const declared = call.responses[response.status] ?? (response.ok ? undefined : call.responses.default)
    expect(declared, `${what}: not declared`).toBeDefined()
    const [type, { schema }] = Object.entries(declared!.content)[0]!
    expect(response.headers.get('content-type')?.startsWith(type), `${what}: not ${type}`).toBe(true)
    const validate = validatorOf(schema)
    expect(validate(JSON.parse(text)) || validate.errors, what).toBe(true)
    seen.set(call.operationId, (seen.get(call.operationId) ?? new Set()).add(response.status))
  }
  expect(bugs).toEqual([])
  expect([...seen.values()].some((statuses) => statuses.has(422))).toBe(true)
  expect(
    [...seen.values()].filter((statuses) => statuses.has(200) || statuses.has(201)).length,
  ).toBeGreaterThan(10)
})

/** References of the document, as seen from outside of it. */
function atHome(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"api#/')) as JsonSchema
}

function bounded(id: string, body: unknown): unknown {
  if (!SLOW.includes(id) || typeof body !== 'object' || body === null) return body
  const seconds = (body as { seconds?: unknown }).seconds
  return typeof seconds === 'number' && seconds > 5000 ? { ...body, seconds: 5000 } : body
}
