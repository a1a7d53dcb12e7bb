import { expect, test } from 'vitest'
import { unitUsbDevice } from '../../../src/protocols/hid-power-device/usb-device.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'
import { unit } from '../../support/unit.ts'
import { UsbBench } from './usb-bench.ts'

function plugged() {
  const made = unit()
  const context = { sync: () => {}, line: new ManualLineClock(), randomByte: () => 0 }
  const usb = new UsbBench(unitUsbDevice(made.ups, context))
  /** Ids of the reports that have come. */
  const ids = async () => (await usb.received()).map((report) => report.slice(0, 2)).join(' ')
  return { ...made, usb, ids }
}

test('a change of status brings status, runtime and charge, in that order', async () => {
  const { ups, usb, ids } = plugged()
  expect(await ids()).toBe('')
  ups.setInput({ voltage: 0 })
  expect(await ids()).toBe('07 0d 0c')
  usb.set('12 14 00')
  expect((await usb.received())[0]).toBe('076a00')
})

test('a limit or the alarm setting is reported when it changes, whoever changed it', async () => {
  const { ups, usb } = plugged()
  ups.settings.setUnit('lowRuntimeWarning', 300)
  expect(await usb.received()).toEqual(['082c01'])
  usb.set('14 01')
  expect(await usb.received()).toEqual(['1401'])
  usb.set('14 01')
  expect(await usb.received()).toEqual([])
})

test('runtime is reported once it has moved by more than thirty seconds, and not before fifteen are over', async () => {
  const { ups, ids, pass } = plugged()
  ups.setInput({ voltage: 0 })
  await ids()
  pass(30)
  expect(await ids()).toBe('')
  pass(15)
  expect(await ids()).toBe('07 0d 0c')
})

test('a host that reads the runtime moves the reference', async () => {
  const { ups, usb, ids, pass } = plugged()
  ups.setInput({ voltage: 0 })
  await ids()
  pass(30)
  usb.get(0x0d)
  pass(15)
  expect(await ids()).toBe('')
  pass(15)
  expect(await ids()).toBe('')
  pass(15)
  expect(await ids()).toBe('07 0d 0c')
})

test('less charge than the limit a host sets is reported, on battery only', () => {
  const { ups, usb } = plugged()
  const below = () => (usb.get(0x07) >> 4) & 1
  usb.set('11 50')
  ups.setBattery({ charge: 70 })
  expect(below()).toBe(0)
  ups.setInput({ voltage: 0 })
  expect(below()).toBe(1)
  usb.set('11 3c')
  expect(below()).toBe(0)
})

test('an idle unit on mains has no timer for its port', () => {
  const alone = unit().clock.pending
  expect(plugged().clock.pending).toBe(alone)
})
