import { expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import { Bench } from '../../src/lab/bench.ts'
import { BenchCore } from '../../src/lab/bench-core.ts'

function made() {
  const bench = new Bench()
  bench.add('ups0', { model: 'SMT1500RM2U', firmware: '09.3' })
  const app = controlApp({ bench, version: '0', security: { host: '127.0.0.1' } })
  return {
    bench,
    post: async (path: string, body: unknown) => {
      const response = await app.request(`/api/v1${path}`, {
        method: 'POST',
        headers: { host: '127.0.0.1:8080', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      // biome-ignore lint/suspicious/noExplicitAny: answers are looked at field by field
      return { status: response.status, body: (await response.json()) as any }
    },
  }
}

const UPDATES = '/devices/ups0/firmware-updates'

test('an update over the control API goes on in device time', async () => {
  const { post } = made()
  const begun = await post(UPDATES, { version: '09.6' })
  expect(begun.status).toBe(200)
  expect(begun.body.firmware).toMatchObject({
    version: '09.3',
    update: { phase: 'receiving', version: '09.6', via: 'serial', result: null },
  })
  expect(await post(UPDATES, { version: '09.8' })).toMatchObject({
    status: 409,
    body: { reason: 'in-progress' },
  })
  await post('/clock/advance', { seconds: 3600 })
  expect(await post(UPDATES, { version: '09.6' })).toMatchObject({
    status: 409,
    body: { reason: 'not-newer' },
  })
})

test('an unknown version, way or field is refused with what is allowed', async () => {
  const { post } = made()
  const unknown = await post(UPDATES, { version: '12.0' })
  expect([unknown.status, unknown.body.detail]).toEqual([
    422,
    expect.stringContaining('06.5-09.8, 15.0-15.1'),
  ])
  expect((await post(UPDATES, { version: '09.6', via: 'wifi' })).status).toBe(422)
  expect((await post(UPDATES, {})).status).toBe(422)
})

test('a bench that goes back into the middle of an update ends it again', async () => {
  const { bench, post } = made()
  await post(UPDATES, { version: '09.6' })
  await post('/clock/advance', { seconds: 960 })
  const snapshot = JSON.parse(JSON.stringify(bench.snapshot()))
  const other = new BenchCore()
  other.add('ups0', { model: 'SMT1500RM2U', firmware: '09.3' })
  other.restore(snapshot)
  const { ups } = other.device('ups0')!
  expect([ups.update.phase, ups.firmware.version]).toEqual(['installing', '09.3'])
  await other.time.advance(120_000)
  expect([ups.update.phase, ups.firmware.version]).toEqual(['none', '09.6'])
})
