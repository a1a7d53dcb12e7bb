import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Bench } from '../../../src/lab/bench.ts'
import { deviceState } from '../../../src/lab/device-state.ts'

let folder: string
let bench: Bench
const TCP = { rj45: { protocol: 'modbus', tcp: '127.0.0.1:0' } } as const
const RACK1 = { model: 'SMT1500RM2U', firmware: '09.3', ...TCP } as const

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'upslab-presence-'))
  bench = new Bench({ seed: 1, state: folder })
  bench.add('rack1', RACK1)
  await bench.open()
})
afterEach(async () => {
  await bench.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What becomes of a connection to where a port is, or was. */
function reached(address: string): Promise<string> {
  const [host, port] = address.split(':')
  return new Promise((resolve) => {
    const socket = connect(Number(port), host!)
    socket.once('connect', () => {
      socket.destroy()
      resolve('open')
    })
    socket.once('error', () => resolve('closed'))
  })
}

const addressOf = (id: string) => (bench.device(id)!.endpoints[0] as { address: string }).address
const types = () => bench.journal.since(0).map(({ device, type }) => `${device} ${type}`)

describe('a device that comes while the bench runs', () => {
  test('has its ports open, is announced, and gone with its ports when it is removed', async () => {
    await bench.addOpen('rack2', { ...RACK1, serial: 'AS2' })
    const address = addressOf('rack2')
    expect(await reached(address)).toBe('open')
    bench.advance('1m')
    await bench.remove('rack2')
    expect(await reached(address)).toBe('closed')
    expect(bench.device('rack2')).toBeUndefined()
    expect(types()).toEqual(['rack2 added', 'rack2 removed'])
    await expect(bench.remove('rack2')).rejects.toThrow(
      'rack2: there is no device of that name; there are: rack1',
    )
  })

  test('is refused like any other, and leaves nothing where its port cannot be had', async () => {
    await expect(bench.addOpen('rack1', RACK1)).rejects.toThrow('there is a device of that name already')
    const taken = addressOf('rack1')
    const clash = bench.addOpen('rack2', { ...RACK1, rj45: { tcp: taken } })
    await expect(clash).rejects.toThrow(/EADDRINUSE|in use|taken/i)
    expect(bench.devices.map(({ id }) => id)).toEqual(['rack1'])
    await bench.addOpen('rack2', { model: 'SMT1500', serial: 'AS2' })
    const twin = bench.addOpen('rack3', { model: 'SMT1500', serial: 'AS2' })
    await expect(twin).rejects.toThrow('serial number AS2 is that of rack2 already')
  })

  test('leaves no timer of the software that read it over USB', async () => {
    const before = bench.clock.pending
    const hosts = { reader: { readsVia: 'usb' } } as const
    await bench.addOpen('rack2', { model: 'SMT1500', hosts })
    await bench.addOpen('rack3', { model: 'SUA1000', hosts })
    bench.advance('1h')
    await bench.remove('rack2')
    await bench.remove('rack3')
    expect(bench.clock.pending).toBe(before)
  })

  test('runs no timer after it was removed, and can come back with what it saved', async () => {
    await bench.addOpen('rack2', { model: 'SMT1500', hosts: { server: {} } })
    bench.device('rack2')!.ups.settings.setUnit('modbusAddress', 7)
    bench.device('rack2')!.ups.setInput({ voltage: 0 })
    await bench.remove('rack2')
    const before = types().length
    bench.advance('5h')
    expect(types().slice(before)).toEqual([])
    await bench.addOpen('rack2', { model: 'SMT1500' })
    expect(bench.device('rack2')!.ups.settings.unit.modbusAddress).toBe(7)
  })
})

describe('reset', () => {
  test('goes back to the lab: units, settings, firmware, mains, wires, time; ports stay open', async () => {
    const before = deviceState(bench.device('rack1')!)
    const address = addressOf('rack1')
    const { ups, wires } = bench.device('rack1')!
    await bench.addOpen('rack2', { model: 'SMT1500' })
    ups.settings.setUnit('modbusAddress', 9)
    ups.setInput({ voltage: 0 })
    wires.get('rj45')!.set([{ fault: 'latency', ms: 100 }])
    bench.advance('2h')
    expect(deviceState(bench.device('rack1')!)).not.toEqual(before)
    await bench.reset()
    expect(bench.devices.map(({ id }) => id)).toEqual(['rack1'])
    expect(deviceState(bench.device('rack1')!)).toEqual(before)
    expect(wires.get('rj45')!.orders).toEqual([])
    expect(bench.clock.now).toBe(bench.startedAt)
    expect(await reached(address)).toBe('open')
    expect(JSON.parse(readFileSync(join(folder, 'rack1.json'), 'utf8')).settings.unit.modbusAddress).toBe(1)
    expect(types().at(-1)).toBe('rack1 reset')
  })

  test('puts back what was removed, its port open', async () => {
    await bench.remove('rack1')
    await bench.reset()
    expect(await reached(addressOf('rack1'))).toBe('open')
  })

  test('sets the speed of a clock that runs by itself', async () => {
    const real = new Bench({ time: { virtual: false, speed: 2 }, seed: 1 })
    real.time.set({ speed: 60, paused: true })
    await real.reset()
    expect([real.time.speed, real.time.paused]).toEqual([2, false])
    await real.close()
  })
})

describe('a snapshot', () => {
  test('brings back a unit that was removed since, with its ports', async () => {
    await bench.addOpen('rack2', { model: 'SMT1500', ...TCP })
    bench.device('rack2')!.ups.setBattery({ charge: 40 })
    const snapshot = bench.snapshot()
    await bench.remove('rack2')
    await bench.goBack(snapshot)
    expect(bench.device('rack2')!.ups.battery.charge).toBe(40)
    expect(await reached(addressOf('rack2'))).toBe('open')
  })

  test('is refused where a unit of that name is another model now', async () => {
    await bench.addOpen('rack2', { model: 'SMT1500' })
    const snapshot = bench.snapshot()
    await bench.remove('rack2')
    await bench.addOpen('rack2', { model: 'SMX1500RM2U' })
    expect(() => bench.restore(snapshot)).toThrow(
      'rack2 is a SMX1500RM2U here, and a SMT1500 in the snapshot',
    )
  })
})

test('ups and downs at once are done one after the other', async () => {
  await Promise.all([
    bench.addOpen('a', { model: 'SMT1500', ...TCP }),
    bench.remove('a'),
    bench.addOpen('a', { model: 'SMT750', ...TCP }),
    bench.reset(),
  ])
  expect(bench.devices.map(({ id }) => id)).toEqual(['rack1'])
  const late = expect(bench.addOpen('b', { model: 'SMT1500', ...TCP })).rejects.toThrow(
    'this bench is closed',
  )
  await bench.close()
  await late
  expect(bench.device('b')).toBeUndefined()
  await expect(bench.addOpen('c', { model: 'SMT1500' })).rejects.toThrow('this bench is closed')
})
