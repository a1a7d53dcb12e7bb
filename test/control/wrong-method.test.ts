import { expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import { Bench } from '../../src/lab/bench.ts'

const host = '127.0.0.1'
const app = controlApp({ bench: new Bench(), version: '0', security: { host } })

test.each([
  ['DELETE', '/api/v1/devices/ups0/firmware', 'PUT'],
  ['GET', '/api/v1/devices/ups0/input', 'PATCH'],
  ['POST', '/api/v1/clock', 'GET, HEAD, PATCH'],
  ['POST', '/api/v1/events', 'GET, HEAD'],
  ['DELETE', '/healthz', 'GET, HEAD'],
])('%s %s is answered by 405 with the methods allowed', async (method, path, allowed) => {
  const response = await app.request(path, { method, headers: { host } })
  expect([response.status, response.headers.get('allow')]).toEqual([405, allowed])
  expect(await response.json()).toMatchObject({
    title: 'Method not allowed',
    detail: `${method} is not allowed at ${path}; allowed: ${allowed}`,
  })
})

test('where there is nothing at all it is 404', async () => {
  const response = await app.request('/api/v1/nothing', { method: 'POST', headers: { host } })
  expect([response.status, response.headers.get('allow')]).toEqual([404, null])
})
