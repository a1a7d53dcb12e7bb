import { describe, expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import { Bench } from '../../src/lab/bench.ts'

function made(security: { host?: string; token?: string } = {}) {
  const bench = new Bench()
  bench.add('ups0', {
    model: 'SMT1500RM2U',
    firmware: '09.2',
    smartslot1: { card: 'AP9624', mode: 'confirmed', basic1: {} },
    load: { SOG0: 300 },
  })
  const app = controlApp({ bench, version: '0', security: { host: '127.0.0.1', ...security } })
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await app.request(path, {
      method,
      headers: { host: '127.0.0.1:8080', 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, type: response.headers.get('content-type') ?? '', body: parsed(text) }
  }
  return { bench, call }
}

// biome-ignore lint/suspicious/noExplicitAny: answers are inspected field by field
function parsed(text: string): any {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const DEVICE = '/api/v1/devices/ups0'

describe('FA233876 over the control API', () => {
  test.each([
    ['09.2', 'on'],
    ['09.3', 'off'],
  ])('on %s an off and stay off ends %s', async (version, output) => {
    const { call } = made()
    await call('PUT', `${DEVICE}/firmware`, { version })
    const sent = await call('POST', `${DEVICE}/commands`, {
      action: 'off',
      targets: ['all'],
      source: 'lcd',
      useDelay: true,
    })
    expect(sent.status).toBe(200)
    expect(sent.body.outletGroups[0]).toMatchObject({
      name: 'MOG',
      output: 'on',
      pending: { action: 'off', seconds: 90 },
    })
    await call('POST', '/api/v1/clock/advance', { seconds: 600 })
    const { body } = await call('GET', DEVICE)
    expect(body.outletGroups.map((group: { output: string }) => group.output)).toEqual([output, output])
    expect(body.output.state).toBe(output === 'on' ? 'online' : 'off')
  })
})

describe('what a device tells and takes', () => {
  test('state keeps the names of the contract', async () => {
    const { call } = made()
    const { body } = await call('GET', DEVICE)
    expect(body).toMatchObject({
      id: 'ups0',
      model: 'SMT1500RM2U',
      firmware: { version: '09.2', id: 18, defects: expect.arrayContaining(['ie2-shutdown-override']) },
      input: { voltage: 120, frequency: 60, acceptable: true },
      output: { state: 'online', voltage: 120 },
      battery: { charge: 100, low: false },
      smartslot1: {
        card: 'AP9624',
        mode: 'confirmed',
        ports: [
          { name: 'basic1', onBattery: false, lowBattery: false, shutdownRequested: false, confirmed: false },
          { name: 'basic2' },
        ],
      },
    })
  })

  test('a blackout puts it on battery, and the mains bring it back', async () => {
    const { call } = made()
    expect((await call('PATCH', `${DEVICE}/input`, { voltage: 0 })).body.output.state).toBe('on-battery')
    await call('POST', '/api/v1/clock/advance', { seconds: 60 })
    expect((await call('GET', DEVICE)).body.battery.charge).toBeLessThan(100)
    expect((await call('PATCH', `${DEVICE}/input`, { voltage: 120 })).body.output.state).toBe('online')
  })

  test('battery and load change', async () => {
    const { call } = made()
    expect((await call('PATCH', `${DEVICE}/battery`, { charge: 40 })).body.battery.charge).toBe(40)
    expect((await call('PATCH', `${DEVICE}/load`, { SOG0: 500 })).body.output.watts).toBe(500)
  })

  test('a client on a Basic port confirms, and the card shows it', async () => {
    const { call } = made()
    await call('PATCH', `${DEVICE}/input`, { voltage: 0 })
    await call('POST', '/api/v1/clock/advance', { seconds: 2 })
    await call('PATCH', `${DEVICE}/smartslot1/basic1`, { shutdownLine: true })
    await call('POST', '/api/v1/clock/advance', { seconds: 5 })
    const [port] = (await call('GET', DEVICE)).body.smartslot1.ports
    expect(port).toMatchObject({ onBattery: true, shutdownRequested: true, confirmed: true })
  })

  test('a snapshot brings back time, charge and countdowns', async () => {
    const { call } = made()
    await call('POST', `${DEVICE}/commands`, {
      action: 'off',
      targets: ['all'],
      source: 'rj45',
      useDelay: true,
    })
    await call('POST', '/api/v1/clock/advance', { seconds: 30 })
    const before = await call('GET', DEVICE)
    const { body: snapshot } = await call('POST', '/api/v1/snapshots')
    await call('POST', '/api/v1/clock/advance', { seconds: 300 })
    const future = await call('GET', DEVICE)
    expect((await call('POST', `/api/v1/snapshots/${snapshot.id}/restore`)).status).toBe(200)
    expect((await call('GET', DEVICE)).body).toEqual(before.body)
    await call('POST', '/api/v1/clock/advance', { seconds: 300 })
    expect((await call('GET', DEVICE)).body).toEqual(future.body)
  })
})

describe('bad requests', () => {
  const { call } = made()
  const cases: [string, string, string, unknown, number, RegExp][] = [
    ['unknown device', 'GET', '/api/v1/devices/ups9', undefined, 404, /ups9.*ups0/],
    ['unknown path', 'GET', '/api/v1/nothing', undefined, 404, /nothing at GET/],
    ['not JSON', 'PATCH', `${DEVICE}/input`, '{voltage:0}', 400, /JSON/],
    ['wrong type', 'PATCH', `${DEVICE}/input`, { voltage: 'none' }, 422, /voltage: "none" is not a number/],
    [
      'out of range',
      'PATCH',
      `${DEVICE}/battery`,
      { charge: 101 },
      422,
      /charge: 101 is too big; at most 100/,
    ],
    ['unknown field', 'PATCH', `${DEVICE}/input`, { volts: 0 }, 422, /volts is not known here/],
    [
      'unknown action',
      'POST',
      `${DEVICE}/commands`,
      { action: 'explode', targets: ['all'] },
      422,
      /"explode" is not allowed; allowed: off, on/,
    ],
    [
      'missing group',
      'POST',
      `${DEVICE}/commands`,
      { action: 'off', targets: ['SOG2'] },
      409,
      /no outlet group SOG2/,
    ],
    ['main group alone', 'POST', `${DEVICE}/commands`, { action: 'off', targets: ['MOG'] }, 409, /SOG0/],
    ['unknown version', 'PUT', `${DEVICE}/firmware`, { version: '99.9' }, 422, /99\.9/],
    [
      'unknown defect',
      'PUT',
      `${DEVICE}/firmware`,
      { defects: { none: true } },
      422,
      /no defect none; known: ie2/,
    ],
    ['load on no group', 'PATCH', `${DEVICE}/load`, { SOG2: 10 }, 422, /SOG2.*MOG, SOG0/],
    ['clock backwards', 'POST', '/api/v1/clock/advance', { seconds: -1 }, 422, /-1 is too small/],
    ['speed of a virtual clock', 'PATCH', '/api/v1/clock', { speed: 2 }, 409, /virtual/],
    ['unknown snapshot', 'POST', '/api/v1/snapshots/77/restore', undefined, 404, /77/],
    ['bad DIP', 'PATCH', `${DEVICE}/smartslot1`, { dip: '0' }, 422, /eight digits/],
    [
      'setting out of range',
      'PATCH',
      `${DEVICE}/settings`,
      { unit: { modbusAddress: 224 } },
      422,
      /224.*1 to 223/,
    ],
  ]
  test.each(cases)('%s', async (_name, method, path, body, status, detail) => {
    const answer = await call(method, path, body)
    expect({ status: answer.status, detail: answer.body.detail }).toEqual({
      status,
      detail: expect.stringMatching(detail),
    })
    expect(answer.type).toBe('application/problem+json')
  })

  test('a body of the wrong type or size is refused', async () => {
    expect(
      (await call('PATCH', `${DEVICE}/input`, { voltage: 0 }, { 'content-type': 'text/plain' })).status,
    ).toBe(415)
    expect((await call('PATCH', `${DEVICE}/input`, { voltage: 'x'.repeat(70_000) })).status).toBe(413)
  })
})

describe('who may call', () => {
  test.each([
    ['a foreign host name', { host: 'evil.example' }, 403],
    ['a foreign page', { origin: 'http://evil.example' }, 403],
    ['localhost by name', { host: 'localhost:8080' }, 200],
    ['its own page', { origin: 'http://127.0.0.1:8080' }, 200],
  ])('%s', async (_name, headers, status) => {
    expect((await made().call('GET', DEVICE, undefined, headers)).status).toBe(status)
  })

  test('with a token only those who show it', async () => {
    const { call } = made({ host: '0.0.0.0', token: 'secret' })
    expect((await call('GET', DEVICE)).status).toBe(401)
    expect((await call('GET', DEVICE, undefined, { authorization: 'Bearer wrong!' })).status).toBe(401)
    expect((await call('GET', DEVICE, undefined, { authorization: 'Bearer secret' })).status).toBe(200)
    expect((await call('GET', '/healthz')).status).toBe(200)
  })
})

test('the OpenAPI document names every path of the contract', async () => {
  const { body } = await made().call('GET', '/api/v1/openapi.json')
  expect(body.openapi).toBe('3.1.0')
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining([
      '/api/v1/devices',
      '/api/v1/devices/{id}',
      '/api/v1/devices/{id}/input',
      '/api/v1/devices/{id}/battery',
      '/api/v1/devices/{id}/load',
      '/api/v1/devices/{id}/commands',
      '/api/v1/devices/{id}/firmware',
      '/api/v1/clock',
      '/api/v1/clock/advance',
      '/api/v1/snapshots',
      '/api/v1/snapshots/{id}/restore',
      '/api/v1/events',
      '/healthz',
    ]),
  )
  expect(JSON.stringify(body)).not.toContain('$defs')
})
