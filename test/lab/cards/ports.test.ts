import { createServer, type Server } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { controlApp } from '../../../src/control/app.ts'
import { Bench } from '../../../src/lab/bench.ts'
import { deviceSchema } from '../../../src/lab/lab-file/schema.ts'
import { DeviceError } from '../../../src/lab/unit/device-error.ts'
import { ask } from '../../ports/tcp/ask.ts'

const open: { close(): unknown }[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()))
})

async function benchWith(config: object) {
  const bench = new Bench()
  open.push(bench)
  const device = bench.add('rack1', deviceSchema.parse(config))
  await bench.open()
  const places = () =>
    Object.fromEntries(device.endpoints.map((end) => [end.port, 'address' in end && end.address]))
  return { bench, device, places }
}

const SERIAL = { card: 'AP9620', serial: { tcp: '127.0.0.1:0' } }

describe('the ports of a card', () => {
  test('open when it is put in, and close when it is taken out', async () => {
    const { bench, device, places } = await benchWith({ model: 'SMT1500' })
    expect(places()).toEqual({})
    await bench.fitCard(device, 'smartslot1', SERIAL)
    const address = places()['smartslot1.serial'] as string
    expect(await ask(address, 'Y')).toBe('SM\r\n')
    await bench.fitCard(device, 'smartslot1', null)
    expect(places()).toEqual({})
    await expect(ask(address, 'Y')).rejects.toThrow('ECONNREFUSED')
  })

  test('come back with the card that a lab file lays beside its unit', async () => {
    const { bench, device, places } = await benchWith({
      model: 'SMT1500',
      smartslot1: { ...SERIAL, fitted: false },
    })
    expect([places(), device.ups.portsAlive]).toEqual([{}, true])
    await bench.fitCard(device, 'smartslot1', { card: 'AP9620' })
    expect(await ask(places()['smartslot1.serial'] as string, 'Y')).toBe('SM\r\n')
    expect(device.ups.portsAlive).toBe(false)
  })

  test('follow a card that a snapshot moves', async () => {
    const { bench, device, places } = await benchWith({ model: 'SMT1500', smartslot1: SERIAL })
    const fitted = bench.snapshot()
    await bench.fitCard(device, 'smartslot1', null)
    bench.restore(fitted)
    await bench.fitCard(device, 'smartslot1', { card: 'AP9620' })
    expect(await ask(places()['smartslot1.serial'] as string, 'Y')).toBe('SM\r\n')
  })

  test('that cannot be had leave the slot empty', async () => {
    const taken = await listening()
    const { bench, device } = await benchWith({ model: 'SMT1500' })
    const config = { card: 'AP9620', serial: { tcp: `127.0.0.1:${taken}` } }
    await expect(bench.fitCard(device, 'smartslot1', config)).rejects.toThrow('another program listens there')
    expect(device.slots.fitted).toEqual([])
    expect(device.ups.portsAlive).toBe(true)
  })

  test('of another card are the next ones', async () => {
    const { bench, device, places } = await benchWith({ model: 'SMT1500', smartslot1: SERIAL })
    const expander = { card: 'AP9624', basic1: { rfc2217: '127.0.0.1:0' } }
    await bench.fitCard(device, 'smartslot1', expander)
    expect(Object.keys(places())).toEqual(['smartslot1.basic1'])
    const cards = bench.journal
      .since(0)
      .flatMap((event) => (event.type === 'card' ? `${event.card} ${event.what}` : []))
    expect(cards).toEqual(['AP9620 taken out', 'AP9624 fitted'])
  })
})

describe('over the control API', () => {
  const put = (bench: Bench, slot: string, body: unknown) =>
    controlApp({ bench, version: 'test', security: { host: '127.0.0.1' } }).request(
      `/api/v1/devices/rack1/${slot}`,
      {
        method: 'PUT',
        headers: { host: '127.0.0.1', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      },
    )

  test('any card goes in and out, its ports with it', async () => {
    const { bench, places } = await benchWith({ model: 'SMT1500' })
    const fitted = await put(bench, 'smartslot1', SERIAL)
    expect([fitted.status, ((await fitted.json()) as { smartslot1: object }).smartslot1]).toEqual([
      200,
      { card: 'AP9620' },
    ])
    expect(Object.keys(places())).toEqual(['smartslot1.serial'])
    expect((await put(bench, 'smartslot1', { card: null })).status).toBe(200)
    expect(places()).toEqual({})
  })

  test.each([
    [{ card: 'AP9620', serial: { pty: './here' } }, 422, 'serial.pty: a path is given in the lab file only'],
    [
      { card: 'AP9620', serial: { serialport: '/dev/ttyS0' } },
      422,
      'serial.serialport: a path is given in the lab file only',
    ],
    [
      { card: 'AP9620', serial: { tcp: '0.0.0.0:4000' } },
      422,
      'serial.tcp: 0.0.0.0:4000 is beyond this computer',
    ],
    [
      { card: 'AP9624', basic2: { rfc2217: '192.0.2.1:4000' } },
      422,
      'basic2.rfc2217: 192.0.2.1:4000 is beyond',
    ],
    [{ card: 'AP9999' }, 422, 'AP9999'],
    [{ card: 'AP9631', snmp: '0.0.0.0:1610' }, 422, 'snmp: 0.0.0.0:1610 is beyond this computer'],
    [
      { card: 'AP9631', receivers: [{ address: '192.0.2.7:162' }] },
      422,
      'receivers.address: 192.0.2.7:162 is beyond this computer',
    ],
    [{ card: 'AP9624', fitted: false }, 422, 'fitted: said in a lab file only'],
  ])('%j is refused', async (body, status, message) => {
    const { bench, device } = await benchWith({ model: 'SMT1500' })
    const answer = await put(bench, 'smartslot1', body)
    expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([
      status,
      expect.stringContaining(message),
    ])
    expect(device.slots.owned).toEqual([])
  })

  test('a slot that the unit has not is refused', async () => {
    const { bench } = await benchWith({ model: 'SMT1500' })
    const answer = await put(bench, 'smartslot2', { card: 'AP9624' })
    expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([
      409,
      'rack1: SMT1500 has no smartslot2; it has smartslot1',
    ])
  })
})

describe('a path', () => {
  test('belongs to a card that lies beside its unit', () => {
    const bench = new Bench()
    const serial = { pty: './ports/one' }
    bench.add(
      'rack1',
      deviceSchema.parse({ model: 'SMT1500', smartslot1: { card: 'AP9620', fitted: false, serial } }),
    )
    expect(() => bench.add('rack2', deviceSchema.parse({ model: 'SMT1500', rj45: serial }))).toThrow(
      DeviceError,
    )
  })
})

async function listening(): Promise<number> {
  const server: Server = createServer()
  open.push({ close: () => server.close() })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
