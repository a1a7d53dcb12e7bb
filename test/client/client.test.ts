import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ControlClient, createClient, type Fetch } from '../../src/client/client.ts'
import type { ControlError } from '../../src/client/control-error.ts'
import { controlApp } from '../../src/control/app.ts'
import { type ControlServer, serveControl } from '../../src/control/server.ts'
import { Bench } from '../../src/lab/bench.ts'
import { checkScenario } from '../../src/lab/scenario/read.ts'

const TOKEN = 'a token of this test'

interface Reached {
  readonly client: (token?: string) => ControlClient
  readonly close: () => Promise<void>
}

/** The same bench, called directly and over a socket. */
const WAYS: Readonly<Record<string, (bench: Bench) => Promise<Reached>>> = {
  'the application itself': async (bench) => {
    const security = { host: '127.0.0.1', token: TOKEN }
    const app = controlApp({ bench, version: '0', security, checkScenario })
    const client = (token = TOKEN) => createClient({ fetch: app.request as Fetch, token })
    return { client, close: async () => {} }
  },
  'a server': async (bench) => {
    const server: ControlServer = await serveControl({
      bench,
      listen: { host: '127.0.0.1', port: 0 },
      token: TOKEN,
      version: '0',
    })
    return {
      client: (token = TOKEN) => createClient({ url: `${server.url}/`, token }),
      close: () => server.close(),
    }
  },
}

describe.each(Object.entries(WAYS))('a client of %s', (_name, reach) => {
  let bench: Bench
  let reached: Reached
  let client: ControlClient

  beforeEach(async () => {
    bench = new Bench({ seed: 1 })
    bench.add('ups0', { model: 'SMT1500RM2U', firmware: '09.2', smartslot1: { card: 'AP9624', basic1: {} } })
    bench.add('ups-1', { model: 'SMX1000' })
    reached = await reach(bench)
    client = reached.client()
  })
  afterEach(async () => {
    await reached.close()
    await bench.close()
  })

  test('reads and changes units', async () => {
    expect((await client.listDevices()).map(({ id }) => id)).toEqual(['ups0', 'ups-1'])
    expect((await client.setInput('ups0', { voltage: 0 })).output.state).toBe('on-battery')
    expect((await client.advance({ seconds: 1800 })).seconds).toBe(bench.clock.now / 1000)
    expect((await client.getDevice('ups0')).battery.charge).toBeLessThan(60)
    const { smartslot1 } = await client.setBasicPort('ups0', 'basic1', { shutdownLine: true })
    expect(smartslot1).toMatchObject({ ports: [{ name: 'basic1', shutdownRequested: true }, {}] })
    expect(await client.health()).toEqual({ status: 'ok', devices: 2 })
  })

  test('goes back to a snapshot', async () => {
    const { id } = await client.takeSnapshot()
    await client.setInput('ups0', { voltage: 0 })
    await client.restoreSnapshot(id)
    expect((await client.getDevice('ups0')).output.state).toBe('online')
  })

  test('throws what the bench refuses, in its words', async () => {
    await expect(client.getDevice('ups9')).rejects.toThrow(
      'getDevice: 404 No such device: no device ups9; there are: ups0, ups-1',
    )
    const error = await client.command('ups0', { action: 'off', targets: ['MOG'] }).catch((reason) => reason)
    expect(error as ControlError).toMatchObject({
      name: 'ControlError',
      status: 409,
      title: 'Command refused',
    })
    await expect(reached.client('another').listDevices()).rejects.toThrow(
      /^listDevices: 401 Unauthorized: a token/,
    )
  })

  test('tells the mistakes in a scenario one by one', async () => {
    const document =
      'title: x\ndevices: { a: { model: SMT1500 } }\nsteps:\n  - utility: blakout\n  - wait: soon\n'
    const error = (await client.runScenario({ document }).catch((reason) => reason)) as ControlError
    expect(error).toMatchObject({ status: 422, title: 'Scenario refused' })
    expect(error.problems).toEqual([
      expect.stringMatching(/^line 4, column 5: steps\.0\.utility: "blakout" is not allowed/),
      expect.stringMatching(/^line 5, column 5: steps\.1\.wait: "soon": allowed: seconds/),
    ])
    expect(error.detail).toBe(error.problems.join('; '))
  })

  test('keeps names in their place in the path', async () => {
    await expect(client.getDevice('../clock')).rejects.toThrow(/404 No such device: no device \.\.\/clock/)
    await expect(client.getDevice('')).rejects.toThrow('getDevice: id is ""; allowed: a name')
    await expect(client.getDevice(undefined as never)).rejects.toThrow(/id is undefined; allowed: a name/)
  })

  test('receives live events, from the moment the promise is kept', { timeout: 5000 }, async () => {
    await using events = await client.events({ device: 'ups0' })
    await client.setInput('ups-1', { voltage: 0 })
    await client.setInput('ups0', { voltage: 0 })
    const received: string[] = []
    for await (const event of events) {
      received.push(event.type === 'state' ? `${event.device} ${event.to}` : event.type)
      if (event.type === 'state') break
    }
    expect(received).toEqual(['input', 'ups0 on-battery'])
    expect(await events.next()).toEqual({ done: true, value: undefined })
  })

  test('goes on where it left off', { timeout: 5000 }, async () => {
    await client.setInput('ups0', { voltage: 0 })
    await using all = await client.events({ since: 0 })
    const first = (await all.next()).value!
    await using rest = await client.events({ since: first.id })
    expect((await rest.next()).value).toEqual((await all.next()).value)
  })

  test('answers several that wait at once in order', { timeout: 5000 }, async () => {
    await using events = await client.events()
    const waiting = [events.next(), events.next()]
    await client.setInput('ups0', { voltage: 0 })
    const ids = (await Promise.all(waiting)).map(({ value }) => value!.id)
    expect(ids).toEqual([ids[0], ids[0]! + 1])
  })

  test('stops waiting when it is closed, by itself or by a signal', { timeout: 5000 }, async () => {
    const events = await client.events()
    const waiting = events.next()
    await events.close()
    expect(await waiting).toEqual({ done: true, value: undefined })

    const controller = new AbortController()
    const others = await client.events({ signal: controller.signal })
    const ended = others.next().then(
      ({ done }) => done,
      (error: Error) => error.name,
    )
    controller.abort()
    expect([true, 'AbortError']).toContain(await ended)
  })

  test('leaves no listener behind', { timeout: 10_000 }, async () => {
    // The server takes 64 at once.
    for (let index = 0; index < 70; index++) {
      const events = await client.events()
      await events.close()
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    await using last = await client.events()
    await client.setInput('ups0', { voltage: 0 })
    expect((await last.next()).done).toBe(false)
  })
})

describe('a client with nobody at the other end', () => {
  test('says where it looked', async () => {
    const client = createClient({ url: 'http://127.0.0.1:1' })
    await expect(client.listDevices()).rejects.toThrow(
      /^listDevices: no answer from http:\/\/127\.0\.0\.1:1: /,
    )
  })

  test('or with something else there, says what came', async () => {
    const client = createClient({ fetch: () => new Response('<h1>Bad gateway</h1>', { status: 502 }) })
    await expect(client.listDevices()).rejects.toThrow('listDevices: 502 refused: <h1>Bad gateway</h1>')
  })

  test.each(['', 'bench', 'ftp://bench', 'localhost:8080'])('refuses %j as an address', (url) => {
    expect(() => createClient({ url })).toThrow(/is not the address of a bench; write one as http:/)
  })
})
