import { expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import { BenchCore } from '../../src/lab/bench-core.ts'

function control() {
  const bench = new BenchCore()
  bench.add('ups0', { model: 'SMT1500RM2U', firmware: '09.3', hosts: { db1: { haltReportedBy: 'control' } } })
  const app = controlApp({ bench, version: 'test', security: { host: '127.0.0.1' } })
  return async (path: string, body: object) => {
    const response = await app.request(`/api/v1${path}`, {
      method: 'POST',
      headers: { host: '127.0.0.1', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
}

test('a host says what it did, and the state of its device shows it', async () => {
  const post = control()
  const { status, body } = await post('/devices/ups0/hosts/db1', { did: 'shutting-down' })
  expect(status).toBe(200)
  expect(body.hosts).toEqual([{ name: 'db1', group: 'SOG0', state: 'shutting-down', verdict: null }])
})

test.each([
  ['/devices/ups0/hosts/db2', { did: 'halted' }, 404, 'ups0 has no host "db2"; there are: db1'],
  [
    '/devices/ups0/hosts/db1',
    { did: 'gone' },
    422,
    'did: "gone" is not allowed; allowed: shutting-down, halted, up',
  ],
])('%s %o is refused', async (path, body, status, detail) => {
  expect(await control()(path, body)).toMatchObject({ status, body: { detail } })
})

test('what a host cannot have done is refused', async () => {
  const post = control()
  await post('/devices/ups0/commands', { action: 'off', targets: ['all'] })
  expect(await post('/devices/ups0/hosts/db1', { did: 'up' })).toMatchObject({
    status: 409,
    body: { detail: 'db1 has no power: SOG0 is off' },
  })
})
