import { describe, expect, test } from 'vitest'
import { ModbusEngine } from '../../../src/protocols/modbus/engine.ts'
import { hex, outcome, read, readPdu, write, writeOnePdu, writePdu } from './requests.ts'
import { MODELS, standUnit } from './units.ts'

const native = () => new ModbusEngine(standUnit().ups)
const card = () => new ModbusEngine(standUnit().ups, { persona: 'nmc' })

describe.each([
  ['natively', native],
  ['on a network card', card],
])('%s', (_, make) => {
  test.each([
    ['a read that begins inside an item', readPdu(1, 2), 2],
    ['a read that ends inside an item', readPdu(0, 1), 2],
    ['a read that ends inside a text', readPdu(516, 4), 2],
    ['a read outside every region', readPdu(1792, 1), 2],
    ['a read that runs out of its region', readPdu(1543, 125), 'ok'],
    ['a read that runs out of every region', readPdu(1790, 5), 2],
    ['a read beyond the last address', readPdu(0xffff, 2), 2],
    ['a read of nothing', readPdu(0, 0), 3],
    ['a read of 125 registers', readPdu(0, 125), 'ok'],
    ['a read of 126 registers', readPdu(0, 126), 3],
    ['a read cut short', hex('03 00 00 00'), 3],
    ['a read by function 4', readPdu(0, 27, 4), 'ok'],
    ['a write to an undefined address', writePdu(27, 0), 2],
    ['a write to an address outside every region', writePdu(5000, 0), 2],
    ['a write to an item of a group the unit lacks', writePdu(1039, 10), 2],
    ['a write to a setting the model lacks', writePdu(593, 1), 2],
    ['a write to a measurement', writePdu(151, 0), 2],
    ['a write to part of an item', writePdu(1538, 0x108), 2],
    ['a write to two items', writePdu(1026, 127, 106), 2],
    ['a write of nothing', hex('10 04 02 00 00 00'), 3],
    ['a write of 124 registers', writePdu(516, ...Array(124).fill(0)), 3],
    ['a write whose byte count is wrong', hex('10 04 02 00 01 04 00 7F'), 3],
    ['a write with more data than it counts', hex('10 04 02 00 01 02 00 7F 00'), 3],
    ['a write cut short', hex('10 04 02 00 01'), 3],
    ['function 6 to an item of two registers', writeOnePdu(1538, 0x108), 2],
    ['function 6 cut short', hex('06 04 02 00'), 3],
    ['function 6 to a hole', writeOnePdu(27, 0), 2],
    ['a write to a running turn-off countdown', writePdu(155, 0xffff), 2],
    ['a write to a running stay-off countdown', writePdu(157, 0xffff, 0xffff), 2],
    ['an outlet command without a command bit', writePdu(1538, 0x0007, 0x0000), 'ok'],
    ['a coil read', hex('01 00 00 00 08'), 1],
    ['mask write', hex('16 04 02 00 00 00 7F'), 1],
    ['a function that is a reply already', hex('83 02'), 1],
    ['no function at all', hex(''), 'silence'],
  ])('%s', (_what, pdu, expected) => {
    expect(outcome(make().handle(pdu))).toBe(expected)
  })
})

test('the two differ in holes: all ones natively, zeros on a card', () => {
  expect(read(native(), 26, 3)).toEqual([0, 0xffff, 0xffff])
  expect(read(card(), 26, 3)).toEqual([0, 0, 0])
})

test('a read may begin in a hole natively, not on a card', () => {
  expect(read(native(), 27, 2)).toEqual([0xffff, 0xffff])
  expect(outcome(card().handle(readPdu(27, 2)))).toBe(2)
})

test.each<[string, Uint8Array]>([
  ['a delay of 32768 s', writePdu(1029, 32768)],
  ['the same by function 6', writeOnePdu(1029, 32768)],
  ['a stay-off time below zero', writePdu(1031, 0xffff, 0xffff)],
  ['a minimum runtime of 32768 s', writePdu(1033, 32768)],
  ['no test interval', writePdu(1024, 0)],
  ['two test intervals', writePdu(1024, 3)],
  ['the test interval 4, which units refuse', writePdu(1024, 4)],
  ['the test interval 8, which units refuse', writePdu(1024, 8)],
  ['a test interval without a meaning', writePdu(1024, 64)],
  ['two sensitivities', writePdu(1028, 3)],
  ['a transfer voltage beyond reason', writePdu(1026, 500)],
  ['a load-shed condition without a meaning', writePdu(1056, 0, 4)],
  ['shedding the main group on overload', writePdu(1054, 0, 32)],
  ['a name with a line feed', writePdu(596, 0x410a, 0, 0, 0, 0, 0, 0, 0)],
  ['a name with a NUL inside', writePdu(596, 0x4100, 0x4200, 0, 0, 0, 0, 0, 0)],
  ['two outlet commands', writePdu(1538, 0, 0x0306)],
  ['an outlet command for nobody', writePdu(1538, 0, 0x0090)],
  ['an outlet command for a group the unit lacks', writePdu(1538, 0, 0x0404)],
  ['an outlet command that names a fourth switched group too', writePdu(1538, 8, 0x0204)],
  ['an outlet command with a modifier of another', writePdu(1538, 0, 0x0344)],
  ['an outlet command from two sources', writePdu(1538, 0, 0x3304)],
  ['the main group alone off', writePdu(1538, 0, 0x0104)],
  ['two requests of simple signaling', writePdu(1540, 3)],
  ['an unknown request of simple signaling', writePdu(1540, 8)],
  ['a bypass the unit does not have', writePdu(1536, 0, 16)],
  ['an unknown unit command', writePdu(1536, 0, 1)],
  ['aborting a test that does not run', writePdu(1541, 2)],
  ['aborting a calibration that does not run', writePdu(1542, 2)],
  ['an unknown panel command', writePdu(1543, 16)],
])('%s earns 4 natively and 3 on a card, and changes nothing', (_, pdu) => {
  const before = read(native(), 1024, 50)
  for (const [engine, exception] of [
    [native(), 4],
    [card(), 3],
  ] as const) {
    expect(outcome(engine.handle(pdu))).toBe(exception)
    expect(read(engine, 3, 2)).toEqual([0, 1])
  }
  const engine = native()
  engine.handle(pdu)
  expect(read(engine, 1024, 50)).toEqual(before)
})

test.each([0, 4, 32, 48, 128, 256])('an SRT refuses the frequency tolerance %i', (value) => {
  const engine = new ModbusEngine(standUnit({ model: MODELS.SRT1000XLA }).ups)
  expect(write(engine, 593, value)).toBe(4)
  expect(read(engine, 593, 1)).toEqual([1])
})

test('an SRT has no sensitivity: it reads 0 and cannot be written', () => {
  const engine = new ModbusEngine(standUnit({ model: MODELS.SRT1000XLA }).ups)
  expect(read(engine, 1028, 1)).toEqual([0])
  expect(write(engine, 1028, 1)).toBe(2)
})

test('a unit without power is silent, and answers again with power', () => {
  const { ups } = standUnit()
  const engine = new ModbusEngine(ups)
  ups.power.data.awake = false
  for (const pdu of [readPdu(0, 2), writePdu(1540, 2), hex('01'), hex('')])
    expect(engine.handle(pdu)).toBeUndefined()
  ups.power.data.awake = true
  expect(outcome(engine.handle(readPdu(0, 2)))).toBe('ok')
  expect(ups.outlets.anyOn).toBe(true)
})
