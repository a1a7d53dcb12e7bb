import { describe, expect, test } from 'vitest'
import {
  type EndpointDeclaration,
  InProcessHost,
  NAK,
  UsbDevice,
} from '../../../../emulators/usb-hid-emulator-lite/src/index.ts'
import { SampleDevice } from '../sample-device.ts'

const IN = 0x81

function bulkDevice() {
  const endpoint: EndpointDeclaration = { address: IN, type: 'bulk', maxPacketSize: 64 }
  const facts = { vendorId: 1, productId: 2, deviceVersion: 3, remoteWakeup: true }
  const device = new UsbDevice({ ...facts, interfaces: [{ class: 0xff, endpoints: [endpoint] }] })
  const host = new InProcessHost(device)
  host.enumerate()
  return { device, host }
}

describe('IN transfers', () => {
  test('wait for data, and are answered in the order they came', async () => {
    const { device, host } = bulkDevice()
    const [first, second] = [host.in(IN), host.in(IN)]
    expect(device.waitingTransfers(IN)).toBe(2)
    device.send(IN, Uint8Array.of(1))
    device.send(IN, Uint8Array.of(2))
    expect([...(await first.data), ...(await second.data)]).toEqual([1, 2])
  })

  test('find data that came before them', async () => {
    const { device, host } = bulkDevice()
    device.send(IN, Uint8Array.of(1, 2))
    expect(device.queuedBytes(IN)).toBe(2)
    expect(await host.in(IN).data).toEqual(Uint8Array.of(1, 2))
  })

  test('of a bulk endpoint hand on what did not fit', async () => {
    const { device, host } = bulkDevice()
    device.send(
      IN,
      Uint8Array.from({ length: 130 }, (_, at) => at),
    )
    const parts = [await host.in(IN, 64).data, await host.in(IN, 64).data, await host.in(IN, 64).data]
    expect(parts.map(({ length }) => length)).toEqual([64, 64, 2])
    expect(Buffer.concat(parts)[129]).toBe(129)
  })

  test('of an endpoint that keeps the newest find one piece for each first byte', async () => {
    const endpoint: EndpointDeclaration = {
      address: IN,
      type: 'interrupt',
      maxPacketSize: 8,
      keepsNewest: true,
    }
    const facts = { vendorId: 1, productId: 2, deviceVersion: 3 }
    const device = new UsbDevice({ ...facts, interfaces: [{ class: 3, endpoints: [endpoint] }] })
    const host = new InProcessHost(device)
    host.enumerate()
    for (const [id, value] of [
      [7, 1],
      [8, 1],
      [7, 2],
      [7, 3],
    ] as const)
      device.send(IN, Uint8Array.of(id, value))
    expect(device.queuedBytes(IN)).toBe(4)
    expect(device.replace(IN, Uint8Array.of(8, 9, 9))).toBe(true)
    expect(device.replace(IN, Uint8Array.of(9, 9))).toBe(false)
    expect(device.queuedBytes(IN)).toBe(5)
    expect([...(await host.in(IN).data), ...(await host.in(IN).data)]).toEqual([7, 3, 8, 9, 9])
    const waiting = host.in(IN)
    expect(device.replace(IN, Uint8Array.of(7, 4))).toBe(false)
    expect(waiting.cancel()).toBe(true)
  })

  test('of an interrupt endpoint that have too little room overflow', async () => {
    const sample = new SampleDevice()
    const host = new InProcessHost(sample.usb)
    host.enumerate()
    sample.usb.sendInput(Uint8Array.of(1, 2, 3, 4))
    await expect(host.in(IN, 2).data).rejects.toMatchObject({ status: 'overflow' })
  })

  test('taken back get nothing; the next one does', async () => {
    const { device, host } = bulkDevice()
    const given = host.in(IN)
    expect(given.cancel()).toBe(true)
    expect(given.cancel()).toBe(false)
    device.send(IN, Uint8Array.of(9))
    expect(await host.in(IN).data).toEqual(Uint8Array.of(9))
  })

  test('end when the bus is reset and when the device is pulled out', async () => {
    const { device, host } = bulkDevice()
    const atReset = host.in(IN)
    device.reset()
    await expect(atReset.data).rejects.toMatchObject({ status: 'reset' })
    host.enumerate()
    const atUnplug = host.in(IN)
    host.unplug()
    await expect(atUnplug.data).rejects.toMatchObject({ status: 'gone' })
  })

  test('keep the newest 64 packets for a host that does not fetch', async () => {
    const sample = new SampleDevice()
    const host = new InProcessHost(sample.usb)
    host.enumerate()
    for (let at = 0; at < 100; at += 1) sample.usb.sendInput(Uint8Array.of(1, at))
    expect(sample.usb.queuedBytes(IN)).toBe(64 * 2)
    expect(await host.in(IN).data).toEqual(Uint8Array.of(1, 36))
  })
})

describe('data sent', () => {
  test('while no host has configured the device is dropped', () => {
    const sample = new SampleDevice()
    sample.usb.sendInput(Uint8Array.of(1, 0, 0, 0))
    const host = new InProcessHost(sample.usb)
    sample.usb.sendInput(Uint8Array.of(1, 0, 0, 0))
    host.enumerate()
    expect(sample.usb.queuedBytes(IN)).toBe(0)
  })

  test('to an endpoint the device has not is an error', () => {
    expect(() => bulkDevice().device.send(0x83, new Uint8Array())).toThrow('0x83 is no IN endpoint')
  })
})

describe('the bus', () => {
  test('a device serves one host; when that is gone, another', () => {
    const { device, host } = bulkDevice()
    expect(() => new InProcessHost(device)).toThrow('in use')
    host.unplug()
    expect(new InProcessHost(device).enumerate().device).toHaveLength(18)
  })

  test('a suspended host is woken only if it allowed that', () => {
    const { device, host } = bulkDevice()
    device.suspend()
    expect(device.wakeHost()).toBe(false)
    host.controlOut({ requestType: 0, request: 3, value: 1, index: 0 })
    expect(device.wakeHost()).toBe(true)
    expect(device.suspended).toBe(false)
  })

  test('a port reset handed on by the host is a reset', () => {
    const sample = new SampleDevice()
    const host = new InProcessHost(sample.usb)
    host.enumerate()
    host.controlOut({ requestType: 0x23, request: 3, value: 4, index: 1 })
    expect(sample.bus.slice(-1)).toEqual(['reset'])
    expect(sample.usb.configuration).toBe(0)
  })

  test('a device that answers nothing looks hung', () => {
    const sample = new SampleDevice({ getReport: () => NAK })
    const host = new InProcessHost(sample.usb)
    host.enumerate()
    const setup = { requestType: 0xa1, request: 1, value: 0x0302, index: 0, length: 3 }
    expect(() => host.controlIn(setup)).toThrow('timeout')
  })
})
