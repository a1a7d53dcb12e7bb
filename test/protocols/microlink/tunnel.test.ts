import { expect, test } from 'vitest'
import { MicrolinkTunnel } from '../../../src/protocols/microlink/tunnel.ts'
import { unit } from '../../support/unit.ts'
import { F7, FD, FE, MicrolinkHost, writeMessage } from './host.ts'
import { randomByte } from './units.ts'

/** A host's report: the message, then what was in the buffer before. */
function report(message: Iterable<number>, leftover = 0x5a): Uint8Array {
  const payload = new Uint8Array(63).fill(leftover)
  payload.set([...message])
  return payload
}

/** A serial host on the tunnel: each message in a report of its own. */
function hostOn(tunnel: MicrolinkTunnel, width: number): MicrolinkHost {
  return new MicrolinkHost({
    receive: (bytes, at) =>
      tunnel
        .takeReport(report(bytes), at)
        .map(({ bytes: answer }) => ({ bytes: answer.subarray(1, width + 4) })),
  })
}

test.each([
  ['SMT1500RM2U', '09.3', 16],
  ['SMT1500RM2UC', '04.1', 32],
] as const)('%s: a whole session in reports; commands count as from USB', (model, version, width) => {
  const { ups } = unit({ model, version })
  const tunnel = new MicrolinkTunnel(ups, { randomByte })
  const host = hostOn(tunnel, width)
  host.start()
  host.refresh()
  expect(host.number('2:4.8.9')).toBe(1)
  host.writeNumber('2:4.B5', 0x388)
  expect(ups.outlets.get('SOG0')?.process).toMatchObject({ kind: 'shutdown', source: 'usb' })
})

test('tells Modbus from Microlink by the beginning of a report', () => {
  const { ups } = unit()
  const tunnel = new MicrolinkTunnel(ups, { randomByte })
  const read = report([0x01, 0x03, 0x00, 0x00, 0x00, 0x1b], 0)
  const write = report(writeMessage(0x36, 2, [0, 1]))
  expect(tunnel.claims(read)).toBe(false)
  expect(tunnel.claims(write)).toBe(false)
  for (const control of [FE, FD, F7]) expect(tunnel.claims(report([control]))).toBe(true)
  tunnel.takeReport(report([FD]), 0)
  expect(tunnel.claims(read)).toBe(false)
  expect(tunnel.claims(write)).toBe(true)
  write[3]! ^= 1
  expect(tunnel.claims(write)).toBe(false)
})

test('a reset ends the session, and silence does', () => {
  const { ups } = unit()
  const tunnel = new MicrolinkTunnel(ups, { randomByte, silenceMs: 1000 })
  const next = (at: number) => tunnel.takeReport(report([FE]), at).length
  tunnel.takeReport(report([FD]), 0)
  expect(next(1)).toBe(1)
  tunnel.reset()
  expect(next(2)).toBe(0)
  tunnel.takeReport(report([FD]), 3)
  expect([next(4), next(1004)]).toEqual([1, 0])
})

test('a message that does not fit its report is left alone', () => {
  const { ups } = unit()
  const tunnel = new MicrolinkTunnel(ups, { randomByte })
  tunnel.takeReport(report([FD]), 0)
  expect(tunnel.takeReport(report([0x36, 0, 200]), 1)).toEqual([])
  expect(tunnel.takeReport(new Uint8Array(), 2)).toEqual([])
})
