import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { controlApp } from '../../src/control/app.ts'
import { OPERATIONS } from '../../src/control/operations/index.ts'
import { Bench } from '../../src/lab/bench.ts'
import { parseLab } from '../../src/lab/lab-file/read.ts'
import { checkScenario } from '../../src/lab/scenario/read.ts'

const UNKNOWN = 'surelyUnknown'

/** The value with a key that no schema has, once at each object in it. */
function withUnknownKey(value: unknown): unknown[] {
  if (Array.isArray(value))
    return value.flatMap((item, at) => withUnknownKey(item).map((changed) => value.toSpliced(at, 1, changed)))
  if (typeof value !== 'object' || value === null) return []
  const below = Object.entries(value).flatMap(([key, field]) =>
    withUnknownKey(field).map((changed) => ({ ...value, [key]: changed })),
  )
  return [{ ...value, [UNKNOWN]: 1 }, ...below]
}

const bodies = OPERATIONS.filter(({ body, example }) => body && example).map(
  ({ id, method, path, example }) => [id, method, path, example] as const,
)

describe('an unknown key is refused at every place, and named', () => {
  test.each(bodies)('in the body of %s', async (_id, method, path, example) => {
    const bench = new Bench()
    const rj45 = { tcp: '127.0.0.1:0' }
    bench.add('ups0', { model: 'SMT1500RM2U', rj45, smartslot1: { card: 'AP9624', basic1: {} } })
    await bench.open()
    const app = controlApp({ bench, version: '0', security: { inProcess: true } })
    for (const body of withUnknownKey(example)) {
      const response = await app.request(
        `/api/v1${path.replace('{id}', 'ups0').replace(/\{\w+\}/g, 'rj45')}`,
        {
          method: method.toUpperCase(),
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        },
      )
      const text = await response.text()
      expect([response.status, text.includes(UNKNOWN)], `${JSON.stringify(body)}: ${text}`).toEqual([
        422,
        true,
      ])
    }
  })

  const bodiless = OPERATIONS.filter(({ body, method }) => !body && method !== 'get')
  test('a call that takes no body refuses one', async () => {
    expect(bodiless.length).toBeGreaterThan(5)
    const bench = new Bench()
    bench.add('ups0', { model: 'SMT1500RM2U' })
    const app = controlApp({ bench, version: '0', security: { inProcess: true } })
    for (const { method, path } of bodiless) {
      const address = `/api/v1${path.replace('{id}', 'ups0').replace(/\{\w+\}/g, 'rj45')}`
      const body = JSON.stringify({ name: 'before the outage' })
      const response = await app.request(address, { method: method.toUpperCase(), body })
      expect([path, response.status, await response.text()]).toEqual([
        path,
        422,
        expect.stringContaining('this call takes no body'),
      ])
    }
    const saved = await app.request('/api/v1/snapshots', { method: 'POST', body: '{}' })
    expect(saved.status).toBe(201)
  })

  const folder = fileURLToPath(new URL('../../scenarios', import.meta.url))
  test.each(readdirSync(folder))('in the scenario %s', (name) => {
    for (const scenario of withUnknownKey(parse(readFileSync(`${folder}/${name}`, 'utf8')))) {
      const { mistakes = [] } = checkScenario(stringify(scenario))
      expect(mistakes.join('\n')).toContain(UNKNOWN)
    }
  })

  test('in a lab file', () => {
    const lab = {
      clock: { speed: 2 },
      devices: {
        rack1: {
          model: 'SMT1500RM2U',
          firmware: { version: '09.2', defects: { 'ie2-shutdown-override': true } },
          smartslot1: { card: 'AP9624', mode: 'confirmed', basic1: {} },
          rj45: { protocol: 'modbus', tcp: '127.0.0.1:0' },
          battery: { charge: 90 },
          settings: { unit: { name: 'x' }, groups: { SOG0: { turnOffDelay: 30 } } },
          hosts: { web: { group: 'SOG0', shutdownTrigger: 'low-battery' } },
        },
      },
    }
    for (const changed of withUnknownKey(lab)) {
      // An unknown device is a device without a model, named as well.
      expect(() => Bench.fromLab(parseLab(stringify(changed), 'lab.yaml')), JSON.stringify(changed)).toThrow(
        UNKNOWN,
      )
    }
  })
})

describe('a name that every object has of itself', () => {
  test('__proto__ is refused as a name in bodies, lab files and the library', async () => {
    const bench = new Bench()
    const app = controlApp({ bench, version: '0', security: { inProcess: true } })
    const body = '{"groups": {"__proto__": {"turnOffDelay": 1}}}'
    const headers = { 'content-type': 'APPLICATION/JSON' }
    bench.add('ups0', { model: 'SMT1500' })
    const response = await app.request('/api/v1/devices/ups0/settings', { method: 'PATCH', headers, body })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('__proto__ is not allowed as a name')
    expect(() => parseLab('devices:\n  __proto__: { model: SMT1500 }', 'lab.yaml')).toThrow(
      'line 2, column 3: __proto__ is not allowed as a name',
    )
    expect(() => bench.add('__proto__', { model: 'SMT1500' })).toThrow('__proto__')
  })
})
