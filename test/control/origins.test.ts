import { expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import { BenchCore } from '../../src/lab/bench-core.ts'

const OURS = 'https://dashboard.example'
const DEVICES = '/api/v1/devices'

function made(token?: string, allowedOrigins: readonly string[] = [OURS]) {
  const bench = new BenchCore()
  bench.add('ups0', { model: 'SMT1500' })
  const app = controlApp({ bench, version: '0', security: { host: '127.0.0.1', token, allowedOrigins } })
  return async (method: string, path: string, headers: Record<string, string>) => {
    const response = await app.request(path, { method, headers: { host: '127.0.0.1:8080', ...headers } })
    const text = path.endsWith('/events') ? '' : await response.text()
    if (path.endsWith('/events')) await response.body?.cancel()
    return { status: response.status, text, headers: response.headers }
  }
}

const PREFLIGHT = {
  'access-control-request-method': 'PATCH',
  'access-control-request-headers': 'authorization, content-type',
}

test('none is allowed unless it is named, and never every one', async () => {
  const nobody = made(undefined, [])
  const { status, text, headers } = await nobody('GET', DEVICES, { origin: OURS })
  expect([status, text]).toEqual([
    403,
    expect.stringContaining('its own page only; --allow-origin names others'),
  ])
  expect(headers.get('access-control-allow-origin')).toBeNull()
  expect((await nobody('OPTIONS', DEVICES, { origin: OURS, ...PREFLIGHT })).status).toBe(403)
  for (const wrong of ['*', 'null', 'https://dashboard.example/', 'dashboard.example', 'file://x', ''])
    expect(() => made(undefined, [wrong])).toThrow(
      /is not allowed; allowed: scheme, host and port of one page/,
    )
})

test('a page that is named reads answers, refusals and events; another one nothing', async () => {
  const ask = made()
  for (const [path, status] of [
    [DEVICES, 200],
    [`${DEVICES}/ups9`, 404],
    ['/api/v1/nowhere', 404],
    ['/api/v1/events', 200],
  ] as const) {
    const answer = await ask('GET', path, { origin: OURS })
    expect([path, answer.status]).toEqual([path, status])
    expect(answer.headers.get('access-control-allow-origin')).toBe(OURS)
    expect(answer.headers.get('vary')).toContain('Origin')
  }
  const other = await ask('GET', DEVICES, { origin: 'https://dashboard.example.evil' })
  expect([other.status, other.text]).toEqual([403, expect.stringContaining(`allowed: its own page, ${OURS}`)])
  expect(other.headers.get('access-control-allow-origin')).toBeNull()
})

test('a preflight is answered without a token, what follows it is not', async () => {
  const ask = made('secret-1')
  const { status, headers } = await ask('OPTIONS', `${DEVICES}/ups0/input`, {
    origin: OURS,
    'access-control-request-private-network': 'true',
    ...PREFLIGHT,
  })
  expect(status).toBe(204)
  expect(Object.fromEntries(headers)).toMatchObject({
    'access-control-allow-origin': OURS,
    'access-control-allow-methods': expect.stringContaining('PATCH'),
    'access-control-allow-headers': 'authorization, content-type, last-event-id',
    'access-control-allow-private-network': 'true',
  })
  const refused = await ask('GET', DEVICES, { origin: OURS })
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, OURS])
  expect((await ask('GET', DEVICES, { origin: OURS, authorization: 'Bearer secret-1' })).status).toBe(200)
})
