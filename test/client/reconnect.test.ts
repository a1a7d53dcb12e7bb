import { expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import { controlApp } from '../../src/control/app.ts'
import { BenchCore } from '../../src/lab/bench-core.ts'

/** A bench behind connections that a test can cut; what was asked for is kept. */
function made() {
  const asked: { url: string; last: string | null }[] = []
  const open = new Set<ReadableStreamDefaultController<Uint8Array>>()
  let app = appOf()
  let down = 0
  function appOf() {
    const bench = new BenchCore()
    const { ups } = bench.add('ups0', { model: 'SMT1500' })
    const server = controlApp({ bench, version: '0', security: { inProcess: true } })
    const change = (times = 1) => {
      for (let n = 0; n < times; n++) ups.settings.setUnit('name', `N ${n}`)
    }
    return { server, change }
  }
  const client = createClient({
    fetch: async (url, init) => {
      asked.push({ url, last: new Headers(init.headers).get('last-event-id') })
      if (down-- > 0) throw new Error('ECONNREFUSED')
      const response = await app.server.request(url, init)
      const reader = response.body!.getReader()
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => void open.add(controller),
        pull: async (controller) => {
          const { done, value } = await reader.read()
          if (!open.has(controller)) return
          if (done) controller.close()
          else controller.enqueue(value)
        },
        cancel: () => reader.cancel(),
      })
      return new Response(body, { status: response.status, headers: response.headers })
    },
  })
  const cut = (cleanly = false, failing = 0) => {
    down = failing
    for (const controller of open) cleanly ? controller.close() : controller.error(new Error('cut'))
    open.clear()
  }
  const anew = () => {
    app = appOf()
  }
  return { client, asked, cut, anew, change: (times?: number) => app.change(times) }
}

test.each([true, false])(
  'a connection that breaks is made again after the last event; cleanly: %s',
  async (cleanly) => {
    const { client, asked, cut, change } = made()
    await using events = await client.events({ since: 0 })
    change(2)
    const ids = [(await events.next()).value?.id, (await events.next()).value?.id]
    cut(cleanly, 1)
    change(2)
    ids.push((await events.next()).value?.id, (await events.next()).value?.id)
    expect(ids).toEqual([1, 2, 3, 4])
    expect(asked).toEqual([
      { url: 'http://127.0.0.1:8080/api/v1/events?since=0', last: null },
      { url: 'http://127.0.0.1:8080/api/v1/events', last: '2' },
      { url: 'http://127.0.0.1:8080/api/v1/events', last: '2' },
    ])
  },
)

test('one that broke before anything came goes on from where it began', async () => {
  const { client, asked, cut, change } = made()
  change(3)
  await using events = await client.events()
  const next = events.next()
  await new Promise((resolve) => setTimeout(resolve, 20))
  cut()
  change(1)
  expect((await next).value?.id).toBe(4)
  expect(asked[1]?.last).toBe('3')
})

test('what is not kept any more is one event, and so is a bench that was started anew', async () => {
  const { client, cut, anew, change } = made()
  await using events = await client.events({ since: 0, device: 'ups0' })
  change(1)
  await events.next()
  cut()
  change(1005)
  expect((await events.next()).value).toMatchObject({
    ...{ type: 'missed', id: 6, device: 'ups0', from: 2, to: 6, restarted: false },
  })
  expect((await events.next()).value).toMatchObject({ type: 'setting', id: 7 })
  anew()
  change(1)
  cut()
  for (;;) {
    const { value } = await events.next()
    if (value?.type !== 'missed') continue
    expect(value).toMatchObject({ id: 0, from: 1, to: 0, restarted: true })
    break
  }
  expect((await events.next()).value).toMatchObject({ type: 'setting', id: 1 })
})

test('it ends when the bench stays away, at once when it is closed, and never begins again unless wanted', async () => {
  const { client, cut } = made()
  const gone = await client.events()
  const ended = gone.next()
  cut(true, 100)
  expect(await ended).toEqual({ done: true, value: undefined })

  const once = await made().client.events({ reconnect: false })
  await once.close()
  const other = made()
  const broken = await other.client.events({ reconnect: false })
  const failed = expect(broken.next()).rejects.toThrow('cut')
  other.cut()
  await failed

  const third = made()
  const closed = await third.client.events()
  const waiting = closed.next()
  third.cut(true, 100)
  await new Promise((resolve) => setTimeout(resolve, 50))
  const at = performance.now()
  await closed.close()
  expect(await waiting).toEqual({ done: true, value: undefined })
  expect(performance.now() - at).toBeLessThan(200)
}, 15_000)
