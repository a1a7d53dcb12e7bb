import { describe, expect, test } from 'vitest'
import { VirtualClock } from '../../../../emulators/clock/virtual-clock.ts'
import { Keypad } from '../../../../emulators/usb-hid-emulator-lite/examples/keypad.ts'
import { HidHost, InProcessHost } from '../../../../emulators/usb-hid-emulator-lite/src/index.ts'
import { SampleDevice, sampleDescriptor } from '../sample-device.ts'

function plugged(more: ConstructorParameters<typeof SampleDevice>[0] = {}) {
  const sample = new SampleDevice(more)
  const host = new InProcessHost(sample.usb)
  return { sample, host, hid: new HidHost(host, host.enumerate()) }
}

describe('HID class requests', () => {
  test('the HID descriptor tells the length of the report descriptor, which is read back whole', () => {
    const { host, hid } = plugged({ country: 0x21 })
    const { length } = sampleDescriptor
    expect([...host.getInterfaceDescriptor(0x21, 0, 9)]).toEqual([9, 0x21, 0x10, 1, 0x21, 1, 0x22, length, 0])
    expect(hid.reportDescriptor).toEqual(sampleDescriptor)
    expect(host.getInterfaceDescriptor(0x22, 0, 4096)).toEqual(sampleDescriptor)
  })

  test('the HID descriptor stands in the configuration between interface and endpoints', () => {
    const configuration = plugged().host.getDescriptor(2, 0, 255)
    expect([...configuration.subarray(9, 27)].filter((_, at) => at % 9 < 2)).toEqual([9, 4, 9, 0x21])
    expect(configuration).toHaveLength(9 + 9 + 9 + 7 + 7)
  })

  test('GET_REPORT and SET_REPORT reach the author, id byte and all; what is refused is a STALL', () => {
    const { hid } = plugged()
    expect([...hid.getReport('feature', 2)]).toEqual([2, 0x12, 0x34])
    hid.setReport('feature', 2, Uint8Array.of(2, 7, 8))
    expect([...hid.getReport('feature', 2)]).toEqual([2, 7, 8])
    expect([...hid.getReport('feature', 2, 2)]).toEqual([2, 7])
    expect(() => hid.getReport('feature', 9)).toThrow('stall')
    expect(() => hid.setReport('feature', 9, Uint8Array.of(9))).toThrow('stall')
  })

  test('an input report may be read by control: the last one sent, or zeros', () => {
    const plain = new Keypad()
    const host = new InProcessHost(plain.usb)
    const keys = new HidHost(host, host.enumerate())
    expect([...keys.getReport('input', 0)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    plain.press('5')
    expect([...keys.getReport('input', 0)]).toEqual([0, 0, 0x5d, 0, 0, 0, 0, 0])
  })

  test('output reports come by the OUT endpoint, or by SET_REPORT where nobody listens for that', () => {
    const { sample, hid } = plugged()
    hid.output(Uint8Array.of(3, 1))
    expect(sample.outputs).toEqual([[3, 1]])
    const keypad = new Keypad()
    const host = new InProcessHost(keypad.usb)
    new HidHost(host, host.enumerate()).output(Uint8Array.of(1))
    expect(keypad.isNumLockLit).toBe(true)
  })

  test('idle rate and protocol read back as written, and fall back at reset', () => {
    const { host, hid } = plugged()
    const read = (request: number) =>
      host.controlIn({ requestType: 0xa1, request, value: 0, index: 0, length: 1 })[0]
    hid.setIdle(0, 500)
    hid.setBootProtocol(true)
    expect([read(2), read(3)]).toEqual([125, 0])
    host.reset()
    expect([read(2), read(3)]).toEqual([0, 1])
  })
})

test('a report is repeated at the idle rate until the host says otherwise', () => {
  const clock = new VirtualClock()
  const keypad = new Keypad(clock)
  const host = new InProcessHost(keypad.usb)
  const hid = new HidHost(host, host.enumerate())
  hid.setIdle(0, 400)
  keypad.press('1')
  clock.advance(1000)
  expect(keypad.usb.queuedBytes(0x81)).toBe(3 * 8)
  hid.setIdle(0, 0)
  clock.advance(1000)
  expect(keypad.usb.queuedBytes(0x81)).toBe(3 * 8)
})
