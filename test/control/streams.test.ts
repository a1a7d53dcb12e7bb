import { expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import { Bench } from '../../src/lab/bench.ts'

const EVENTS = '/api/v1/events'

function made() {
  const bench = new Bench()
  const { ups } = bench.add('ups0', { model: 'SMT1500' })
  const app = controlApp({ bench, version: '0', security: { inProcess: true } })
  const ask = (path: string, init: RequestInit = {}) => app.request(path, init)
  const change = (times: number) => {
    for (let n = 0; n < times; n++) ups.settings.setUnit('name', `NAME ${n}`)
  }
  return { bench, ask, change }
}

test.each([EVENTS, '/api/v1/traffic'])('HEAD of %s takes no place of a listener', async (path) => {
  const { ask } = made()
  for (let n = 0; n < 100; n++) expect((await ask(path, { method: 'HEAD' })).status).toBe(200)
  const { status, body } = await ask(path)
  expect(status).toBe(200)
  await body!.cancel()
})

test('a listener that has gone leaves its place', async () => {
  const { ask } = made()
  for (let n = 0; n < 200; n++) await (await ask(EVENTS)).body!.cancel()
  for (let n = 0; n < 200; n++) {
    const gone = new AbortController()
    await ask(EVENTS, { signal: gone.signal })
    gone.abort()
  }
  expect((await ask(EVENTS)).status).toBe(200)
})

test('65 at once are one too many', async () => {
  const { ask } = made()
  const open = await Promise.all(Array.from({ length: 64 }, () => ask(EVENTS)))
  expect((await ask(EVENTS)).status).toBe(503)
  await open[0]!.body!.cancel()
  expect((await ask(EVENTS)).status).toBe(200)
})

test('a listener that does not read is let go when it is too far behind, and its events with it', async () => {
  const { ask, change } = made()
  const reader = (await ask(EVENTS)).body!.getReader()
  change(5000)
  await expect(reader.read()).rejects.toThrow('more than 2000 events behind')
  expect((await ask(EVENTS)).status).toBe(200)
})

test('one that reads gets every event', async () => {
  const { ask, change } = made()
  const reader = (await ask(EVENTS)).body!.getReader()
  change(3)
  let text = ''
  while (!text.includes('id: 3')) text += new TextDecoder().decode((await reader.read()).value)
  expect(text).toMatch(/^: upslab events\n\nid: 0\n\nevent: setting\ndata: \{.*\}\nid: 1\n\n/)
})

test.each([
  ['since=abc', 'since: "abc" is not allowed; allowed: a whole number from 0'],
  ['since=-1', 'since: "-1" is not allowed; allowed: a whole number from 0'],
  ['since=1e3', 'since: "1e3" is not allowed; allowed: a whole number from 0'],
  ['devise=ups0', 'devise is not known; allowed: device, since'],
])('events?%s is refused', async (query, detail) => {
  const response = await made().ask(`${EVENTS}?${query}`)
  expect([response.status, ((await response.json()) as { detail: string }).detail]).toEqual([422, detail])
})
