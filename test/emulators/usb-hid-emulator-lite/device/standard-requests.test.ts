import { describe, expect, test } from 'vitest'
import {
  type BusEvent,
  type DeviceDeclaration,
  InProcessHost,
  type Setup,
  UsbDevice,
} from '../../../../emulators/usb-hid-emulator-lite/src/index.ts'

const endpoint = (address: number) => ({
  address,
  type: 'interrupt' as const,
  maxPacketSize: 8,
  interval: 10,
})

/** Two configurations; the second has one interface with two settings. */
const declaration: DeviceDeclaration = {
  vendorId: 0x1209,
  productId: 0x0003,
  deviceVersion: 0x0234,
  manufacturer: 'Maker',
  product: 'Thing',
  strings: { 7: 'Second' },
  configurations: [
    { interfaces: [{ class: 0xff, endpoints: [endpoint(0x81)] }], maxPower: 100 },
    {
      configurationIndex: 7,
      selfPowered: false,
      remoteWakeup: true,
      interfaces: [
        {
          class: 0xff,
          endpoints: [endpoint(0x82)],
          alternates: [{ class: 0xff, protocol: 1, endpoints: [endpoint(0x82), endpoint(0x02)] }],
          out: () => true,
        },
      ],
    },
  ],
}

function attached(more: Partial<DeviceDeclaration> = {}) {
  const events: BusEvent[] = []
  const device = new UsbDevice({
    ...declaration,
    ...more,
    onBus: (event) => events.push(event),
  } as DeviceDeclaration)
  const host = new InProcessHost(device)
  const setup = (requestType: number, request: number, value = 0, index = 0, length = 0): Setup => ({
    ...{ requestType, request, value, index, length },
  })
  const ask = (...args: Parameters<typeof setup>) => {
    const answer = device.control(setup(...args), new Uint8Array())
    return answer instanceof Uint8Array ? [...answer] : answer
  }
  return { device, host, ask, events }
}

const STALL = undefined

describe('descriptors', () => {
  test('the device descriptor says what was declared', () => {
    const { ask } = attached()
    expect(ask(0x80, 6, 0x0100, 0, 18)).toEqual([
      ...[18, 1, 0x00, 0x02, 0, 0, 0, 64, 0x09, 0x12, 0x03, 0x00, 0x34, 0x02, 1, 2, 0, 2],
    ])
  })

  test('an answer is cut to what the host asked for', () => {
    const { ask } = attached()
    expect(ask(0x80, 6, 0x0100, 0, 8)).toHaveLength(8)
    expect(ask(0x80, 6, 0x0100, 0, 64)).toHaveLength(18)
    expect(ask(0x80, 6, 0x0200, 0, 0)).toEqual([])
  })

  test('a configuration comes with everything below it, settings included', () => {
    const { ask } = attached()
    const second = ask(0x80, 6, 0x0201, 0, 255)
    expect(second).toEqual([
      ...[9, 2, 48, 0, 1, 2, 7, 0xa0, 1],
      ...[9, 4, 0, 0, 1, 0xff, 0, 0, 0, 7, 5, 0x82, 3, 8, 0, 10],
      ...[9, 4, 0, 1, 2, 0xff, 0, 1, 0, 7, 5, 0x82, 3, 8, 0, 10, 7, 5, 0x02, 3, 8, 0, 10],
    ])
    expect(ask(0x80, 6, 0x0202, 0, 255)).toBe(STALL)
  })

  test('strings are there in UTF-16, and no others', () => {
    const { ask, host } = attached()
    expect(ask(0x80, 6, 0x0300, 0, 255)).toEqual([4, 3, 0x09, 0x04])
    expect(host.getString(7)).toBe('Second')
    expect(ask(0x80, 6, 0x0303, 0x0409, 255)).toBe(STALL)
    expect(ask(0x80, 6, 0x03ee, 0x0409, 255)).toBe(STALL)
  })

  test('a string longer than a descriptor can hold is cut', () => {
    const { host } = attached({ product: 'x'.repeat(200) })
    expect(host.getString(2)).toBe('x'.repeat(126))
  })

  test.each([
    ['device qualifier', 0x0600],
    ['other speed configuration', 0x0700],
    ['BOS', 0x0f00],
    ['debug', 0x0a00],
  ])('%s is a STALL', (_name, value) => {
    expect(attached().ask(0x80, 6, value, 0, 10)).toBe(STALL)
  })
})

describe('configuration and settings', () => {
  test('a configuration holds until reset; one that is not declared is a STALL', () => {
    const { ask, device, events } = attached()
    expect(ask(0x80, 8, 0, 0, 1)).toEqual([0])
    expect(ask(0x00, 9, 2)).toEqual([])
    expect(ask(0x80, 8, 0, 0, 1)).toEqual([2])
    expect(ask(0x00, 9, 3)).toBe(STALL)
    device.reset()
    expect(device.configuration).toBe(0)
    expect(events).toEqual([
      { type: 'attached' },
      { type: 'configured', configuration: 2 },
      { type: 'reset' },
    ])
  })

  test('a setting brings its endpoints; one that is not declared is a STALL', () => {
    const { ask, device } = attached()
    ask(0x00, 9, 2)
    expect(device.out(0x02, new Uint8Array(1))).toBe('stall')
    expect(ask(0x01, 11, 1, 0)).toEqual([])
    expect(ask(0x81, 10, 0, 0, 1)).toEqual([1])
    expect(device.out(0x02, new Uint8Array(1))).toBe('ok')
    expect(ask(0x01, 11, 2, 0)).toBe(STALL)
    expect(ask(0x01, 11, 0, 1)).toBe(STALL)
  })

  test('an endpoint answers only in the configuration that has it', () => {
    const { ask, device } = attached()
    expect(device.in(0x81, 8, () => undefined)).toBeUndefined()
    ask(0x00, 9, 1)
    expect(device.in(0x81, 8, () => undefined)).toBeTypeOf('function')
    expect(device.in(0x82, 8, () => undefined)).toBeUndefined()
  })
})

describe('status and features', () => {
  test('device status tells of power and remote wakeup', () => {
    const { ask } = attached()
    expect(ask(0x80, 0, 0, 0, 2)).toEqual([1, 0])
    expect(ask(0x00, 3, 1)).toBe(STALL)
    ask(0x00, 9, 2)
    expect(ask(0x00, 3, 1)).toEqual([])
    expect(ask(0x80, 0, 0, 0, 2)).toEqual([2, 0])
    expect(ask(0x00, 1, 1)).toEqual([])
    expect(ask(0x80, 0, 0, 0, 2)).toEqual([0, 0])
  })

  test('a halted endpoint stalls until the halt is cleared', async () => {
    const { ask, device, host } = attached()
    ask(0x00, 9, 1)
    const waiting = host.in(0x81)
    expect(ask(0x02, 3, 0, 0x81)).toEqual([])
    await expect(waiting.data).rejects.toMatchObject({ status: 'stall' })
    expect(ask(0x82, 0, 0, 0x81, 2)).toEqual([1, 0])
    await expect(host.in(0x81).data).rejects.toMatchObject({ status: 'stall' })
    expect(ask(0x02, 1, 0, 0x81)).toEqual([])
    device.send(0x81, Uint8Array.of(5))
    await expect(host.in(0x81).data).resolves.toEqual(Uint8Array.of(5))
  })

  test('interfaces and endpoints that are not there have no status', () => {
    const { ask } = attached()
    expect(ask(0x81, 0, 0, 0, 2)).toBe(STALL)
    ask(0x00, 9, 1)
    expect(ask(0x81, 0, 0, 0, 2)).toEqual([0, 0])
    expect(ask(0x81, 0, 0, 1, 2)).toBe(STALL)
    expect(ask(0x82, 0, 0, 0x80, 2)).toEqual([0, 0])
    expect(ask(0x82, 0, 0, 0x82, 2)).toBe(STALL)
  })

  test.each([
    ['a request nobody knows', 0x80, 0x33],
    ['SYNCH_FRAME', 0x82, 12],
    ['SET_DESCRIPTOR', 0x00, 7],
    ['a vendor request', 0xc0, 1],
    ['a class request', 0xa1, 1],
  ])('%s is a STALL', (_name, requestType, request) => {
    expect(attached().ask(requestType, request, 0, 0, 2)).toBe(STALL)
  })
})

describe('a declaration no host could use is refused', () => {
  const facts = { vendorId: 1, productId: 1, deviceVersion: 1 }
  test.each([
    ['an endpoint address', 'endpoint address 0x20', [{ class: 3, endpoints: [endpoint(0x20)] }]],
    [
      'an endpoint twice',
      'endpoint 0x81 belongs to two interfaces',
      [0, 1].map(() => ({ class: 3, endpoints: [endpoint(0x81)] })),
    ],
  ])('%s', (_name, message, interfaces) => {
    expect(() => new UsbDevice({ ...facts, interfaces })).toThrow(message)
  })

  test('a vendor id', () => {
    expect(() => new UsbDevice({ ...facts, vendorId: 0x10000, interfaces: [] })).toThrow(
      'vendorId is 65536; allowed are whole numbers from 0 to 65535',
    )
  })
})
