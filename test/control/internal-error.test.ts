import { afterEach, expect, test, vi } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import type { OnBug } from '../../src/control/problem.ts'
import { Bench } from '../../src/lab/bench.ts'

afterEach(() => vi.restoreAllMocks())

/** A control API whose operations fail with an error that nobody has foreseen. */
function broken(onBug?: OnBug) {
  const bench = new Bench()
  const bug = new TypeError('cannot read what is not there', { cause: new Error('the first cause') })
  vi.spyOn(bench, 'sync').mockImplementation(() => {
    throw bug
  })
  const app = controlApp({
    bench,
    version: '0',
    security: { host: '127.0.0.1' },
    ...(onBug ? { onBug } : {}),
  })
  const ask = async () => {
    const answer = await app.request('/api/v1/devices', { headers: { host: '127.0.0.1:80' } })
    return {
      status: answer.status,
      type: answer.headers.get('content-type'),
      body: (await answer.json()) as { id: string; detail: string; title: string },
    }
  }
  return { bug, ask }
}

test('a bug in an operation is answered by 500 with an id, under which it is reported', async () => {
  const reports: [string, Error][] = []
  const { bug, ask } = broken((id, error) => reports.push([id, error]))
  const first = await ask()
  expect(first).toMatchObject({ status: 500, type: 'application/problem+json' })
  expect(first.body).toMatchObject({
    status: 500,
    title: 'Internal error',
    id: expect.stringMatching(/^E\d+$/),
  })
  expect(first.body.detail).toContain('cannot read what is not there')
  const second = await ask()
  expect(second.body.id).not.toBe(first.body.id)
  expect(reports).toEqual([
    [first.body.id, bug],
    [second.body.id, bug],
  ])
})

test('where nobody asks for it, the report is on standard error, with the stack and the cause', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { bug, ask } = broken()
  const { body } = await ask()
  expect(said.mock.calls).toEqual([[`upslab: internal error ${body.id}:`, bug]])
})

test('a refusal is no bug', async () => {
  const reports: unknown[] = []
  const onBug: OnBug = (...report) => reports.push(report)
  const app = controlApp({ bench: new Bench(), version: '0', security: { host: '127.0.0.1' }, onBug })
  const answer = await app.request('/api/v1/devices/none', { headers: { host: '127.0.0.1:80' } })
  expect(answer.status).toBe(404)
  expect(reports).toEqual([])
})
