import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crcFits, crcOf, sealFrame } from '../../../src/protocols/modbus/crc.ts'
import { type Codec, getRaw, putRaw, s, s32, u, u32 } from '../../../src/protocols/modbus/encoding.ts'
import { hex } from './requests.ts'

test('the checksum of the digits 1 to 9 is the catalogue value of CRC-16/Modbus', () => {
  expect(crcOf(new TextEncoder().encode('123456789'))).toBe(0x4b37)
})

test('a sealed frame fits its checksum, and no longer with any bit turned over', () => {
  const frame = sealFrame(hex('01 03 00 00 00 02 00 00'))
  expect(crcFits(frame, 0, frame.length)).toBe(true)
  for (let bit = 0; bit < frame.length * 8; bit++) {
    const broken = Uint8Array.from(frame)
    broken[bit >> 3]! ^= 1 << (bit & 7)
    expect(crcFits(broken, 0, broken.length)).toBe(false)
  }
})

test.each<[string, Codec, number, number]>([
  ['120 V in U6', u(6), 120, 7680],
  ['230 V in U6', u(6), 230, 14720],
  ['60 Hz in U7', u(7), 60, 7680],
  ['50 Hz in U7', u(7), 50, 6400],
  ['100 % in U9', u(9), 100, 51200],
  ['27.3 V in S5', s(5), 27.3, 874],
  ['25 C in S7', s(7), 25, 3200],
  ['10 % in U8', u(8), 10, 2560],
  ['-56.8 in S5', s(5), -56.8, 0xf8e6],
  ['-128.5 in S6', s(6), -128.5, 0xdfe0],
  ['-5 in 32 bits', s32, -5, 0xfffffffb],
  ['a runtime beyond 16 bits', u32, 86400, 86400],
])('%s', (_, codec, value, raw) => {
  expect(codec.encode(value)).toBe(raw)
})

test('values beyond the range stay at its end instead of wrapping around', () => {
  expect(u(6).encode(5000)).toBe(0xffff)
  expect(u(6).encode(-1)).toBe(0)
  expect(s(7).encode(-1000)).toBe(0x8000)
})

test('every raw value comes back from decoding and encoding, and from its two or four bytes', () => {
  const word = fc.integer({ min: 0, max: 0xffff })
  const long = fc.integer({ min: 0, max: 0xffffffff })
  const bytes = new Uint8Array(8)
  fc.assert(
    fc.property(word, long, fc.integer({ min: 0, max: 9 }), (small, big, point) => {
      for (const codec of [u(point), s(point)]) expect(codec.encode(codec.decode(small))).toBe(small)
      for (const codec of [u32, s32]) expect(codec.encode(codec.decode(big))).toBe(big)
      putRaw(bytes, 1, 1, small)
      putRaw(bytes, 3, 2, big)
      expect([getRaw(bytes, 1, 1), getRaw(bytes, 3, 2)]).toEqual([small, big])
    }),
  )
})
