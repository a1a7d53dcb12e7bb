import { expect, test } from 'vitest'
import { HidHost, InProcessHost, UsbCapture } from '../../../../emulators/usb-hid-emulator-lite/src/index.ts'
import { SampleDevice } from '../sample-device.ts'

interface Block {
  readonly type: number
  readonly body: DataView
}

function blocks(file: Buffer): Block[] {
  const found: Block[] = []
  for (let at = 0; at < file.length; ) {
    const [type, length] = [file.readUInt32LE(at), file.readUInt32LE(at + 4)]
    expect(length % 4).toBe(0)
    expect(file.readUInt32LE(at + length - 4)).toBe(length)
    found.push({ type, body: new DataView(file.buffer, file.byteOffset + at + 8, length - 12) })
    at += length
  }
  return found
}

/** The fields of a usbmon record that tell one from another. */
function usbmon({ body }: Block) {
  const length = body.getUint32(12, true)
  const packet = new DataView(body.buffer, body.byteOffset + 20, length)
  const dataLength = packet.getUint32(36, true)
  return {
    event: String.fromCharCode(packet.getUint8(8)),
    type: packet.getUint8(9),
    endpoint: packet.getUint8(10),
    devnum: packet.getUint8(11),
    flags: [packet.getUint8(14), packet.getUint8(15)],
    time: [Number(packet.getBigInt64(16, true)), packet.getInt32(24, true)],
    status: packet.getInt32(28, true),
    length: packet.getUint32(32, true),
    data: Array.from({ length: dataLength }, (_, at) => packet.getUint8(64 + at)),
  }
}

function record() {
  const chunks: Uint8Array[] = []
  let now = 1_700_000_000_000_000
  const capture = new UsbCapture({ write: (bytes) => chunks.push(bytes), now: () => now++ })
  const sample = new SampleDevice()
  const host = new InProcessHost(sample.usb)
  const hid = new HidHost(host, host.enumerate())
  sample.usb.watch(capture.tap(5))
  return { sample, hid, file: () => blocks(Buffer.concat(chunks)) }
}

const NONE = '-'.charCodeAt(0)
const FROM_DEVICE = '<'.charCodeAt(0)
const FROM_HOST = '>'.charCodeAt(0)

test('a capture begins as a pcapng file of usbmon packets', () => {
  const [section, description] = record().file()
  expect([section!.type, section!.body.getUint32(0, true)]).toEqual([0x0a0d0d0a, 0x1a2b3c4d])
  expect([description!.type, description!.body.getUint16(0, true)]).toEqual([1, 220])
})

test('a control read is recorded when submitted and when done', () => {
  const { hid, file } = record()
  hid.getReport('feature', 2)
  const [submitted, done] = file().slice(2).map(usbmon)
  expect(submitted).toMatchObject({
    event: 'S',
    type: 2,
    endpoint: 0x80,
    devnum: 5,
    flags: [0, FROM_DEVICE],
    status: -115,
    length: 3,
    data: [],
  })
  expect(done).toMatchObject({ event: 'C', flags: [NONE, 0], status: 0, length: 3, data: [2, 0x12, 0x34] })
  expect(submitted!.time[0]).toBe(1_700_000_000)
})

test('a write carries its data when submitted, and a STALL its error', () => {
  const { hid, file } = record()
  hid.output(Uint8Array.of(3, 1))
  expect(() => hid.getReport('feature', 9)).toThrow()
  const [write, written, , stalled] = file().slice(2).map(usbmon)
  expect(write).toMatchObject({
    event: 'S',
    type: 1,
    endpoint: 0x01,
    flags: [NONE, 0],
    length: 2,
    data: [3, 1],
  })
  expect(written).toMatchObject({ event: 'C', flags: [NONE, FROM_HOST], length: 2, data: [] })
  expect(stalled).toMatchObject({ event: 'C', status: -32, length: 0 })
})

test('a transfer that is taken back ends as that', () => {
  const { hid, file } = record()
  hid.input().cancel()
  expect(file().slice(2).map(usbmon)).toMatchObject([
    { event: 'S', endpoint: 0x81 },
    { event: 'C', endpoint: 0x81, status: -2 },
  ])
})
