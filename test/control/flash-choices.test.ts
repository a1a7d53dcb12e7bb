import { expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import { Bench } from '../../src/lab/bench.ts'

/** A control API of one SMT1500RM2U at 09.2 with one defect switched off by hand, and one switched on. */
function started() {
  const bench = new Bench()
  const defects = { 'id18-sleep-cancel': false, 'ie2-shutdown-override': true }
  bench.add('ups0', { model: 'SMT1500RM2U', firmware: { version: '09.2', defects } })
  const app = controlApp({ bench, version: 'test', security: { host: '127.0.0.1' } })
  const call = async (method: string, path: string, body?: unknown) => {
    const headers = { host: '127.0.0.1', 'content-type': 'application/json' }
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await app.request(`/api/v1${path}`, { method, headers, ...sent })
    return { status: answer.status, body: (await answer.json()) as Record<string, never> }
  }
  const flashed = () => bench.journal.since(0).findLast(({ type }) => type === 'firmware')
  return { call, flashed }
}

test('a flash says which defects stay switched by hand, and which are as the version has them again', async () => {
  const { call, flashed } = started()
  expect((await call('GET', '/devices/ups0')).body).toMatchObject({
    firmware: { byHand: ['id18-sleep-cancel', 'ie2-shutdown-override'] },
  })
  const body = { version: 'UPS 09.3 / ID=18', defects: { 'ie2-shutdown-override': true } }
  const answer = await call('PUT', '/devices/ups0/firmware', body)
  expect(answer.body).toMatchObject({ firmware: { version: '09.3', byHand: ['ie2-shutdown-override'] } })
  expect(flashed()).toMatchObject({ kept: ['ie2-shutdown-override'], dropped: ['id18-sleep-cancel'] })
})

test.each(['/devices', '/devices/ups0', '/devices/ups0/panel', '/clock'])(
  'what is behind a question mark at %s is refused, as it would change nothing',
  async (path) => {
    const { call } = started()
    const { status, body } = await call('GET', `${path}?units=1`)
    expect([status, body.detail]).toEqual([
      422,
      'units is not known; this call takes nothing behind a question mark',
    ])
    expect((await call('GET', `${path}?token=x`)).status).toBe(200)
  },
)
