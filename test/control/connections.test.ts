import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PortUse } from '../../src/client/types.ts'
import { controlApp } from '../../src/control/app.ts'
import { Bench } from '../../src/lab/bench.ts'
import { type DeviceConfig, deviceSchema } from '../../src/lab/lab-file/schema.ts'

/** Modbus TCP: function 3, register 130, which is the charge. */
const READ_CHARGE = Buffer.from('000100000006010300820001', 'hex')

let bench: Bench
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upslab-connections-'))
})
afterEach(async () => {
  await bench.close()
  rmSync(folder, { recursive: true, force: true })
})

async function open(config: Partial<DeviceConfig>) {
  bench = new Bench({ time: { virtual: true } })
  bench.add('ups0', deviceSchema.parse({ model: 'SMT1500RM2U', ...config }))
  await bench.open()
  const app = controlApp({ bench, version: '0', security: { host: '127.0.0.1' } })
  return async (port: string) => {
    const answer = await app.request('/api/v1/devices/ups0/connections', { headers: { host: '127.0.0.1' } })
    return ((await answer.json()) as PortUse[]).find((use) => use.port === port)
  }
}

function addressOf(port: string): { port: number; host: string } {
  const end = bench.device('ups0')!.endpoints.find((each) => each.port === port)
  const [, host = '', number] = /^(.*):(\d+)$/.exec(end && 'address' in end ? end.address : '')!
  return { host, port: Number(number) }
}

describe('who is at the ports of a unit', () => {
  test('two clients over TCP, one by one, and when the last request was', async () => {
    const use = await open({ modbusTcp: '127.0.0.1:0' })
    expect(await use('network')).toEqual({ port: 'network', clients: 0, idleSeconds: null, connections: [] })
    const sockets = [connect(addressOf('network')), connect(addressOf('network'))]
    await Promise.all(sockets.map((socket) => once(socket, 'connect')))
    sockets[1]!.write(READ_CHARGE)
    await once(sockets[1]!, 'data')
    const asked = await use('network')
    expect(asked).toMatchObject({ clients: 2, idleSeconds: expect.any(Number) })
    expect(asked!.connections).toMatchObject([
      { connection: 1, bytes: 0, idleSeconds: null },
      { connection: 2, bytes: READ_CHARGE.length, idleSeconds: asked!.idleSeconds },
    ])
    for (const socket of sockets) socket.destroy()
    await expect.poll(async () => (await use('network'))!.clients).toBe(0)
    expect(await use('network')).toMatchObject({ connections: [], idleSeconds: expect.any(Number) })
  })

  test.skipIf(process.platform !== 'linux')('a client that opens a virtual serial port', async () => {
    const pty = join(folder, 'ups0')
    const use = await open({ rj45: { protocol: 'modbus', pty } })
    expect(await use('rj45')).toMatchObject({ clients: 0, connections: [] })
    const client = openSync(pty, 'r+')
    await expect.poll(async () => (await use('rj45'))!.clients).toBe(1)
    writeSync(client, Buffer.from('010300820001', 'hex'))
    await expect
      .poll(async () => (await use('rj45'))!.connections)
      .toMatchObject([{ connection: 1, bytes: 6 }])
    closeSync(client)
    await expect.poll(async () => (await use('rj45'))!.clients).toBe(0)
  })

  test('a manager that asks a card by datagrams', async () => {
    const use = await open({ smartslot1: { card: 'AP9631', snmp: '127.0.0.1:0' } })
    expect(await use('smartslot1.snmp')).toMatchObject({ clients: 0 })
    const socket = createSocket('udp4')
    const { host, port } = addressOf('smartslot1.snmp')
    socket.send(Buffer.from('30', 'hex'), port, host)
    await expect.poll(async () => (await use('smartslot1.snmp'))!.clients).toBe(1)
    socket.close()
  })
})
