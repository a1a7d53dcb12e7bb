import { describe, expect, test } from 'vitest'
import { VirtualClock } from '../../../../emulators/clock/virtual-clock.ts'
import { Keypad } from '../../../../emulators/usb-hid-emulator-lite/examples/keypad.ts'
import { Thermometer } from '../../../../emulators/usb-hid-emulator-lite/examples/thermometer.ts'
import { NodeHidBus } from '../../../../emulators/usb-hid-emulator-lite/src/index.ts'

function bus() {
  const clock = new VirtualClock()
  const hid = new NodeHidBus(clock)
  const thermometer = new Thermometer('T1')
  const keypad = new Keypad()
  const paths = [hid.plug(thermometer.usb), hid.plug(keypad.usb)]
  return { hid, clock, thermometer, keypad, paths }
}

describe('devices', () => {
  test('are listed with what they are, and can be asked for by their ids', () => {
    const { hid, paths } = bus()
    expect(hid.devices(0x1209, 1)).toEqual([
      {
        vendorId: 0x1209,
        productId: 1,
        path: paths[0],
        serialNumber: 'T1',
        manufacturer: 'Example',
        product: 'Thermometer',
        release: 0x0100,
        interface: 0,
        usagePage: 0x20,
        usage: 0x33,
      },
    ])
    expect(hid.devices()).toHaveLength(2)
    expect(hid.devices(0x1234)).toEqual([])
  })

  test('are opened by path or ids, by one program at a time', async () => {
    const { hid, paths } = bus()
    const first = await hid.HIDAsync.open(0x1209, 1)
    await expect(hid.HIDAsync.open(paths[0]!)).rejects.toThrow('in use')
    await first.close()
    await (await hid.HIDAsync.open(paths[0]!)).close()
    await expect(hid.HIDAsync.open('/dev/hidraw9')).rejects.toThrow('/dev/hidraw9')
  })
})

describe('an open device', () => {
  test('reads input reports one by one, and undefined when time is up', async () => {
    const { hid, clock, thermometer } = bus()
    const handle = await hid.HIDAsync.open(0x1209, 1)
    const waiting = handle.read()
    thermometer.measure(293.15)
    expect([...(await waiting)!]).toEqual([1, 0x83, 0x72])
    const late = handle.read(100)
    clock.advance(100)
    expect(await late).toBeUndefined()
    expect(await handle.read(0)).toBeUndefined()
  })

  test('emits input reports while somebody listens, those kept first', async () => {
    const { hid, thermometer } = bus()
    const handle = await hid.HIDAsync.open(0x1209, 1)
    thermometer.measure(1)
    await new Promise(setImmediate)
    const seen: number[] = []
    handle.on('data', (report: Buffer) => seen.push(report.readUInt16LE(1)))
    thermometer.measure(2)
    await new Promise(setImmediate)
    handle.pause()
    thermometer.measure(3)
    await new Promise(setImmediate)
    expect(seen).toEqual([100, 200])
    handle.resume()
    expect(seen).toEqual([100, 200, 300])
  })

  test('reads and writes feature reports with their ids, and writes output reports', async () => {
    const { hid, thermometer } = bus()
    const handle = await hid.HIDAsync.open(0x1209, 1)
    expect(await handle.sendFeatureReport([2, 0x10, 0x27])).toBe(3)
    expect([...(await handle.getFeatureReport(2, 64))]).toEqual([2, 0x10, 0x27])
    expect(thermometer.limit).toBe(100)
    await handle.write([3, 1])
    expect(thermometer.isLit).toBe(true)
    await expect(handle.getFeatureReport(9, 64)).rejects.toThrow('stall')
  })

  test('without report ids takes a zero in front of what it writes', async () => {
    const { hid, keypad } = bus()
    const handle = await hid.HIDAsync.open(0x1209, 2)
    expect(await handle.write([0, 1])).toBe(2)
    expect(keypad.isNumLockLit).toBe(true)
  })

  test('fails whoever reads when it is pulled out, and emits an error', async () => {
    const { hid, paths } = bus()
    const handle = await hid.HIDAsync.open(paths[0]!)
    const errors: Error[] = []
    handle.on('error', (error: Error) => errors.push(error))
    const waiting = handle.read()
    hid.unplug(paths[0]!)
    await expect(waiting).rejects.toThrow('gone')
    await expect(handle.write([3, 1])).rejects.toThrow('gone')
    expect(errors).toHaveLength(1)
    expect(hid.devices()).toHaveLength(1)
  })
})
