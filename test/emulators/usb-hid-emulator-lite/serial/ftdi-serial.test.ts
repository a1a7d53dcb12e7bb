import { describe, expect, test } from 'vitest'
import { VirtualClock } from '../../../../emulators/clock/virtual-clock.ts'
import {
  type FtdiDeclaration,
  FtdiSerial,
  InProcessHost,
  type LineSettings,
  type ModemOutputs,
} from '../../../../emulators/usb-hid-emulator-lite/src/index.ts'

const IN = 0x81

function opened(more: Partial<FtdiDeclaration> = {}) {
  const outputs: ModemOutputs[] = []
  const lines: LineSettings[] = []
  const got: number[] = []
  const serial = new FtdiSerial({
    serial: 'A1',
    onOutputs: (state) => outputs.push(state),
    onLine: (line) => lines.push(line),
    onData: (data) => got.push(...data),
    ...more,
  })
  const host = new InProcessHost(serial.usb)
  const about = host.enumerate()
  const write = (request: number, value: number, index = 0) =>
    host.controlOut({ requestType: 0x40, request, value, index })
  const read = (request: number, length: number, index = 0) => [
    ...host.controlIn({ requestType: 0xc0, request, value: 0, index, length }),
  ]
  return { serial, host, about, write, read, outputs, lines, got }
}

describe('descriptors', () => {
  test('of an FT232R are the chip drivers look for', () => {
    const { about } = opened()
    expect([...about.device.subarray(8, 14)]).toEqual([0x03, 0x04, 0x01, 0x60, 0x00, 0x06])
    expect([...about.configuration]).toEqual([
      ...[9, 2, 32, 0, 1, 1, 0, 0xa0, 45],
      ...[9, 4, 0, 0, 2, 0xff, 0xff, 0xff, 2],
      ...[7, 5, 0x81, 2, 64, 0, 0, 7, 5, 0x02, 2, 64, 0, 0],
    ])
    expect([about.manufacturer, about.product, about.serial]).toEqual(['FTDI', 'FT232R USB UART', 'A1'])
  })

  test('of an FT232H are high speed with 512-byte packets', () => {
    const { serial, about } = opened({ chip: 'FT232H' })
    expect(serial.usb.declaration.speed).toBe('high')
    expect([...about.configuration.subarray(18 + 4, 18 + 6)]).toEqual([0, 2])
  })
})

describe('modem lines', () => {
  test('are read one by one', () => {
    const { serial, read } = opened()
    expect(read(5, 2)).toEqual([0x01, 0x60])
    for (const [line, bit] of [
      ['cts', 0x10],
      ['dsr', 0x20],
      ['ri', 0x40],
      ['dcd', 0x80],
    ] as const) {
      serial.setInputs({ [line]: true })
      expect(read(5, 2)).toEqual([0x01 | bit, 0x60])
      serial.setInputs({ [line]: false })
    }
  })

  test('each edge is a packet of its own, so that a short pulse is seen', async () => {
    const { serial, host } = opened()
    const transfers = [host.in(IN, 512), host.in(IN, 512)]
    serial.setInputs({ cts: true })
    serial.setInputs({ cts: false })
    serial.setInputs({ cts: false })
    expect([...(await transfers[0]!.data)]).toEqual([0x11, 0x60])
    expect([...(await transfers[1]!.data)]).toEqual([0x01, 0x60])
    expect(serial.usb.queuedBytes(IN)).toBe(0)
  })

  test('DTR and RTS change only where the request says they are meant', () => {
    const { write, outputs } = opened()
    for (const value of [0x0303, 0x0200, 0x0100, 0x0202, 0x0101, 0x0101, 0x0300]) write(1, value)
    expect(outputs.map(({ dtr, rts }) => `${dtr ? 'D' : '-'}${rts ? 'R' : '-'}`)).toEqual([
      ...['DR', 'D-', '--', '-R', 'DR', '--'],
    ])
  })

  test('DTR and RTS fall when the host goes', () => {
    const { host, write, serial } = opened()
    write(1, 0x0303)
    host.unplug()
    expect(serial.outputs).toEqual({ dtr: false, rts: false })
  })
})

describe('data', () => {
  test('to the host has two status bytes in each packet', async () => {
    const { serial, host } = opened()
    serial.setInputs({ dcd: true })
    await host.in(IN, 512).data
    expect(serial.write(Uint8Array.from({ length: 251 }, (_, at) => at))).toBe(251)
    const bytes = await host.in(IN, 512).data
    expect(bytes).toHaveLength(251 + 5 * 2)
    for (let at = 0; at < 5; at += 1)
      expect([...bytes.subarray(64 * at, 64 * at + 3)]).toEqual([0x81, 0x60, 62 * at])
  })

  test('to a host with small transfers comes in whole packets', async () => {
    const { serial, host } = opened()
    serial.write(new Uint8Array(100).fill(7))
    const [first, second] = [await host.in(IN, 64).data, await host.in(IN, 64).data]
    expect([first.length, second.length, ...second.subarray(0, 3)]).toEqual([64, 40, 0x01, 0x60, 7])
  })

  test('from the host arrives as sent', () => {
    const { host, got } = opened()
    host.out(0x02, Uint8Array.of(1, 2, 3))
    expect(got).toEqual([1, 2, 3])
  })

  test('a host that does not read loses what does not fit, and gets an overrun', async () => {
    const { serial, host, read, write } = opened()
    const wrote = [1, 2, 3, 4, 5].map(() => serial.write(new Uint8Array(1000)))
    expect(wrote.slice(0, 3)).toEqual([1000, 1000, 1000])
    expect(wrote[4]).toBeLessThan(1000)
    expect(read(5, 2)).toEqual([0x01, 0x62])
    write(0, 0)
    expect(serial.usb.queuedBytes(IN)).toBe(0)
    serial.write(Uint8Array.of(1))
    expect([...(await host.in(IN).data)]).toEqual([0x01, 0x62, 1])
    expect(read(5, 2)).toEqual([0x01, 0x60])
  })
})

describe('the line', () => {
  test.each([
    ['FT232R', 0x4138, 0, 9600],
    ['FT232R', 0x04e2, 0, 2400],
    ['FT232R', 0x0000, 0, 3_000_000],
    ['FT232R', 0x0001, 0, 2_000_000],
    ['FT232R', 0xc068, 0, 28812],
    ['FT232H', 0x04e2, 0x0201, 9600],
    ['FT232H', 0x1388, 0x0201, 2400],
    ['FT232H', 0x04e2, 0x0001, 2400],
  ] as const)('of an %s at divisor %i, index %i, runs at %i', (chip, value, index, rate) => {
    const { write, lines } = opened({ chip })
    write(3, value, index)
    expect(lines.at(-1)?.baudRate).toBe(rate)
  })

  test('takes bits, parity, stop bits and break; what the chip has not is a STALL', () => {
    const { write, serial } = opened()
    write(4, 7 | (2 << 8) | (2 << 11) | 0x4000)
    expect(serial.line).toMatchObject({ dataBits: 7, parity: 'even', stopBits: 2, isBreak: true })
    expect(() => write(4, 5)).toThrow('stall')
  })

  test('answers what drivers ask when they attach', () => {
    const { write, read } = opened()
    expect(read(0x0a, 1)).toEqual([16])
    write(9, 1)
    expect(read(0x0a, 1)).toEqual([1])
    expect(read(0x90, 2, 0x0a)).toEqual([0xff, 0xff])
    for (const [request, value, index] of [
      [2, 0x1311, 0x0400],
      [6, 0, 0],
      [7, 0, 0],
      [0x0b, 0, 0],
    ] as const)
      expect(() => write(request, value, index)).not.toThrow()
    expect(() => write(0x55, 0)).toThrow('stall')
  })

  test('tells its status each latency period where that is wanted', async () => {
    const clock = new VirtualClock()
    const { host, write } = opened({ periodicStatus: clock })
    const first = host.in(IN)
    clock.advance(16)
    expect([...(await first.data)]).toEqual([0x01, 0x60])
    write(9, 100)
    clock.advance(16)
    const second = host.in(IN)
    clock.advance(99)
    expect(second.cancel()).toBe(true)
  })
})
