import { Socket } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createBench } from '../../src/testing/create-bench.ts'

afterEach(() => vi.useRealTimers())

const TELLS_MODBUS = { model: 'SMT1500RM2U', firmware: '09.3', modbusTcp: 0 }

describe('a bench made in one line', () => {
  test('has a unit with a card, on mains, at the same moment every time', async () => {
    await using bench = await createBench()
    const { state, timeline } = bench.device()
    expect(state).toMatchObject({ id: 'ups0', model: 'SMT1500RM2U', smartslot1: { card: 'AP9624' } })
    expect(state.output.state).toBe('online')
    expect(timeline).toMatch(/nothing has happened yet/)
    expect(new Date(bench.bench.clock.now).toISOString()).toBe('2025-01-01T00:00:00.000Z')
  })

  test('thirty minutes on battery are one plain call, whatever time it takes', async () => {
    await using bench = await createBench()
    const unit = bench.device()
    const began = bench.bench.clock.now
    unit.onBattery('30m')
    expect(bench.bench.clock.now - began).toBe(30 * 60_000)
    expect(unit.state.output.state).toBe('on-battery')
    expect(unit.state.battery.charge).toBeLessThan(60)
    unit.restoreMains()
    expect(unit.state.output.state).toBe('online')
  })

  test('device time stands still by itself', async () => {
    await using bench = await createBench()
    const before = bench.bench.clock.now
    await new Promise((resolve) => setTimeout(resolve, 20))
    bench.bench.sync()
    expect(bench.bench.clock.now).toBe(before)
  })

  test('several units go by name, and share their time', async () => {
    await using bench = await createBench({ devices: { a: { model: 'SMT1500' }, b: { model: 'SMX1000' } } })
    bench.device('a').onBattery('1m')
    expect(bench.device('a').events.map(({ type }) => type)).toContain('state')
    expect(bench.device('b').events).toEqual([])
    expect(() => bench.device()).toThrow('say which device: there are a, b')
    expect(() => bench.device('c')).toThrow('no device "c"; there are: a, b')
  })

  test('the end of its block closes its ports', async () => {
    const port = await (async () => {
      await using bench = await createBench(TELLS_MODBUS)
      const port = portOf(bench.device().endpoint('network'))
      expect(await reachable(port)).toBe(true)
      return port
    })()
    expect(await reachable(port)).toBe(false)
  })

  test.each([
    ['a model that is not known', { model: 'SMT1501' }, /SMT1501/],
    [
      'a field that is not known',
      { model: 'SMT1500', colour: 'red' },
      /devices\.ups0\.colour: .*allowed: model/,
    ],
    ['a value of the wrong kind', { model: 'SMT1500', load: { MOG: 'x' } }, /load\.MOG: "x" is not a number/],
  ])('%s is refused with what is allowed', async (_name, options, message) => {
    await expect(createBench(options as never)).rejects.toThrow(message)
  })

  test('what a unit lacks is reported with what it has', async () => {
    await using bench = await createBench({ model: 'SMT1500' })
    expect(() => bench.device().endpoint('rj45')).toThrow('ups0 has no open port "rj45"; open ones: none')
    expect(() => bench.device().holdShutdownLine('basic1')).toThrow(/ups0 has no card that signals clients/)
  })
})

describe("vitest's fake timers", () => {
  test('do not move device time, nor does device time move them', async () => {
    vi.useFakeTimers()
    await using bench = await createBench()
    const unit = bench.device()
    const began = bench.bench.clock.now
    const theirs = vi.fn()
    setTimeout(theirs, 1000)
    const wall = Date.now()
    unit.onBattery('30m')
    expect(theirs).not.toHaveBeenCalled()
    expect(Date.now()).toBe(wall)
    await vi.advanceTimersByTimeAsync(3_600_000)
    bench.bench.sync()
    expect(theirs).toHaveBeenCalledOnce()
    expect(bench.bench.clock.now - began).toBe(30 * 60_000)
    expect(unit.state.output.state).toBe('on-battery')
  })

  test('leave the control API and its events alone', async () => {
    vi.useFakeTimers()
    await using bench = await createBench()
    await using events = await bench.client.events()
    await bench.client.setInput('ups0', { voltage: 0 })
    await bench.client.advance({ seconds: 1800 })
    expect((await bench.client.getDevice('ups0')).output.state).toBe('on-battery')
    const document = 'title: x\ndevices: { a: { model: SMT1500 } }\nsteps:\n  - expect: { state: online }\n'
    expect((await bench.client.runScenario({ document })).passed).toBe(true)
    expect((await events.next()).value).toMatchObject({ type: 'input', device: 'ups0' })
  })

  test.each([
    ['Modbus TCP', { ...TELLS_MODBUS }, 'network', '000100000006ff0300820001', '000100000005ff0302c800'],
    [
      'Modbus RTU over a serial line on TCP',
      { model: 'SMT1500RM2U', firmware: '09.3', rj45: { protocol: 'modbus' as const, tcp: 0 } },
      'rj45',
      '0103008200012422',
      '010302c800ef84',
    ],
  ])('leave %s alone, faked before the bench was made', async (_name, options, port, question, answer) => {
    vi.useFakeTimers()
    await using bench = await createBench(options)
    expect(await asked(portOf(bench.device().endpoint(port)), question)).toBe(answer)
  })
})

function portOf(endpoint: object): number {
  return Number((endpoint as { address: string }).address.split(':').pop())
}

/** The first bytes of the answer to `hex`. */
function asked(port: number, hex: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = new Socket()
    socket.once('error', reject)
    socket.once('data', (bytes) => {
      socket.destroy()
      resolve(bytes.toString('hex'))
    })
    socket.connect(port, '127.0.0.1', () => socket.write(Buffer.from(hex, 'hex')))
  })
}

function reachable(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new Socket()
    socket.once('error', () => resolve(false))
    socket.connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
  })
}
