import { expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import { BenchCore } from '../../src/lab/bench-core.ts'
import { SCENARIO_FILES } from '../../src/lab/scenario/read-library.ts'
import { ManualLineClock } from '../ports/manual-line-clock.ts'

interface Play {
  readonly state: string
  readonly step: number
  readonly steps: readonly string[]
  readonly devices: readonly string[]
  readonly problem: string | null
  readonly report: {
    readonly passed: boolean
    readonly timeline: readonly { readonly device: string }[]
  } | null
}

function bench(virtual = true) {
  const line = new ManualLineClock()
  const core = new BenchCore({
    time: virtual ? { virtual } : { virtual, speed: 1 },
    line,
    seed: 1,
    startAt: 0,
  })
  core.add('ups0', { model: 'SMT1500', hosts: { mine: {} } })
  const app = controlApp({ bench: core, version: 'test', security: { host: '127.0.0.1' }, ...SCENARIO_FILES })
  const send = async (method: string, body?: object) => {
    const response = await app.request('/api/v1/scenarios/play', {
      method,
      headers: { host: '127.0.0.1', 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return { status: response.status, body: (await response.json()) as Play & { detail: string } }
  }
  /** Lets line time pass, and what waits for it go on. */
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 50) {
      line.advance(50)
      await new Promise(setImmediate)
    }
  }
  return { core, send, pass }
}

test.each([true, false])(
  'a scenario is played step by step, at its speed, on a virtual clock: %s',
  async (virtual) => {
    const { core, send, pass } = bench(virtual)
    expect((await send('GET')).body).toMatchObject({ state: 'none', steps: [], report: null })
    const { status, body } = await send('POST', {
      scenario: 'fa233876-off-confirmed',
      firmware: '09.2',
      speed: 10,
    })
    expect(status).toBe(201)
    // The bench has a unit of that name already: it is left alone.
    expect(body).toMatchObject({ state: 'running', devices: ['ups0-2'] })
    expect(core.device('ups0-2')!.ups.firmware.version).toBe('09.2')
    await pass(500)
    expect((await send('GET')).body).toMatchObject({ state: 'running', step: 3 })
    expect(core.clock.now / 1000).toBeGreaterThan(3)
    expect(core.clock.now / 1000).toBeLessThan(8)
    await send('PATCH', { speed: 600 })
    await pass(3000)
    const done = (await send('GET')).body
    expect(done).toMatchObject({ state: 'done', step: done.steps.length })
    expect(done.report!.passed).toBe(true)
    expect(new Set(done.report!.timeline.map(({ device }) => device))).toEqual(new Set(['', 'ups0-2']))
    expect(core.device('ups0')!.hosts.views[0]!.verdict).toBeNull()
    if (!virtual) expect(core.time.speed).toBe(1)
    await core.close()
  },
)

test('it is stopped, and another can be played; not two at once', async () => {
  const { core, send, pass } = bench()
  await send('POST', { scenario: 'fa233876-off-confirmed' })
  const second = await send('POST', { scenario: 'flicker' })
  expect(second).toMatchObject({ status: 409 })
  expect(second.body.detail).toContain('is played already: stop it first')
  expect((await send('DELETE')).body.state).toBe('stopped')
  const { now } = core.clock
  await pass(1000)
  expect(core.clock.now - now).toBeLessThan(1000)
  expect((await send('GET')).body).toMatchObject({ state: 'stopped', report: null, problem: null })
  expect((await send('PATCH', { speed: 2 })).status).toBe(409)
  expect((await send('POST', { scenario: 'flicker' })).status).toBe(201)
  await core.close()
})

test('what cannot be played is refused, and nothing is left of it', async () => {
  const { core, send } = bench()
  expect((await send('POST', { scenario: 'none' })).status).toBe(404)
  const away = {
    title: 'x',
    steps: [{ wait: '1s' }],
    devices: { a: { model: 'SMT1500' }, b: { model: 'SMT1500', modbusTcp: '0.0.0.0:502' } },
  }
  expect(await send('POST', { scenario: away })).toMatchObject({ status: 422 })
  expect(await send('POST', { scenario: 'flicker', firmware: '99.9' })).toMatchObject({ status: 422 })
  expect(core.devices.map(({ id }) => id)).toEqual(['ups0'])
  await core.close()
})

test('a unit that is taken away meanwhile ends it in words', async () => {
  const { core, send, pass } = bench()
  const scenario = {
    title: 'x',
    devices: { a: { model: 'SMT1500' } },
    steps: [{ wait: '1s' }, { on: 'b', utility: 'blackout' }],
  }
  await send('POST', { scenario, speed: 10 })
  await pass(500)
  const { state, problem } = (await send('GET')).body
  expect(state).toBe('failed')
  expect(problem).toContain('step 2: on: no device "b"')
  await core.close()
})
