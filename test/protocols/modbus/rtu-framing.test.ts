import { expect, test } from 'vitest'
import { ModbusEngine } from '../../../src/protocols/modbus/engine.ts'
import { FRAME_TIMEOUT_MS, RtuSession } from '../../../src/protocols/modbus/rtu.ts'
import { hex, readPdu, rtuFrame, toHex, toHexes, writeOnePdu, writePdu } from './requests.ts'
import { standUnit } from './units.ts'

function session(options = {}) {
  const { ups } = standUnit()
  return { ups, line: new RtuSession(ups, new ModbusEngine(ups), options) }
}

/** What the pieces are answered with, each arriving `gap` milliseconds after the one before. */
function feed(pieces: readonly Uint8Array[], gap = 0): string[] {
  const { line } = session()
  return pieces.flatMap((piece, index) => toHexes(line.receive(piece, 1000 + gap * index)))
}

const status = rtuFrame(readPdu(0, 2))
const statusReply = toHex(rtuFrame(hex('03 04 00 00 20 02')))
const broken = Uint8Array.from(status, (byte, index) => (index === 7 ? byte ^ 1 : byte))

function join(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

test.each<[string, Uint8Array, string[]]>([
  ['one request', status, [statusReply]],
  ['two requests without a pause', join(status, status), [statusReply, statusReply]],
  ['a write of two registers', rtuFrame(writePdu(1538, 0, 0)), ['01 10 06 02 00 02 E0 80']],
  ['a write of one register', rtuFrame(writeOnePdu(1026, 127)), [toHex(rtuFrame(writeOnePdu(1026, 127)))]],
  ['a broadcast', rtuFrame(writePdu(1540, 2), 0), []],
  ['a request to another address', rtuFrame(readPdu(0, 2), 2), []],
  ['a request to another address, then ours', join(rtuFrame(readPdu(0, 2), 9), status), [statusReply]],
  [
    'our request as the data of a write to another address',
    rtuFrame(Uint8Array.of(16, 2, 84, 0, 4, 8, ...status), 2),
    [],
  ],
  ['a broken checksum', broken, []],
  ['a broken checksum, then a good request', join(broken, status), [statusReply]],
  ['a stray byte before the request', join(Uint8Array.of(0), status), [statusReply]],
  ['noise before the request', join(hex('FF 03 7F'), hex('00 00 00'), status), [statusReply]],
  ['an unknown function of known length', rtuFrame(hex('01 00 00 00 08')), [toHex(rtuFrame(hex('81 01')))]],
  [
    'an unknown function that counts its bytes',
    rtuFrame(hex('0F 00 00 00 08 01 FF')),
    [toHex(rtuFrame(hex('8F 01')))],
  ],
  ['an unknown function of unknown length', rtuFrame(hex('64 01 02 03')), [toHex(rtuFrame(hex('E4 01')))]],
  ['a write longer than any frame', join(hex('01 10 02 54 00 08 FF'), status), [statusReply]],
])('%s gets the same answers whole, in two pieces and byte by byte', (_, bytes, answers) => {
  expect(feed([bytes])).toEqual(answers)
  for (let cut = 1; cut < bytes.length; cut++)
    expect(feed([bytes.subarray(0, cut), bytes.subarray(cut)]), `cut at ${cut}`).toEqual(answers)
  expect(feed(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(answers)
})

test('pauses of less than 35 ms within a request do not matter', () => {
  expect(feed([status.subarray(0, 3), status.subarray(3)], 14.9)).toEqual([statusReply])
  expect(feed([status.subarray(0, 3), status.subarray(3)], FRAME_TIMEOUT_MS - 0.1)).toEqual([statusReply])
})

test('after 35 ms of silence an unfinished request is forgotten', () => {
  expect(feed([status.subarray(0, 3), status.subarray(3)], FRAME_TIMEOUT_MS)).toEqual([])
  expect(feed([status.subarray(0, 3), status], FRAME_TIMEOUT_MS)).toEqual([statusReply])
})

test('silence also ends the search behind something broken', () => {
  const unknown = rtuFrame(hex('64 01 02 03'))
  expect(feed([broken, unknown], 10)).toEqual([])
  expect(feed([broken, unknown], FRAME_TIMEOUT_MS)).toEqual([toHex(rtuFrame(hex('E4 01')))])
})

test('what lay in the buffer before is not taken for the byte count of a write', () => {
  const others = Array.from({ length: 500 }, (_, index) =>
    rtuFrame(readPdu(index, 1 + (index % 7)), 2 + (index % 200)),
  )
  const before = others.find((frame) => frame[6]! > 0xf8)!
  const bytes = Array.from(rtuFrame(writePdu(1538, 0, 0)), (byte) => Uint8Array.of(byte))
  expect(feed([before, ...bytes])).toEqual(['01 10 06 02 00 02 E0 80'])
})

test('an address set on the unit is the one answered from then on', () => {
  const { ups, line } = session()
  ups.settings.setUnit('modbusAddress', 7)
  expect(line.receive(status, 0)).toEqual([])
  expect(toHexes(line.receive(rtuFrame(readPdu(0, 2), 7), 100))).toEqual([
    toHex(rtuFrame(hex('03 04 00 00 20 02'), 7)),
  ])
})

test('nothing is answered while Modbus is off, and nothing is remembered of that time', () => {
  let enabled = false
  const { line } = session({ enabled: () => enabled })
  expect(line.receive(status, 0)).toEqual([])
  line.receive(status.subarray(0, 3), 10)
  enabled = true
  expect(toHexes(line.receive(status, 11))).toEqual([statusReply])
})

test('a unit without power says nothing', () => {
  const { ups, line } = session()
  ups.power.data.awake = false
  expect(line.receive(status, 0)).toEqual([])
})

test('the thinking time goes with every reply', () => {
  const { line } = session({ thinkingMs: 12 })
  expect(line.receive(status, 0).map(({ afterMs }) => afterMs)).toEqual([12])
})

test('replies are arrays of their own', () => {
  const { line } = session()
  const [first] = line.receive(status, 0)
  const copy = Uint8Array.from(first!.bytes)
  line.receive(rtuFrame(readPdu(2, 2)), 100)
  expect(first!.bytes).toEqual(copy)
})
