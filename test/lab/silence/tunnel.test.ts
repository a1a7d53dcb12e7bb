import { describe, expect, test } from 'vitest'
import { InProcessHost } from '../../../emulators/usb-hid-emulator-lite/src/backends/in-process/host.ts'
import { BenchCore } from '../../../src/lab/bench-core.ts'
import { SILENT_AFTER_MS, watchTunnel } from '../../../src/lab/silence/silence-watch.ts'
import { unitUsbDevice } from '../../../src/protocols/hid-power-device/usb-device.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'

function tunnel(modbusEnabled: boolean) {
  const line = new ManualLineClock()
  const bench = new BenchCore({ line, seed: 1 })
  const settings = { unit: { modbusEnabled } }
  const device = bench.add('ups0', { model: 'SMT1500RM2U', firmware: '09.3', settings })
  const sync = () => bench.sync()
  const { device: usb } = unitUsbDevice(device.ups, { sync, line, randomByte: () => 1 })
  usb.watch(watchTunnel({ device, port: 'usb', spoken: () => 'tunnel', line, sync }))
  const host = new InProcessHost(usb)
  host.enumerate()
  const say = (...bytes: number[]) => {
    const report = new Uint8Array(64)
    report.set([0x90, ...bytes])
    const answer = host.in(0x81)
    host.out(0x01, report)
    // What the unit reports of itself is no answer.
    device.ups.setInput({ voltage: 0 })
    line.advance(SILENT_AFTER_MS)
    answer.cancel()
    return bench.journal
      .since(0)
      .flatMap((event) => (event.type === 'silence' ? [`${event.port} ${event.reason}: ${event.text}`] : []))
  }
  return { say }
}

const READ = [3, 0, 0, 0, 1]

describe('Modbus in the HID tunnel', () => {
  test('that is not enabled, or for another unit, is not answered, and why is reported', () => {
    expect(tunnel(false).say(1, ...READ)).toEqual([
      expect.stringMatching(/^usb not-enabled: received Modbus,/),
    ])
    expect(tunnel(true).say(2, ...READ)).toEqual([expect.stringMatching(/^usb other-address: unit 2/)])
  })

  test('that is answered, and Microlink beside it, need no word', () => {
    expect(tunnel(true).say(1, ...READ)).toEqual([])
    expect(tunnel(false).say(0xfe)).toEqual([])
  })
})
