import { expect, test } from 'vitest'
import { Authentication } from '../../../src/protocols/microlink/authentication.ts'
import { checkBytesFit, sealFrame, sumsOf } from '../../../src/protocols/microlink/check-bytes.ts'
import { messageLength, readMessage } from '../../../src/protocols/microlink/host-message.ts'
import { answerTo, passwordBase } from '../../../src/protocols/microlink/passwords.ts'
import { fromHex, toHex } from '../../real-clients/microlink/conversation.ts'
import { CAPTURES } from './captures.ts'

const frames = CAPTURES.flatMap(({ lines }) => lines)
  .filter(({ from, bytes }) => (from === 'U' || from === 'H') && bytes.length > 2)
  .map(({ bytes }) => bytes)

test('every published frame checks, and no altered one does', () => {
  expect(frames.length).toBe(35)
  for (const frame of frames) {
    expect(toHex(sealFrame(Uint8Array.of(...frame.subarray(0, -2), 0, 0)))).toBe(toHex(frame))
    expect(checkBytesFit(frame)).toBe(true)
    for (let at = 0; at < frame.length; at++) {
      const altered = Uint8Array.from(frame)
      altered[at]! ^= 0x10
      expect(checkBytesFit(altered)).toBe(false)
    }
  }
})

test('the sums of a real PowerChute write, step by step', () => {
  const body = fromHex('71 08 02 41 04')
  const steps = [1, 2, 3, 4, 5].map((end) => Object.values(sumsOf(body, 0, end)))
  expect(steps).toEqual([
    [113, 113],
    [121, 234],
    [123, 102],
    [188, 35],
    [192, 227],
  ])
  expect(toHex(sealFrame(fromHex('71 08 02 41 04 00 00')))).toBe('71080241045be3')
})

test('check bytes are never 00: sums of 0 become FF', () => {
  const frame = sealFrame(new Uint8Array(19))
  expect([...frame.subarray(17)]).toEqual([0xff, 0xff])
  expect(checkBytesFit(new Uint8Array(19))).toBe(false)
})

test('zeros before a frame go unnoticed, which is why nobody should look for frames in padding', () => {
  expect(checkBytesFit(Uint8Array.of(0, 0, ...fromHex('71080241045be3')))).toBe(true)
})

test('passwords: the worked example', () => {
  const base = passwordBase(fromHex('0a103b0012010900'), new TextEncoder().encode('AS1234567890  '))
  expect(base).toEqual({ first: 103, second: 187 })
  expect(toHex(answerTo(fromHex('3a91'), base))).toBe('3390')
  expect(toHex(answerTo(fromHex('0000'), base))).toBe('678a')
})

test('passwords: both directions of a real SMC1000-2UC', () => {
  expect(passwordBase(fromHex('0a206903fa270900'), new Uint8Array())).toEqual({ first: 188, second: 7 })
  const base = { first: 219, second: 16 }
  expect(toHex(answerTo(fromHex('a0e8'), base))).toBe('65f1')
  expect(toHex(answerTo(fromHex('8afb'), base))).toBe('62d8')
})

test('passwords: the worked example as frames, by an authentication of the unit', () => {
  const challenges = [...fromHex('3a91d2da')]
  const authentication = new Authentication(() => challenges.shift()!)
  authentication.begin()
  const message = fromHex('390c04000033900fe3')
  expect(checkBytesFit(message)).toBe(true)
  authentication.take(
    message.subarray(3, 7),
    fromHex('0a103b0012010900'),
    new TextEncoder().encode('AS1234567890  '),
  )
  expect(authentication.done).toBe(true)
  const row = [...fromHex('390001000000000000'), ...authentication.master, ...authentication.slave, 0, 0]
  expect(toHex(sealFrame(Uint8Array.from(row)))).toBe('390001000000000000d2da678a00003390db86')
})

test.each([
  '2e06024704e697',
  '2e06024702ea95',
  '2e06024710cea3',
  '2e06024784e518',
  '2e060247426ad5',
  '2e06024788dd1c',
  '2e06024790cd24',
  '2e06024288ec12',
  '2e08020401ac16',
  '2e0c0204029627',
  '2b0a020001c007',
  '2f000408000010268e',
  '2d001048454c4c4f00000000000000000000008ac2',
  '25000223cd14d3',
  '3402020078c38b',
  '380202001e6045',
])('a write NUT sends, %s, is understood', (text) => {
  const bytes = fromHex(text)
  expect(messageLength(bytes, bytes.length)).toBe(bytes.length)
  expect(readMessage(bytes, bytes.length)).toEqual({
    kind: 'write',
    row: bytes[0],
    offset: bytes[1],
    data: bytes.subarray(3, -2),
  })
})
