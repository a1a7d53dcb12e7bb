import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type ControlClient, createClient } from '../../src/client/index.ts'
import { checkScenario } from '../../src/lab/scenario/read.ts'
import { benchHandlers, createBench } from '../../src/testing/msw.ts'

const URL_OF_BENCH = 'http://bench.example:8080'
const SMT = { model: 'SMT1500RM2U', firmware: '09.3' } as const

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

/** The software under test: it knows a bench by its address and nothing of how it is answered. */
async function firstOutage(client: ControlClient): Promise<string | undefined> {
  await using events = await client.events()
  for await (const event of events)
    if (event.type === 'state' && event.to === 'on-battery') return event.device
  return undefined
}

describe('a bench behind msw', () => {
  test('is read and steered by HTTP, without a server', async () => {
    await using bench = createBench(SMT)
    server.use(...benchHandlers(bench, { url: URL_OF_BENCH }))
    expect(await (await fetch(`${URL_OF_BENCH}/healthz`)).json()).toEqual({ status: 'ok', devices: 1 })
    const client = createClient({ url: URL_OF_BENCH })
    bench.device().onBattery('30m')
    const state = await client.getDevice('ups0')
    expect(state.output.state).toBe('on-battery')
    expect(state.battery.charge).toBe(bench.device().state.battery.charge)
    await client.setInput('ups0', { voltage: 120 })
    expect(bench.device().state.output.state).toBe('online')
    await expect(client.getDevice('ups9')).rejects.toMatchObject({ status: 404 })
  })

  test('runs scenarios; their text where it is handed what reads YAML', async () => {
    await using bench = createBench(SMT)
    const client = createClient({ url: URL_OF_BENCH })
    const document = 'title: x\ndevices: { a: { model: SMT1500 } }\nsteps:\n  - expect: { state: online }\n'
    const scenario = {
      title: 'x',
      devices: { a: { model: 'SMT1500' } },
      steps: [{ expect: { state: 'online' } }],
    }
    server.use(...benchHandlers(bench, { url: URL_OF_BENCH }))
    expect((await client.runScenario({ scenario })).passed).toBe(true)
    await expect(client.runScenario({ document })).rejects.toMatchObject({ status: 501 })
    server.use(...benchHandlers(bench, { url: URL_OF_BENCH, checkScenario }))
    expect((await client.runScenario({ document })).passed).toBe(true)
  })

  test('streams its events', async () => {
    await using bench = createBench({ devices: { left: SMT, right: SMT } })
    server.use(...benchHandlers(bench, { url: URL_OF_BENCH }))
    const noticed = firstOutage(createClient({ url: URL_OF_BENCH }))
    await vi.waitFor(async () => {
      bench.device('right').failMains()
      bench.device('right').restoreMains()
      expect(await Promise.race([noticed, Promise.resolve('not yet')])).toBe('right')
    })
  })

  test('asks for its token, and may stand behind a path', async () => {
    await using bench = createBench(SMT)
    const url = `${URL_OF_BENCH}/lab/one/`
    server.use(...benchHandlers(bench, { url, token: 'secret' }))
    await expect(createClient({ url }).listDevices()).rejects.toMatchObject({ status: 401 })
    expect(await createClient({ url, token: 'secret' }).listDevices()).toHaveLength(1)
  })

  test('lets time pass under fake timers, which neither move it nor stop it', async () => {
    await using bench = createBench(SMT)
    server.use(...benchHandlers(bench))
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'Date'] })
    try {
      const client = createClient()
      await client.setInput('ups0', { voltage: 0 })
      await client.advance({ seconds: 1800 })
      expect((await client.getDevice('ups0')).battery.charge).toBeLessThan(60)
    } finally {
      vi.useRealTimers()
    }
  })

  test('has no ports: a unit that is given an end is refused', () => {
    expect(() => createBench({ ...SMT, modbusTcp: 0 })).toThrow('ups0.modbusTcp: this bench has no ports')
    expect(() => createBench({ ...SMT, rj45: { pty: './ups' } })).toThrow('ups0.rj45.pty: this bench')
    const basic1 = { usbip: true as const }
    expect(() => createBench({ devices: { a: { ...SMT, smartslot1: { card: 'AP9624', basic1 } } } })).toThrow(
      'a.smartslot1.basic1.usbip: this bench',
    )
  })

  test.each(['bench', 'ftp://bench', ''])('the address %j is refused', (url) => {
    const bench = createBench(SMT)
    expect(() => benchHandlers(bench, { url })).toThrow(`url ${JSON.stringify(url)} is not an address`)
  })
})
