import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import {
  FtdiSerial,
  HidHost,
  InProcessHost,
  UsbCapture,
} from '../../../../emulators/usb-hid-emulator-lite/src/index.ts'
import { ensureDebianTool } from '../debian-tool.ts'
import { SampleDevice } from '../sample-device.ts'

const tool = await ensureDebianTool('tshark')
const why = tool.available ? '' : ` (skipped: ${tool.reason})`
const folder = mkdtempSync(join(tmpdir(), 'usb-capture-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Two devices, all kinds of transfers, a STALL and a transfer taken back. */
function record(): Buffer {
  const chunks: Uint8Array[] = []
  let now = 1_700_000_000_000_000
  const capture = new UsbCapture({ write: (bytes) => chunks.push(bytes), now: () => now++ })
  const sample = new SampleDevice()
  sample.usb.watch(capture.tap(5))
  const host = new InProcessHost(sample.usb)
  const hid = new HidHost(host, host.enumerate())
  hid.getReport('feature', 2)
  hid.output(Uint8Array.of(3, 1))
  hid.input()
  sample.usb.sendInput(Uint8Array.of(1, 2, 3, 4))
  expect(() => hid.getReport('feature', 9)).toThrow()
  hid.input().cancel()
  const serial = new FtdiSerial({ serial: 'A1' })
  serial.usb.watch(capture.tap(6))
  const serialHost = new InProcessHost(serial.usb)
  serialHost.enumerate()
  serialHost.out(0x02, Uint8Array.of(65))
  return Buffer.concat(chunks)
}

describe.skipIf(!tool.available)(`a capture in Wireshark's hands${why}`, () => {
  test('is read to its end, descriptors and requests known for what they are', async () => {
    const file = join(folder, 'conversation.pcapng')
    writeFileSync(file, record())
    const show = (...args: string[]) => (tool.available ? tool.run(['-n', '-r', file, ...args]) : '')
    const summary = await show()
    expect(summary).toMatch(/GET DESCRIPTOR Response HID Report/)
    expect(summary).toMatch(/USBHID \d+ GET_REPORT Request/)
    expect(summary).toMatch(/1\.5\.1 → host +USB \d+ URB_INTERRUPT in/)
    expect(summary).toMatch(/1\.6\.2 .*(FTDI|URB_BULK)/)
    const fields = await show(
      '-T',
      'fields',
      '-e',
      'usb.idVendor',
      '-e',
      'usb.bString',
      '-e',
      'usb.urb_status',
    )
    for (const reported of ['0x1209', 'Sämple', '0x0403', 'FT232R USB UART', '-32', '-2'])
      expect(fields).toContain(reported)
    const malformed = await show('-Y', '_ws.malformed')
    expect(malformed).not.toMatch(/USB/)
  })
})
