import { expect, test } from 'vitest'
import { HidHost } from '../../../emulators/usb-hid-emulator-lite/src/backends/in-process/hid-host.ts'
import { InProcessHost } from '../../../emulators/usb-hid-emulator-lite/src/backends/in-process/host.ts'
import { unitUsbDevice } from '../../../src/protocols/hid-power-device/usb-device.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'
import { unit } from '../../support/unit.ts'

const FROM_HOST = 0x90
const FROM_UNIT = 0x89
const PAYLOAD = 63

function unitOnUsb() {
  const { ups } = unit()
  ups.settings.setUnit('modbusEnabled', true)
  const line = new ManualLineClock()
  const made = unitUsbDevice(ups, { sync: () => {}, line, randomByte: () => 7 })
  const host = new InProcessHost(made.device)
  const hid = new HidHost(host, host.enumerate())
  const say = (...bytes: number[]) => {
    const report = new Uint8Array(1 + PAYLOAD)
    report.set([FROM_HOST, ...bytes])
    hid.output(report)
  }
  /** First bytes of what has come through the tunnel. */
  const tunnelled = async () => {
    const found: number[][] = []
    for (;;) {
      const { data, cancel } = hid.input()
      if (cancel()) return found
      const report = await data
      if (report[0] === FROM_UNIT) found.push([...report.subarray(1, 4)])
    }
  }
  return { made, line, say, tunnelled, host }
}

test('Microlink rows answer Microlink, after the unit has thought; Modbus is answered beside it', async () => {
  const { line, say, tunnelled } = unitOnUsb()
  say(0xfd)
  expect(await tunnelled()).toEqual([])
  line.advance(100)
  // Row 00, protocol version 0A, rows of 16 bytes.
  expect(await tunnelled()).toEqual([[0x00, 0x0a, 0x10]])
  say(1, 3, 0, 130, 0, 1)
  expect(await tunnelled()).toEqual([[1, 3, 2]])
  say(0xfe)
  line.advance(100)
  expect((await tunnelled()).map(([row]) => row)).toEqual([0x01])
})

test('what was on its way is gone after a bus reset, and when the unit leaves the bus', async () => {
  const { made, line, say, tunnelled, host } = unitOnUsb()
  say(0xfd)
  host.reset()
  line.advance(100)
  expect(await tunnelled()).toEqual([])
  say(0xfd)
  made.close()
  expect(line.timers).toBe(0)
})
