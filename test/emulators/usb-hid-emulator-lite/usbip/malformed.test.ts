import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SampleDevice } from '../sample-device.ts'
import { getReport, importOf, interruptIn, LIST, setConfiguration, submit, unlink, Wire } from './client.ts'

const RUNS = 10_000

/** Mostly right requests, so that wrong ones are met in every state of a session. */
const request = fc.oneof(
  fc.constantFrom(LIST, importOf('1-1'), setConfiguration(1), getReport(2), interruptIn(3), unlink(4, 3)),
  fc
    .record({
      seqnum: fc.nat({ max: 9 }),
      direction: fc.nat({ max: 2 }),
      endpoint: fc.nat({ max: 17 }),
      length: fc.oneof(fc.nat({ max: 300 }), fc.constantFrom(0xffffffff, 65536, 65537)),
      packets: fc.constantFrom(0, 1, 0xffffffff),
      setup: fc.array(fc.nat({ max: 255 }), { minLength: 8, maxLength: 8 }),
      data: fc.array(fc.nat({ max: 255 }), { maxLength: 20 }),
    })
    .map(submit),
  fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)),
)

test('no bytes make a session throw, answer after its end, or keep a device it has let go', () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.array(request, { maxLength: 8 }),
      fc.integer({ min: 1, max: 200 }),
      (isAttached, parts, cut) => {
        const sample = new SampleDevice()
        const wire = new Wire([sample.usb])
        if (isAttached) wire.attach()
        const bytes = Buffer.concat(parts)
        for (let at = 0; at < bytes.length; at += cut) wire.session.receive(bytes.subarray(at, at + cut))
        sample.usb.sendInput(Uint8Array.of(1, 2, 3, 4))
        if (wire.isOver) expect([sample.usb.attached, wire.session.waiting]).toEqual([false, 0])
        wire.session.close()
        const { length } = wire.writes
        sample.usb.attach()
        sample.usb.sendInput(Uint8Array.of(1, 2, 3, 4))
        expect([wire.writes.length, wire.session.waiting]).toEqual([length, 0])
      },
    ),
    { numRuns: RUNS },
  )
})

test('headers of any content are answered or end the connection', () => {
  const header = fc.uint8Array({ minLength: 48, maxLength: 48 })
  fc.assert(
    fc.property(header, fc.constantFrom(1, 2, undefined), (bytes, command) => {
      const sample = new SampleDevice()
      const wire = new Wire([sample.usb]).attach()
      const packet = Buffer.from(bytes)
      if (command !== undefined) packet.writeUInt32BE(command, 0)
      wire.session.receive(packet)
      expect(wire.isOver || wire.writes.length > 0 || wire.session.waiting > 0).toBe(true)
    }),
    { numRuns: RUNS },
  )
})
