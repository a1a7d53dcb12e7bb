import { expect, test } from 'vitest'
import { reportDescriptor5g } from '../../../src/protocols/hid-power-device/descriptor-5g.ts'

/** The descriptor with which NUT, apcupsd and Linux were seen to work; the first 126 bytes are a real unit's. */
const PROVEN = `
05 84 09 04 a1 01 09 24 a1 02 75 08 95 01 15 00 26 ff 00 85 01 09 fe 79
02 b1 23 85 02 09 ff 79 03 b1 23 85 03 09 fd 79 01 b1 23 05 85 85 04 09
8f 79 01 b1 23 85 05 09 89 79 04 b1 23 85 06 09 8b b1 23 09 2c b1 23 85
0e 09 83 25 64 b1 23 09 67 b1 23 85 0c 09 66 81 23 09 66 b1 a3 85 10 09
8d b1 22 09 8e b1 23 85 0f 09 8c b1 a2 85 11 09 29 b1 a2 85 09 09 85 75
10 27 ff ff 00 00 b1 a3 85 0d 09 68 66 01 10 81 a3 09 68 b1 a3 05 84 85
12 09 57 16 ff ff 26 ff 7f b1 a2 85 13 09 55 75 18 27 ff ff 7f 00 b1 a2
05 85 85 08 09 2a 75 10 27 64 05 00 00 16 78 00 81 22 09 2a b1 a2 05 84
85 0a 09 40 15 00 27 ff ff 00 00 67 21 d1 f0 00 55 05 b1 23 85 0b 09 30
b1 a3 85 14 09 5a 75 08 15 01 25 03 65 00 55 00 81 22 09 5a b1 a2 09 02
a1 02 85 07 05 85 09 44 75 01 15 00 25 01 81 a3 09 44 b1 a3 09 45 81 a2
09 45 b1 a2 09 d0 81 a2 09 d0 b1 a2 09 d1 81 a2 09 d1 b1 a2 09 42 81 a2
09 42 b1 a2 05 84 09 68 81 a2 09 68 b1 a2 09 69 81 a2 09 69 b1 a2 05 85
09 43 81 a2 09 43 b1 a2 05 84 09 73 81 a2 09 73 b1 a2 05 85 09 4b 81 a2
09 4b b1 a2 05 84 09 65 81 a2 09 65 b1 a2 05 85 09 db 81 a2 09 db b1 a2
06 86 ff 09 80 81 a2 09 80 b1 a2 95 03 81 01 b1 01 c0 c0 06 86 ff 85 89
09 fd 15 00 26 ff 00 75 08 95 3f 81 02 85 90 09 fc 15 00 26 ff 00 75 08
95 3f 91 02 85 96 09 f1 15 00 26 ff 00 75 08 95 3f b1 02 85 8d 09 f7 15
00 26 ff 00 75 08 95 02 b1 23 85 8e 09 f6 15 00 26 ff 00 75 08 95 02 b1
23 85 93 09 f3 15 00 26 ff 00 75 08 95 02 b1 23 85 94 09 f2 15 00 26 ff
00 75 08 95 02 b1 23 85 92 09 f4 15 00 26 ff 00 75 08 95 02 b1 23 c0`
  .trim()
  .split(/\s+/)
  .map((byte) => Number.parseInt(byte, 16))

test('the items come to the proven bytes', () => {
  expect([...reportDescriptor5g()]).toEqual(PROVEN)
})

test('wrong limits change the declared ranges and nothing else', () => {
  const wrong = [...reportDescriptor5g('wrong')]
  expect(wrong.slice(0, 132)).toEqual(PROVEN.slice(0, 132))
  expect(wrong.length).not.toBe(PROVEN.length)
  expect(wrong.slice(-300)).toEqual(PROVEN.slice(-300))
})
