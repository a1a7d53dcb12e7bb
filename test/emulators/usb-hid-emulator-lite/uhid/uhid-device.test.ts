import { expect, test } from 'vitest'
import { UhidCodec, UhidDevice } from '../../../../emulators/usb-hid-emulator-lite/src/index.ts'
import { SampleDevice, sampleDescriptor } from '../sample-device.ts'

const RECORD = 4380

/** A record as the kernel writes it: type, then bytes at offsets of the union. */
function record(type: number, parts: Readonly<Record<number, readonly number[]>> = {}): Uint8Array {
  const bytes = new Uint8Array(RECORD)
  bytes[0] = type
  for (const [at, part] of Object.entries(parts)) bytes.set(part, 4 + Number(at))
  return bytes
}

function created() {
  const written: Uint8Array[] = []
  const sample = new SampleDevice({ country: 33 })
  const uhid = new UhidDevice(sample.usb, { write: (bytes) => written.push(bytes) })
  return { written, sample, uhid }
}

test('the kernel gets name, ids and report descriptor at their places', () => {
  const [create] = created().written
  const view = new DataView(create!.buffer)
  expect(create).toHaveLength(4 + 276 + sampleDescriptor.length)
  const text = (at: number) => new TextDecoder().decode(create!.subarray(4 + at)).split('\0')[0]
  expect([text(0), text(192)]).toEqual(['Sämple', '42'])
  expect(view.getUint32(0, true)).toBe(11)
  expect([view.getUint16(4 + 256, true), view.getUint16(4 + 258, true)]).toEqual([sampleDescriptor.length, 3])
  expect([260, 264, 268, 272].map((at) => view.getUint32(4 + at, true))).toEqual([0x1209, 0xaa, 0x123, 33])
  expect(create!.subarray(4 + 276)).toEqual(sampleDescriptor)
})

test('reports are read and set under the number the kernel gave the request', () => {
  const { written, sample, uhid } = created()
  uhid.receive(record(9, { 0: [7, 0, 0, 0, 2, 0] }))
  expect([...written[1]!]).toEqual([10, 0, 0, 0, 7, 0, 0, 0, 0, 0, 3, 0, 2, 0x12, 0x34])
  uhid.receive(record(13, { 0: [8, 0, 0, 0, 2, 0, 3, 0, 2, 5, 6] }))
  expect([...written[2]!]).toEqual([14, 0, 0, 0, 8, 0, 0, 0, 0, 0])
  expect([...sample.feature]).toEqual([2, 5, 6])
})

test('what the device stalls is an error to the caller', () => {
  const { written, uhid } = created()
  uhid.receive(record(9, { 0: [7, 0, 0, 0, 9, 0] }))
  uhid.receive(record(13, { 0: [8, 0, 0, 0, 9, 0, 1, 0, 9] }))
  expect([...written[1]!.subarray(0, 10)]).toEqual([10, 0, 0, 0, 7, 0, 0, 0, 1, 0])
  expect([...written[2]!.subarray(0, 10)]).toEqual([14, 0, 0, 0, 8, 0, 0, 0, 1, 0])
})

test('output reports reach the device, input reports the kernel', async () => {
  const { written, sample, uhid } = created()
  uhid.receive(record(6, { 0: [3, 1], 4096: [2, 0, 1] }))
  expect(sample.outputs).toEqual([[3, 1]])
  sample.usb.sendInput(Uint8Array.of(1, 7, 8, 9))
  await Promise.resolve()
  expect([...written[1]!]).toEqual([12, 0, 0, 0, 4, 0, 1, 7, 8, 9])
})

test('closing destroys the kernel device and frees ours', () => {
  const { written, sample, uhid } = created()
  uhid.close()
  uhid.close()
  expect(written.slice(1).map((bytes) => [...bytes])).toEqual([[1, 0, 0, 0]])
  expect(sample.usb.attached).toBe(false)
})

test('records that are short, unknown or of the other byte order are read for what they are', () => {
  const codec = new UhidCodec()
  expect(codec.read(Uint8Array.of(4))).toEqual({ type: 'open' })
  expect(codec.read(Uint8Array.of(77))).toEqual({ type: 'unknown', code: 77 })
  expect(codec.read(record(6, { 4096: [0xff, 0xff] }))).toMatchObject({ data: { length: 4096 } })
  expect(new UhidCodec('BE').read(Uint8Array.of(0, 0, 0, 5))).toEqual({ type: 'close' })
  expect(() => codec.create({ reportDescriptor: new Uint8Array(4097) } as never)).toThrow(
    'allowed are up to 4096',
  )
})
