import { describe, expect, test } from 'vitest'
import { ModbusEngine } from '../../../src/protocols/modbus/engine.ts'
import { RtuSession } from '../../../src/protocols/modbus/rtu.ts'
import { hex, readPdu, rtuFrame, toHex, toHexes, writeOnePdu, writePdu } from './requests.ts'
import { standUnit } from './units.ts'

function connect() {
  const { ups, clock } = standUnit()
  const session = new RtuSession(ups, new ModbusEngine(ups))
  return { ups, clock, ask: (frame: string) => toHexes(session.receive(hex(frame), 0)) }
}

describe('requests that clients send, byte for byte', () => {
  test.each([
    ['NUT inventory', '01 03 02 04 00 78 05 91', readPdu(516, 120)],
    ['NUT status', '01 03 00 00 00 1B 05 C1', readPdu(0, 27)],
    ['NUT dynamic', '01 03 00 80 00 2C 45 FF', readPdu(128, 44)],
    ['NUT static', '01 03 04 02 00 16 64 F4', readPdu(1026, 22)],
    ['NUT 2.8.1 inventory', '01 03 02 04 00 58 04 49', readPdu(516, 88)],
    ['NUT 2.8.1 dynamic', '01 03 00 80 00 20 45 FA', readPdu(128, 32)],
    ['NUT 2.8.1 static', '01 03 04 02 00 07 A4 F8', readPdu(1026, 7)],
    ['apcupsd status', '01 03 00 00 00 02 C4 0B', readPdu(0, 2)],
  ])('%s is answered in full', (_, frame, pdu) => {
    expect(toHex(rtuFrame(pdu))).toBe(frame)
    const [reply, ...others] = connect().ask(frame)
    const registers = pdu[4]!
    expect(others).toEqual([])
    expect(hex(reply!).length).toBe(5 + 2 * registers)
    expect(hex(reply!).subarray(0, 3)).toEqual(Uint8Array.of(1, 3, 2 * registers))
  })

  test('the status of a unit on line in high efficiency', () => {
    expect(connect().ask('01 03 00 00 00 02 C4 0B')).toEqual([toHex(rtuFrame(hex('03 04 00 00 20 02')))])
  })

  test.each([
    ['apcupsd kill power', '01 10 06 04 00 01 02 00 01 00 14', '01 10 06 04 00 01 40 80', writePdu(1540, 1)],
    ['apcupsd power-off', '01 10 06 04 00 01 02 00 02 40 15', '01 10 06 04 00 01 40 80', writePdu(1540, 2)],
    [
      'NUT shutdown.return',
      '01 10 06 02 00 02 04 00 00 03 88 59 40',
      '01 10 06 02 00 02 E0 80',
      writePdu(1538, 0, 0x388),
    ],
    [
      'NUT shutdown.stayoff',
      '01 10 06 02 00 02 04 00 00 03 84 59 45',
      '01 10 06 02 00 02 E0 80',
      writePdu(1538, 0, 0x384),
    ],
    [
      'NUT load.cycle',
      '01 10 06 02 00 02 04 00 00 03 10 58 EA',
      '01 10 06 02 00 02 E0 80',
      writePdu(1538, 0, 0x310),
    ],
    ['NUT kill power of 2.8.2', '01 06 06 02 01 08 28 D4', '01 86 02 C3 A1', writeOnePdu(1538, 0x108)],
  ])('%s', (_, frame, reply, pdu) => {
    expect(toHex(rtuFrame(pdu))).toBe(frame)
    expect(connect().ask(frame)).toEqual([reply])
  })

  test('NUT test.battery.start', () => {
    const { ups, ask } = connect()
    expect(ask('01 10 06 05 00 01 02 00 01 01 C5')).toEqual([toHex(rtuFrame(hex('10 06 05 00 01')))])
    expect(ups.diagnostics.selfTest.active).toBe(true)
  })
})

describe('exceptions, byte for byte', () => {
  test('2 to a read that splits an item', () => {
    expect(connect().ask(toHex(rtuFrame(readPdu(1, 1))))).toEqual(['01 83 02 C0 F1'])
  })

  test('2 to a write that splits an item', () => {
    expect(connect().ask(toHex(rtuFrame(writePdu(1538, 1))))).toEqual(['01 90 02 CD C1'])
  })

  test('4 to a write of an illegal value', () => {
    expect(connect().ask(toHex(rtuFrame(writePdu(1029, 32768))))).toEqual(['01 90 04 4D C3'])
  })
})
