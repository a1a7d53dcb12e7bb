import { once } from 'node:events'
import type { SerialPortStream } from '@serialport/stream'
import modbusSerial from 'modbus-serial'
import { ReadlineParser } from 'serialport'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { deviceOf } from '../../src/lab/bench-of.ts'
import { sealFrame } from '../../src/protocols/modbus/crc.ts'
import { type CreateBenchOptions, createBench } from '../../src/testing/create-bench.ts'
import { type SerialPortChoice, serialPorts } from '../../src/testing/serialport.ts'
import { expanderOf } from '../support/expander.ts'

const TTY = '/dev/ttyUSB0'
const SMT = { model: 'SMT1500RM2U', firmware: '09.3' } as const
const WITH_CARD = { ...SMT, smartslot1: { card: 'AP9624' as const, basic1: {} } }

function opened(port: SerialPortStream): Promise<void> {
  return new Promise((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())))
}

async function plugged(choice: SerialPortChoice, setup: CreateBenchOptions = SMT, baudRate = 9600) {
  const bench = await createBench(setup)
  const serial = serialPorts(bench, { [TTY]: choice })
  const port = new serial.SerialPort({ path: TTY, baudRate, autoOpen: false })
  await opened(port)
  return { bench, serial, port, unit: bench.device(), line: serial.port(TTY) }
}

const inputs = (port: SerialPortStream) =>
  new Promise((resolve, reject) => port.get((error, status) => (error ? reject(error) : resolve(status))))

/** A request for register 130, state of charge in 1/512 percent. */
const READ_CHARGE = Buffer.from(sealFrame(Buffer.from('0103008200010000', 'hex')))

describe('a unit behind serialport', () => {
  test('answers Modbus RTU that comes byte by byte', async () => {
    const { port } = await plugged({ port: 'rj45', protocol: 'modbus' })
    for (const byte of READ_CHARGE) port.write(Buffer.of(byte))
    const [reply] = (await once(port, 'data')) as [Buffer]
    expect(reply.toString('hex')).toMatch(/^010302c800/)
    port.close()
  })

  test('an unmodified Modbus library, given our binding, sees the state that the test makes', async () => {
    const bench = await createBench(SMT)
    const { binding } = serialPorts(bench, { [TTY]: { port: 'rj45', protocol: 'modbus' } })
    const client = new modbusSerial.default()
    await client.connectRTUBuffered(TTY, { baudRate: 9600, binding } as object)
    client.setID(1)
    const charge = async () => (await client.readHoldingRegisters(130, 1)).data[0]! / 512
    expect(await charge()).toBe(100)
    bench.device().onBattery('30m')
    expect(await charge()).toBeCloseTo(bench.device().state.battery.charge, 1)
    expect(await charge()).toBeLessThan(60)
    await new Promise<void>((resolve) => client.close(() => resolve()))
  })

  test('UPS-Link through a parser of serialport, with alerts that come unasked', async () => {
    const { port, unit } = await plugged({ port: 'rj45' }, { model: 'SUA1500' }, 2400)
    const parser = port.pipe(new ReadlineParser({ delimiter: '\r\n' }))
    port.write('Y')
    expect((await once(parser, 'data'))[0]).toBe('SM')
    port.write('f')
    expect((await once(parser, 'data'))[0]).toBe('100.0')
    const alert = once(port, 'data')
    unit.failMains()
    expect(String((await alert)[0])).toBe('!')
    port.close()
  })

  test('at the wrong rate there is nothing to understand, until the host corrects it', async () => {
    const { port, line } = await plugged({ port: 'rj45' }, { model: 'SUA1500' }, 9600)
    const received: string[] = []
    port.on('data', (data) => received.push(String(data)))
    port.write('Y')
    await new Promise<void>((resolve) => port.drain(() => resolve()))
    expect(received.join('')).not.toContain('SM')
    await new Promise((resolve) => port.update({ baudRate: 2400 }, resolve))
    expect(line.baudRate).toBe(2400)
    port.write('Y')
    await vi.waitFor(() => expect(received.join('')).toContain('SM\r\n'))
    port.close()
  })

  test('modem lines follow the unit, and the host moves its own', async () => {
    const { port, unit, bench, line } = await plugged({ port: 'basic1', cable: '940-0020B' }, WITH_CARD)
    expect(await inputs(port)).toEqual({ cts: false, dsr: false, dcd: false })
    unit.failMains()
    bench.advance('10s')
    expect(await inputs(port)).toEqual({ cts: true, dsr: false, dcd: false })
    // This cable takes DTR for "shut down", and the port raised it when it was opened, as an operating system does.
    expect(line.outputs).toEqual({ dtr: true, rts: true })
    const { signalPorts } = expanderOf(deviceOf(unit.device))
    expect(signalPorts[0]!.lines.shutdownRequested).toBe(true)
    await new Promise((resolve) => port.set({ dtr: false, rts: true }, resolve))
    expect(signalPorts[0]!.lines.shutdownRequested).toBe(false)
    port.close()
  })

  test("simple signaling on the unit's own port", async () => {
    const { port, unit } = await plugged({ port: 'rj45', protocol: 'simple', cable: '940-0128A' })
    expect(await inputs(port)).toMatchObject({ cts: false })
    unit.failMains()
    expect(await inputs(port)).toMatchObject({ cts: true })
    port.close()
  })
})

describe('what goes wrong with a serial port', () => {
  test('the cable is pulled and put back', async () => {
    const { port, line, serial } = await plugged({ port: 'rj45', protocol: 'modbus' })
    const closed = once(port, 'close')
    // As with a real adapter, only a host that is reading notices.
    port.resume()
    line.disconnect()
    expect((await closed)[0]).toMatchObject({ disconnected: true, message: expect.stringContaining(TTY) })
    expect(await serial.SerialPort.list()).toEqual([])
    await expect(opened(port)).rejects.toThrow(`cannot open ${TTY}; there are: none`)
    line.connect()
    await opened(port)
    port.write(READ_CHARGE)
    expect(((await once(port, 'data'))[0] as Buffer).length).toBe(7)
    port.close()
  })

  test('an operation fails on demand, once', async () => {
    const { port, line, serial } = await plugged({ port: 'rj45', protocol: 'modbus' })
    line.failNext('get', new Error('Inappropriate ioctl for device'))
    await expect(inputs(port)).rejects.toThrow('Inappropriate ioctl')
    expect(await inputs(port)).toEqual({ cts: false, dsr: false, dcd: false })
    port.close()
    await once(port, 'close')
    line.failNext('open', new Error('Access denied'))
    await expect(opened(port)).rejects.toThrow('Access denied')
    await opened(port)
    const second = new serial.SerialPort({ path: TTY, baudRate: 9600, autoOpen: false })
    await expect(opened(second)).rejects.toThrow('locked')
    port.close()
  })

  test('paths, units and ports that are not there are refused by name', async () => {
    const bench = await createBench(SMT)
    const make = (choice: SerialPortChoice) => () => serialPorts(bench, { [TTY]: choice })
    expect(make({ port: 'basic1' })).toThrow('ups0 has no port basic1; it has rj45')
    expect(make({ port: 'rj45', device: 'ups9' })).toThrow('no device "ups9"; there are: ups0')
    expect(make({ port: 'rj45', protocol: 'simple', cable: '940' })).toThrow('no cable "940"; there are:')
    const serial = serialPorts(bench, { [TTY]: { port: 'rj45' } })
    expect(() => serial.port('COM3')).toThrow(`no port at COM3; there are: ${TTY}`)
  })

  test('two benches have ports of the same path, and neither receives the other', async () => {
    const [a, b] = [
      await plugged({ port: 'rj45', protocol: 'modbus' }),
      await plugged({ port: 'rj45', protocol: 'modbus' }),
    ]
    b.unit.onBattery('30m')
    const read = async (port: SerialPortStream) => {
      port.write(READ_CHARGE)
      return ((await once(port, 'data'))[0] as Buffer).readUInt16BE(3) / 512
    }
    expect(await read(a.port)).toBe(100)
    expect(await read(b.port)).toBeLessThan(60)
    a.port.close()
    b.port.close()
  })
})

describe('with the fake timers of vitest', () => {
  afterEach(() => vi.useRealTimers())

  test('bytes flow, and only a paced line waits for them', async () => {
    const fast = await plugged({ port: 'rj45', protocol: 'modbus' })
    const slow = await plugged({ port: 'rj45', protocol: 'modbus', pace: true, replyDelayMs: 100 })
    vi.useFakeTimers()
    fast.port.write(READ_CHARGE)
    expect(((await once(fast.port, 'data'))[0] as Buffer).length).toBe(7)
    const received: Buffer[] = []
    slow.port.on('data', (data: Buffer) => received.push(data))
    slow.port.write(READ_CHARGE)
    await new Promise<void>((resolve) => slow.port.drain(() => resolve()))
    expect(received).toEqual([])
    await vi.advanceTimersByTimeAsync(1000)
    expect(Buffer.concat(received).length).toBe(7)
  })
})
