import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import {
  UsbipServer,
  type UsbipServerOptions,
} from '../../../../emulators/usb-hid-emulator-lite/src/index.ts'
import { SampleDevice } from '../sample-device.ts'
import { getReport, importOf, interruptIn, LIST, setConfiguration } from './client.ts'

const GRANTED = 8 + 312
const open: (() => unknown)[] = []

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

async function serve(options: UsbipServerOptions = {}) {
  const server = new UsbipServer({ port: 0, ...options })
  const { port } = await server.listen()
  open.push(() => server.close())
  return { server, port }
}

/** A client that counts what it gets. */
async function dial(port: number) {
  const socket: Socket = connect(port, '127.0.0.1')
  open.push(() => socket.destroy())
  let pieces: Buffer[] = []
  let size = 0
  socket.on('data', (bytes) => {
    pieces.push(bytes)
    size += bytes.length
  })
  socket.on('error', () => undefined)
  const ended = new Promise<Buffer>((resolve) => socket.on('close', () => resolve(Buffer.concat(pieces))))
  await once(socket, 'connect')
  const receive = async (length: number): Promise<Buffer> => {
    while (size < length) await once(socket, 'data')
    const got = Buffer.concat(pieces)
    pieces = [got.subarray(length)]
    size -= length
    return got.subarray(0, length)
  }
  const ask = (bytes: Uint8Array, length: number) => {
    socket.write(bytes)
    return receive(length)
  }
  return { socket, ended, ask, receive }
}

async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400 && !condition(); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 5))
  expect(condition()).toBe(true)
}

describe('a USB/IP server', () => {
  test('serves several devices to several clients at once', async () => {
    const { server, port } = await serve()
    const samples = [new SampleDevice(), new SampleDevice()]
    const busids = samples.map(({ usb }) => server.export(usb))
    expect(busids).toEqual(['1-1', '1-2'])
    for (const [at, sample] of samples.entries()) sample.feature = Uint8Array.of(2, at, at)
    const clients = await Promise.all(busids.map(() => dial(port)))
    for (const [at, client] of clients.entries()) await client.ask(importOf(busids[at]!), GRANTED)
    const report = getReport(5)
    const second = Buffer.from(report)
    second.writeUInt32BE((1 << 16) | 2, 8)
    expect((await clients[0]!.ask(report, 51))[49]).toBe(0)
    expect((await clients[1]!.ask(second, 51))[49]).toBe(1)
  })

  test('lists 200 devices', async () => {
    const { server, port } = await serve()
    for (let count = 0; count < 200; count += 1) server.export(new SampleDevice().usb)
    const client = await dial(port)
    client.socket.write(LIST)
    expect(await client.ended).toHaveLength(12 + 200 * 316)
  })

  test('frees a device when its client vanishes, and gives it to the next', async () => {
    const { server, port } = await serve()
    const sample = new SampleDevice()
    server.export(sample.usb)
    const first = await dial(port)
    await first.ask(Buffer.concat([importOf('1-1'), setConfiguration(1), interruptIn(2)]), GRANTED + 48)
    first.socket.resetAndDestroy()
    await until(() => !sample.usb.attached)
    const next = await dial(port)
    await next.ask(importOf('1-1'), GRANTED)
    expect(sample.usb.attached).toBe(true)
    await until(() => server.connections === 1)
  })

  test('unplug ends the connection during a transfer; the device can be attached again', async () => {
    const { server, port } = await serve()
    const sample = new SampleDevice()
    const busid = server.export(sample.usb)
    const client = await dial(port)
    await client.ask(Buffer.concat([importOf(busid), setConfiguration(1), interruptIn(2)]), GRANTED + 48)
    server.unplug(busid)
    expect(sample.usb.attached).toBe(false)
    expect(await client.ended).toHaveLength(0)
    await (await dial(port)).ask(importOf(busid), GRANTED)
  })

  test('replug offers another device under the same bus id; a removed one is gone', async () => {
    const { server, port } = await serve()
    const busid = server.export(new SampleDevice().usb)
    server.replug(busid, new SampleDevice({ productId: 0x0bb }).usb)
    const granted = await (await dial(port)).ask(importOf(busid), GRANTED)
    expect(granted.readUInt16BE(8 + 302)).toBe(0x0bb)
    server.remove(busid)
    expect((await (await dial(port)).ask(importOf(busid), 8)).readUInt32BE(4)).toBe(4)
    expect(() => server.replug('1-7', new SampleDevice().usb)).toThrow("bus id '1-7'; given were 1-1 to 1-1")
  })

  test('drops whoever sends no USB/IP, says why, and serves on', async () => {
    const refused: string[] = []
    const { server, port } = await serve({ onRefused: (text) => refused.push(text) })
    server.export(new SampleDevice().usb)
    const other = await dial(port)
    other.socket.write('GET / HTTP/1.1\r\n\r\n')
    expect(await other.ended).toHaveLength(0)
    expect(refused).toEqual(['USB/IP client 127.0.0.1 sent version 0x4745; allowed is 0x0111'])
    const client = await dial(port)
    client.socket.write(LIST)
    expect(await client.ended).toHaveLength(12 + 316)
  })

  test('asks a client that takes nothing for nothing more', async () => {
    const { server, port } = await serve()
    const sample = new SampleDevice()
    server.export(sample.usb)
    const client = await dial(port)
    await client.ask(importOf('1-1'), GRANTED)
    client.socket.pause()
    const burst = Buffer.concat(Array.from({ length: 10_000 }, () => getReport(5)))
    for (let round = 0; round < 20; round += 1) client.socket.write(burst)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(client.socket.writableLength).toBeGreaterThan(0)
    client.socket.resume()
    expect((await client.receive(20 * 10_000 * 51)).length).toBe(20 * 10_000 * 51)
  })

  test('takes no more connections than allowed, and no peers that are not', async () => {
    const few = await serve({ maxConnections: 1 })
    few.server.export(new SampleDevice().usb)
    await (await dial(few.port)).ask(importOf('1-1'), GRANTED)
    expect(await (await dial(few.port)).ended).toHaveLength(0)
    const strict = await serve({ allowPeer: () => false })
    expect(await (await dial(strict.port)).ended).toHaveLength(0)
  })

  test('warns of addresses that others reach, and not of loopback', async () => {
    const warnings: string[] = []
    await serve({ onWarning: (text) => warnings.push(text) })
    expect(warnings).toEqual([])
    await serve({ host: '0.0.0.0', onWarning: (text) => warnings.push(text) })
    expect(warnings).toEqual([expect.stringContaining('USB/IP on 0.0.0.0: it has no authentication')])
  })

  test('closing it ends every connection', async () => {
    const { server, port } = await serve()
    const sample = new SampleDevice()
    server.export(sample.usb)
    const client = await dial(port)
    await client.ask(importOf('1-1'), GRANTED)
    await server.close()
    await client.ended
    expect(sample.usb.attached).toBe(false)
  })
})
