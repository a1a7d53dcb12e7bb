import { expect, test } from 'vitest'
import type { Description } from '../../src/protocols/description.ts'
import { sealFrame } from '../../src/protocols/modbus/crc.ts'
import { RtuDecoder } from '../../src/protocols/modbus/decode.ts'
import { UpsLinkDecoder } from '../../src/protocols/ups-link/decode.ts'

const sealed = (frame: Uint8Array) => sealFrame(Uint8Array.of(...frame, 0, 0))

/** The bytes of each field that has a place, in hexadecimal. */
function bytesOf({ fields }: Description, piece: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ name, from, to }) =>
      from === undefined ? [] : [[name, Buffer.from(piece.subarray(from, to)).toString('hex')]],
    ),
  )
}

test('registers of a Modbus reply are found among its bytes, also where two frames come in one piece', () => {
  const decoder = new RtuDecoder()
  const ask = sealed(Uint8Array.of(1, 3, 0, 130, 0, 2))
  const reply = sealed(Uint8Array.of(1, 3, 4, 0xc8, 0x00, 0x00, 0x00))
  decoder.toUnit(ask)
  expect(bytesOf(decoder.toHost(reply), reply)).toMatchObject({ StateOfCharge_Pct: 'c800' })
  const write = sealed(Uint8Array.of(1, 6, 4, 6, 0, 30))
  const both = Uint8Array.from([...ask, ...write])
  const places = bytesOf(decoder.toUnit(both), both)
  expect(Object.values(places)).toEqual(['001e'])
  // Of a frame that began in an earlier piece, only what is whole in this one has a place.
  decoder.toUnit(ask)
  decoder.toHost(reply.subarray(0, 4))
  const rest = reply.subarray(4)
  expect(bytesOf(decoder.toHost(rest), rest)).not.toHaveProperty('StateOfCharge_Pct')
})

test('characters and lines of UPS-Link are found among their bytes', () => {
  const decoder = new UpsLinkDecoder()
  const asked = Buffer.from('B')
  expect(bytesOf(decoder.toUnit(asked), asked)).toEqual({ B: '42' })
  const said = Buffer.from('!27.60\r\n')
  expect(Object.values(bytesOf(decoder.toHost(said), said))).toEqual(['21', '32372e36300d0a'])
})
