import { once } from 'node:events'
import type * as NodeHid from 'node-hid'
import { expect, test } from 'vitest'
import { Firmware } from '../../emulators/smart-ups/firmware/firmware.ts'
import { resolveFirmware } from '../../src/index.ts'
import { createBench } from '../../src/testing/create-bench.ts'
import { hidBus } from '../../src/testing/node-hid.ts'

const SMT = { model: 'SMT1500RM2U', firmware: '09.3' } as const
const VENDOR = 0x051d

/** Remaining capacity, feature report 0x0C of the SMT generation: percent in byte 1. */
const CHARGE = 0x0c

/** Code under test, which knows the types of node-hid only. */
async function charge(hid: Pick<typeof NodeHid, 'devicesAsync' | 'HIDAsync'>): Promise<number> {
  const [ups] = await hid.devicesAsync(VENDOR, 3)
  const device = await hid.HIDAsync.open(ups!.path!)
  const report = await device.getFeatureReport(CHARGE, 8)
  await device.close()
  return report[1]!
}

test('software written against node-hid reads a unit, and sees what the test does to it', async () => {
  await using bench = await createBench(SMT)
  using bus = hidBus(bench)
  const hid: typeof NodeHid = bus
  expect(await charge(hid)).toBe(100)
  bench.device().onBattery('30m')
  expect(await charge(hid)).toBe(Math.floor(bench.device().state.battery.charge))
})

/** The same with the synchronous class. */
function chargeNow({ devices, HID }: Pick<typeof NodeHid, 'devices' | 'HID'>): number {
  const device = new HID(devices().find(({ vendorId }) => vendorId === VENDOR)!.path!)
  try {
    return device.getFeatureReport(CHARGE, 8)[1]!
  } finally {
    device.close()
  }
}

test('software written against the synchronous HID class reads a unit as well', async () => {
  await using bench = await createBench(SMT)
  using bus = hidBus(bench)
  const hid: typeof NodeHid = { ...bus, devices: bus.devices.bind(bus), HID: bus.HID, HIDAsync: bus.HIDAsync }
  expect(chargeNow(hid)).toBe(100)
  bench.device().onBattery('30m')
  expect(chargeNow(hid)).toBe(Math.floor(bench.device().state.battery.charge))
})

test('the synchronous class: reports that come, reads that do not wait, errors that say why', async () => {
  await using bench = await createBench(SMT)
  using bus = hidBus(bench)
  const device = new bus.HID(VENDOR, 3)
  expect(device).toBeInstanceOf(bus.HID)
  expect(() => new bus.HID(VENDOR, 3)).toThrow('in use')
  expect(() => new bus.HID('/dev/hidraw9')).toThrow('cannot open device /dev/hidraw9; there are /dev/hidraw0')
  while (device.readTimeout(1).length > 0);
  expect(() => device.readSync()).toThrow('no input report is there')
  const data = once(device, 'data')
  const called = new Promise((resolve) => device.read((error, report) => resolve([error, report.length > 0])))
  bench.device().failMains()
  expect(await called).toEqual([null, true])
  expect((await data)[0]).toBeInstanceOf(Buffer)
  expect(() => device.write([256])).toThrow('allowed: a Buffer, or a list of whole numbers from 0 to 255')
  expect(device.getDeviceInfo()).toMatchObject({ vendorId: VENDOR })
  const failed = new Promise((resolve) => device.read((error) => resolve((error as Error).message)))
  while (device.readTimeout(1).length > 0);
  device.close()
  expect(await failed).toBe('the device is closed')
  expect(() => device.readSync()).toThrow('the device is closed')
  new bus.HID(VENDOR, 3).close()
})

test('reports come of their own accord, and a read gives up after its time', async () => {
  await using bench = await createBench(SMT)
  using bus = hidBus(bench)
  const device = await bus.HIDAsync.open(VENDOR, 3)
  expect(await device.read(20)).toBeUndefined()
  const report = once(device, 'data')
  bench.device().failMains()
  expect((await report)[0]).toBeInstanceOf(Buffer)
  await device.close()
})

test('a unit that goes dark leaves the bus and comes back; new firmware comes back as another product', async () => {
  await using bench = await createBench({ model: 'SMC1000C', firmware: '04.2' })
  using bus = hidBus(bench)
  const unit = bench.device()
  const products = () => bus.devices(VENDOR).map(({ productId }) => productId)
  expect(products()).toEqual([3])
  const device = await bus.HIDAsync.open(VENDOR, 3)
  const failed = once(device, 'error')
  const { line, version } = resolveFirmware(unit.ups.model, { version: '04.3' })
  unit.ups.flash(new Firmware(line, version))
  await failed
  expect(products()).toEqual([4])
  unit.failMains()
  unit.advance('1d')
  expect(unit.ups.awake).toBe(false)
  expect(products()).toEqual([])
  unit.restoreMains()
  unit.advance('10m')
  expect(products()).toEqual([4])
})

test('every unit is on the bus, each with its serial number', async () => {
  const unit = (serial: string) => ({ ...SMT, serial })
  await using bench = await createBench({
    devices: { a: unit('AS1'), b: unit('AS2'), c: { model: 'SUA1500' } },
  })
  using bus = hidBus(bench)
  expect(bus.devices(VENDOR, 3).map(({ serialNumber }) => serialNumber.trim())).toEqual(['AS1', 'AS2'])
  expect(bus.devices(VENDOR, 2)).toHaveLength(1)
})
