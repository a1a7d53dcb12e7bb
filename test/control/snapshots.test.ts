import { describe, expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import { BenchCore } from '../../src/lab/bench-core.ts'
import { deviceState } from '../../src/lab/device-state.ts'
import type { BenchSnapshot } from '../../src/lab/snapshot/bench-snapshot.ts'

function control(model = 'SMT1500RM2U', id = 'ups0') {
  const bench = new BenchCore()
  bench.add(id, { model, firmware: '09.2', smartslot1: { card: 'AP9624', basic1: {} }, hosts: { db1: {} } })
  const app = controlApp({ bench, version: 'test', security: { host: '127.0.0.1' } })
  const call = async <T = Record<string, unknown>>(method: string, path: string, body?: unknown) => {
    const response = await app.request(`/api/v1${path}`, {
      method,
      headers: { host: '127.0.0.1', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as T }
  }
  return { bench, call }
}

async function taken() {
  const { bench, call } = control()
  bench.device('ups0')!.ups.setInput({ voltage: 0 })
  bench.advance(1234.5)
  const { body } = await call('POST', '/snapshots')
  const document = (await call<BenchSnapshot>('GET', `/snapshots/${body.id}`)).body
  return { bench, call, document, taken: body }
}

describe('snapshots over the API', () => {
  test('are listed with the device time they are of', async () => {
    const { bench, call, taken: first } = await taken()
    bench.advance(60)
    await call('POST', '/snapshots')
    expect(first).toEqual({ id: '1', at: '2025-01-01T00:20:34.500Z', name: null })
    expect((await call('GET', '/snapshots')).body).toEqual([
      first,
      { id: '2', at: '2025-01-01T00:21:34.500Z', name: null },
    ])
  })

  test('leave as documents, and another bench goes on from them', async () => {
    const { bench, document } = await taken()
    const other = control()
    expect(await other.call('PUT', '/snapshots', document)).toEqual({
      status: 201,
      body: { id: '1', at: '2025-01-01T00:20:34.500Z', name: null },
    })
    await other.call('POST', '/snapshots/1/restore')
    for (const each of [bench, other.bench]) each.advance(3600)
    const [here, there] = [bench, other.bench].map((each) => deviceState(each.device('ups0')!))
    expect(there).toEqual(here)
    expect(here!.output.state).toBe('off')
  })

  test.each<[string, (document: BenchSnapshot) => unknown, string | RegExp]>([
    ['another format', (document) => ({ ...document, format: 3 }), 'format: 3 is not allowed; allowed: 1, 2'],
    ['no time', (document) => ({ ...document, now: -1 }), 'now: -1 is too small; at least 0'],
    [
      'a device that is not there',
      ({ devices, ...rest }) => ({ ...rest, devices: { rack9: devices.ups0 } }),
      'it has a device "rack9"; this bench has: ups0',
    ],
    [
      'a field too few',
      (document) => without(document, 'battery'),
      'devices.ups0.unit.battery: an object is needed',
    ],
    [
      'a value that cannot be',
      (document) => edited(document, (unit) => Object.assign(unit.power, { state: 'gone' })),
      'devices.ups0.unit.power.state: "gone" is not allowed; allowed: online, on-battery, bypass, off, fault',
    ],
    [
      'something to do that its host never does',
      (document) => editedHost(document, { killPowerDue: true }),
      'devices.ups0.hosts.hosts.db1.killPowerDue is not as a bench saves it',
    ],
    [
      'a poll of a host that polls nothing',
      (document) => editedHost(document, { pollsAt: 1 }),
      'devices.ups0.hosts.hosts.db1.pollsAt is not as a bench saves it',
    ],
    [
      'a timeline that is none',
      (document) => editedHost(document, { timeline: 'off' }),
      'devices.ups0.hosts.hosts.db1.timeline: "off" is not a list',
    ],
    [
      'a switch of a card that is none',
      (document) => edited(document, ({ cards }) => Object.assign(cards.smartslot1!.memory!, { dip: '2' })),
      /^devices\.ups0\.unit\.cards\.smartslot1\.memory\.dip: "2": eight digits 0/,
    ],
    [
      'a key that no level has',
      (document) => edited(document, (unit) => Object.assign(unit.battery.flow, { amperes: 1 })),
      /^devices\.ups0\.unit\.battery\.flow\.amperes: amperes is not known here/,
    ],
    [
      'a setting that is not allowed',
      (document) => edited(document, (unit) => Object.assign(unit.settings.unit, { sensitivity: 'x' })),
      'devices.ups0.unit.settings.unit.sensitivity: "x" is not allowed; allowed: normal, reduced, low',
    ],
  ])('with %s are refused, and harm nobody', async (_name, change, detail) => {
    const { bench, call, document } = await taken()
    const before = bench.snapshot()
    const answer = await call('PUT', '/snapshots', change(structuredClone(document)))
    expect(answer).toMatchObject({ status: 422, body: { detail: expect.stringMatching(detail) } })
    expect(bench.snapshot()).toEqual(before)
  })

  test('of another model are refused', async () => {
    const { document } = await taken()
    const { body } = await control('SMT1500').call('PUT', '/snapshots', document)
    expect(body.detail).toBe('ups0 is a SMT1500 here, and a "SMT1500RM2U" in it')
  })

  test('may be larger than other bodies', async () => {
    const { call, document } = await taken()
    const padded = { ...document, padding: 'x'.repeat(100_000) }
    expect((await call('PUT', '/snapshots', padded)).body.detail).toMatch(
      'padding: padding is not known here; allowed: format, now, devices',
    )
    expect((await call('POST', '/clock/advance', padded)).status).toBe(413)
  })
})

type Unit = BenchSnapshot['devices'][string]['unit']

function edited(document: BenchSnapshot, change: (unit: Unit) => void): BenchSnapshot {
  change(document.devices.ups0!.unit)
  return document
}

function editedHost(document: BenchSnapshot, change: object): BenchSnapshot {
  Object.assign(document.devices.ups0!.hosts.hosts.db1!, change)
  return document
}

function without(document: BenchSnapshot, field: keyof Unit): BenchSnapshot {
  return edited(document, (unit) => Reflect.deleteProperty(unit, field))
}

describe('run-until', () => {
  test('jumps to the moment something comes to hold', async () => {
    const { call } = control()
    await call('POST', '/devices/ups0/commands', { action: 'off', targets: ['all'], useDelay: true })
    const { body } = await call('POST', '/clock/run-until', { until: { outlets: { SOG0: 'off' } } })
    expect(body).toMatchObject({ reached: true, why: null, now: '2025-01-01T00:01:30.000Z' })
  })

  test('stops at its limit, and says what does not hold', async () => {
    const { call } = control()
    const { body } = await call('POST', '/clock/run-until', { until: { state: 'off' }, limitSeconds: 60 })
    expect(body).toMatchObject({ reached: false, why: 'output is online', now: '2025-01-01T00:01:00.000Z' })
  })

  test.each([
    [{ until: {} }, 422, /give at least one of state, utility, outlets/],
    [{ until: { state: 'gone' } }, 422, /until\.state: "gone" is not allowed; allowed: online,/],
    [
      { until: { outlets: { SOG2: 'off' } } },
      422,
      /ups0: SMT1500RM2U has no outlet group SOG2; it has MOG, SOG0/,
    ],
    [{ device: 'ups9', until: { state: 'off' } }, 404, /no device ups9; there are: ups0/],
  ])('%j is refused', async (body, status, detail) => {
    const answer = await control().call('POST', '/clock/run-until', body)
    expect(answer).toMatchObject({ status, body: { detail: expect.stringMatching(detail) } })
  })
})
