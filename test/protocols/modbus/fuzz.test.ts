import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LineSession } from '../../../src/line/line-session.ts'
import { ModbusEngine } from '../../../src/protocols/modbus/engine.ts'
import type { Persona } from '../../../src/protocols/modbus/map/item.ts'
import { RtuSession } from '../../../src/protocols/modbus/rtu.ts'
import { TcpSession } from '../../../src/protocols/modbus/tcp.ts'
import { readPdu, rtuFrame, tcpFrame, toHexes } from './requests.ts'
import { MODELS, standUnit } from './units.ts'

const bytes = (maxLength: number) => fc.uint8Array({ maxLength })
const persona = fc.constantFrom<Persona>('native', 'nmc')
const model = fc.constantFrom(...Object.values(MODELS))

/** PDUs that look like requests: plausible function, address near items, any data. */
const pdu = fc.oneof(
  bytes(260),
  fc
    .tuple(
      fc.constantFrom(3, 4, 6, 16),
      fc.oneof(
        fc.integer({ min: 0, max: 2100 }),
        fc.integer({ min: 1536, max: 1543 }),
        fc.integer({ min: 0, max: 0xffff }),
      ),
      fc.integer({ min: 0, max: 130 }),
      bytes(20),
    )
    .map(([code, address, quantity, rest]) =>
      Uint8Array.of(code, address >> 8, address & 255, quantity >> 8, quantity, ...rest),
    ),
)
/** Whole frames, cut ones, ones with a broken checksum, ones too long, and noise. */
const rtuPiece = fc.oneof(
  bytes(600),
  pdu.map((body) => rtuFrame(body)),
  fc.tuple(pdu, fc.nat(300)).map(([body, length]) => rtuFrame(body).subarray(0, length)),
  fc.tuple(pdu, fc.nat(300)).map(([body, at]) => {
    const frame = rtuFrame(body)
    frame[at % frame.length]! ^= 0x40
    return frame
  }),
)

function feedAll(line: LineSession, pieces: readonly Uint8Array[]): number {
  let replied = 0
  for (const [index, piece] of pieces.entries())
    for (const output of line.receive(piece, 10 * index)) replied += output.bytes.length
  return replied
}

test('whatever comes over a serial line, the next request after a silence is answered', () => {
  fc.assert(
    fc.property(model, persona, fc.array(rtuPiece, { maxLength: 12 }), (shape, who, pieces) => {
      const { ups, clock } = standUnit({ model: shape })
      const line = new RtuSession(ups, new ModbusEngine(ups, { persona: who }))
      const sent = pieces.reduce((sum, piece) => sum + piece.length, 0)
      // No request is answered with more than 255 bytes, and none is shorter than 4.
      expect(feedAll(line, pieces)).toBeLessThanOrEqual((sent / 4) * 256)
      clock.advance(1000)
      expect(line.receive(rtuFrame(readPdu(0, 27)), 1e6)).toHaveLength(1)
    }),
    { numRuns: 300 },
  )
})

test('however a stream is cut into pieces, the answers are the same', () => {
  fc.assert(
    fc.property(
      fc.array(rtuPiece, { maxLength: 6 }),
      fc.array(fc.nat(700), { maxLength: 8 }),
      (pieces, sizes) => {
        const stream = Uint8Array.from(pieces.flatMap((piece) => [...piece]))
        const answers = (line: LineSession, cuts: readonly number[]) => {
          const replies: string[] = []
          let from = 0
          for (const size of [...cuts, stream.length]) {
            replies.push(...toHexes(line.receive(stream.subarray(from, from + size), 0)))
            from += size
          }
          return replies
        }
        const one = standUnit().ups
        const other = standUnit().ups
        expect(answers(new RtuSession(one, new ModbusEngine(one)), sizes)).toEqual(
          answers(new RtuSession(other, new ModbusEngine(other)), []),
        )
      },
    ),
    { numRuns: 200 },
  )
})

test('whatever comes over a connection, it is either answered or over', () => {
  const tcpPiece = fc.oneof(
    { weight: 1, arbitrary: bytes(300) },
    {
      weight: 4,
      arbitrary: pdu.filter((body) => body.length > 0 && body.length <= 253).map((body) => tcpFrame(body)),
    },
  )
  fc.assert(
    fc.property(persona, fc.array(tcpPiece, { maxLength: 12 }), (who, pieces) => {
      const { ups } = standUnit()
      const line = new TcpSession(ups, new ModbusEngine(ups, { persona: who }))
      feedAll(line, pieces)
      // At most one unfinished request is held back, and it takes at most 260 bytes to finish it.
      const outputs = Array.from({ length: 40 }, () => line.receive(tcpFrame(readPdu(0, 27)))).flat()
      expect(line.finished || outputs.length > 0).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('the engine answers every request PDU with a reply to its function, or an exception from 1 to 4', () => {
  fc.assert(
    fc.property(persona, fc.array(pdu, { minLength: 1, maxLength: 30 }), (who, requests) => {
      const { ups } = standUnit({ model: MODELS.SRT1000XLA })
      const engine = new ModbusEngine(ups, { persona: who })
      for (const request of requests) {
        const reply = engine.handle(request)
        if (request.length === 0 || !ups.awake) expect(reply).toBeUndefined()
        else if (reply![0] === request[0] && request[0]! < 0x80)
          expect(reply!.length).toBeLessThanOrEqual(253)
        else {
          expect(reply![0]).toBe(request[0]! | 0x80)
          expect([1, 2, 3, 4]).toContain(reply![1])
        }
      }
    }),
    { numRuns: 500 },
  )
})
