import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LONGEST_MESSAGE } from '../../../src/protocols/microlink/host-message.ts'
import { MicrolinkSession } from '../../../src/protocols/microlink/session.ts'
import { byteGenerator, toHex } from '../../real-clients/microlink/conversation.ts'
import { fuzzSeed } from '../../support/fuzz-seed.ts'
import { unit } from '../../support/unit.ts'
import { F7, FD, FE, MicrolinkHost, writeMessage } from './host.ts'

/** A unit whose challenges are the same each time. */
function line(): MicrolinkSession {
  return new MicrolinkSession(unit().ups, { randomByte: byteGenerator(5) })
}

/** A whole conversation: start, password, two rounds of rows, writes right and wrong, a command, an end. */
function conversation(): Uint8Array {
  const sent: number[] = []
  const session = line()
  const host = new MicrolinkHost({
    receive: (bytes, at) => {
      sent.push(...bytes)
      return session.receive(bytes, at)
    },
  })
  host.start()
  host.refresh()
  host.write('2:4.82', new TextEncoder().encode('cut \xfe\xfd\xf7'.padEnd(16)))
  host.writeNumber('2:4.7.D', 130)
  host.writeNumber('2:4.7.D', 300)
  host.writeNumber('2:4.B5', 0x4384)
  host.send(FD)
  host.refresh()
  host.send(F7)
  return Uint8Array.from(sent)
}

/** Replies to a stream in pieces, all at one moment, so that no silence falls between them. */
function replies(pieces: readonly Uint8Array[], session = line()): string[] {
  return pieces.flatMap((piece) => session.receive(piece, 0).map(({ bytes }) => toHex(bytes)))
}

const STREAM = conversation()
const WHOLE = replies([STREAM])

test('a conversation in one piece is answered', () => {
  expect(WHOLE.length).toBeGreaterThan(100)
})

test('cut in two anywhere, and byte by byte, it is answered alike', () => {
  for (let at = 1; at < STREAM.length; at++)
    expect(replies([STREAM.subarray(0, at), STREAM.subarray(at)])).toEqual(WHOLE)
  expect(replies(Array.from(STREAM, (byte) => Uint8Array.of(byte)))).toEqual(WHOLE)
})

/** Control bytes, plausible writes, broken ones, and noise. */
const piece = fc.oneof(
  fc.constantFrom(Uint8Array.of(FE), Uint8Array.of(FD), Uint8Array.of(F7)),
  fc.uint8Array({ maxLength: 300 }),
  fc
    .tuple(fc.nat(0xf0), fc.nat(20), fc.uint8Array({ maxLength: 40 }))
    .map(([row, offset, data]) => writeMessage(row, offset, data)),
  fc
    .tuple(fc.nat(0xf0), fc.nat(20), fc.uint8Array({ maxLength: 40 }), fc.nat(50))
    .map(([row, offset, data, at]) => {
      const message = writeMessage(row, offset, data)
      message[at % message.length]! ^= 0x20
      return message
    }),
)

test('noise is answered alike however it is cut, and never with more than a row for each byte', () => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 20 }),
      fc.array(fc.nat(40), { maxLength: 10 }),
      (pieces, sizes) => {
        const stream = Uint8Array.from([FD, ...pieces.flatMap((bytes) => [...bytes])])
        const cut: Uint8Array[] = []
        let from = 0
        for (const size of [...sizes, stream.length]) {
          cut.push(stream.subarray(from, from + size))
          from += size
        }
        const whole = replies([stream])
        expect(replies(cut)).toEqual(whole)
        expect(whole.length).toBeLessThanOrEqual(stream.length)
      },
    ),
    { seed: fuzzSeed(4), numRuns: 200 },
  )
})

test('after any noise and a silence a host can start', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const session = line()
      pieces.forEach((bytes, index) => void session.receive(bytes, index))
      const host = new MicrolinkHost(session, 1e5)
      host.start()
      host.refresh()
      expect(host.number('2:4.8.9')).toBe(1)
    }),
    { seed: fuzzSeed(4), numRuns: 200 },
  )
})

test('what is held back of an unfinished message is bounded by its length byte', () => {
  const session = line()
  session.receive(Uint8Array.of(FD), 0)
  const endless = new Uint8Array(100_000).fill(0x10)
  expect(session.receive(endless, 1)).toEqual([])
  // At most one message is unfinished: so many control bytes later all that is left of it is over.
  const after = session.receive(new Uint8Array(LONGEST_MESSAGE + 1).fill(FE), 2)
  expect(after.length).toBeGreaterThan(0)
})
