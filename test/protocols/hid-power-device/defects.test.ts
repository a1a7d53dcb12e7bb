import { describe, expect, test } from 'vitest'
import { usageOf } from '../../../emulators/usb-hid-emulator-lite/src/hid/field.ts'
import { unitUsbDevice } from '../../../src/protocols/hid-power-device/usb-device.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'
import { unit } from '../../support/unit.ts'
import { UsbBench } from './usb-bench.ts'

function plugged(options: NonNullable<Parameters<typeof unit>[0]>) {
  const made = unit(options)
  made.ups.settings.setUnit('modbusEnabled', true)
  const line = new ManualLineClock()
  const usb = new UsbBench(unitUsbDevice(made.ups, { sync: () => {}, line, randomByte: () => 0 }))
  return { ...made, usb }
}

const SHUTDOWN_REQUESTED = 1 << 5
const RUNTIME = usageOf(0x85, 0x68)
const DELAY_BEFORE_SHUTDOWN = usageOf(0x84, 0x57)
const DELAY_BEFORE_REBOOT = usageOf(0x84, 0x55)

describe('c-hid-logical-limits', () => {
  const limits = (version: string, usage: number) => {
    const { usb } = plugged({ model: 'SMT1500C', version })
    const { logicalMinimum, logicalMaximum } = usb.hid.reports.field(usage, { type: 'feature' })
    return [logicalMinimum, logicalMaximum]
  }

  test('04.0 declares a shutdown countdown that cannot be -1, and a runtime of one 16-bit item', () => {
    expect(limits('04.0', DELAY_BEFORE_SHUTDOWN)).toEqual([0, 65_535])
    expect(limits('04.0', DELAY_BEFORE_REBOOT)).toEqual([-1, 0x7fffff])
    const { usb } = plugged({ model: 'SMT1500C', version: '04.0' })
    // Report 0x0d, runtime, Logical Maximum in two bytes: -1 to whoever reads it as signed.
    expect(Buffer.from(usb.hid.reportDescriptor).toString('hex')).toContain('850d096826ffff')
  })

  test('04.1 has them right', () => {
    expect(limits('04.1', RUNTIME)).toEqual([0, 65_535])
    expect(limits('04.1', DELAY_BEFORE_SHUTDOWN)).toEqual([-1, 32_767])
  })

  test('the reports themselves are the same', () => {
    const [wrong, right] = ['04.0', '04.1'].map((version) => plugged({ model: 'SMT1500C', version }).usb)
    for (const id of [0x0d, 0x12, 0x13]) expect(wrong?.hex(id)).toBe(right?.hex(id))
  })
})

test('c-usb-pid-change: an SMC at 04.6 is 051D:0004, version 0.01', () => {
  const { usb } = plugged({ model: 'SMC1000C', version: '04.6' })
  expect(Buffer.from(usb.found.device.subarray(8, 14)).toString('hex')).toBe('1d0504000100')
  expect(usb.found.product).toBe('Smart-UPS_1000 FW:UPS 04.6 / ID=1018')
  const before = plugged({ model: 'SMC1000C', version: '04.2' })
  expect(Buffer.from(before.usb.found.device.subarray(8, 14)).toString('hex')).toBe('1d0503000601')
})

describe('id1050-usb-wedge', () => {
  /** Registers 0 and 1 by Modbus through the tunnel: what comes back. */
  async function ask({ usb }: ReturnType<typeof plugged>): Promise<string[]> {
    const report = new Uint8Array(64)
    report.set([0x90, 1, 3, 0, 0, 0, 2])
    usb.hid.output(report)
    return (await usb.received()).map((received) => received.slice(0, 8))
  }

  test('the tunnel falls silent, ordinary reports go on, and a bus reset brings it back', async () => {
    const wedged = plugged({ model: 'SMT1500RM1UC', version: '16.0' })
    for (let request = 0; request < 600; request++) expect(await ask(wedged)).toEqual(['89010304'])
    expect(await ask(wedged)).toEqual([])
    expect(wedged.usb.get(0x0c)).toBe(100)
    wedged.ups.setInput({ voltage: 0 })
    expect(await wedged.usb.received()).toContain('070a00')
    wedged.usb.host.reset()
    expect(await ask(wedged)).toEqual(['89010304'])
  })

  test('a replug brings it back too', async () => {
    const wedged = plugged({ model: 'SMT1500RM1UC', version: '16.0' })
    for (let request = 0; request <= 600; request++) await ask(wedged)
    expect(await ask(wedged)).toEqual([])
    wedged.usb.host.unplug()
    wedged.usb.host.device.attach()
    wedged.usb.host.enumerate()
    expect(await ask(wedged)).toEqual(['89010304'])
  })
})

test.each([
  ['09.4', 0],
  ['09.5', SHUTDOWN_REQUESTED],
])('id20-hid-shutdownrequested: at %s the bit of a pending shutdown is %i', (version, bit) => {
  const { usb } = plugged({ model: 'SMX1500RM2U', version })
  usb.set('12 14 00')
  expect(usb.get(0x07) & SHUTDOWN_REQUESTED).toBe(bit)
})

test.each([
  ['09.4', -1, true],
  ['09.5', 10, false],
])('id20-hid-delaybeforereboot: at %s a write of 10 reads %i', (version, reported, stays) => {
  const { usb, ups, pass } = plugged({ model: 'SMX1500RM2U', version })
  usb.set('13 0a 00 00')
  expect(usb.get(0x13)).toBe(reported)
  pass(95)
  expect(ups.outlets.anyOn).toBe(stays)
})

test.each([
  ['09.3', [20, 20, 20, -1, 20, 20, 20, -1]],
  ['09.4', [20, 20, 20, 20, 20, 20, 20, 20]],
])('id18-hid-delaybeforeshutdown: at %s eight writes do %j', (version, reported) => {
  const { usb, ups } = plugged({ version })
  const read = reported.map(() => {
    usb.set('12 14 00')
    const now = usb.get(0x12)
    ups.command({ action: 'cancel', targets: 'all', source: 'lcd' })
    return now
  })
  expect(read).toEqual(reported)
})
