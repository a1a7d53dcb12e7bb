import { describe, expect, test } from 'vitest'
import { ModbusEngine } from '../../../src/protocols/modbus/engine.ts'
import { read, textWords, toHex, write, writeOnePdu } from './requests.ts'
import { MODELS, standUnit } from './units.ts'

function connect(model = standUnit().ups.model) {
  const { ups } = standUnit({ model })
  return { ups, engine: new ModbusEngine(ups) }
}

test.each<[string, number, number[]]>([
  ['battery installation date', 595, [8000]],
  ['test interval: every 7 days', 1024, [16]],
  ['test interval: never', 1024, [1]],
  ['upper voltage', 1026, [130]],
  ['lower voltage', 1027, [100]],
  ['sensitivity: low', 1028, [4]],
  ['turn-off delay', 1029, [32767]],
  ['turn-on delay', 1035, [15]],
  ['stay-off time beyond a reboot', 1036, [1, 2]],
  ['minimum return runtime', 1033, [420]],
  ['load-shed conditions of the main group', 1054, [0, 0b11011]],
  ['load-shed conditions of a switched group', 1056, [0, 0b111011]],
  ['load-shed runtime', 1064, [300]],
  ['load-shed time', 1068, [32767]],
  ['load-shed runtime of the main group', 1072, [60]],
  ['load-shed time of the main group', 1073, [70]],
])('%s reads as it was written', (_, address, words) => {
  const { engine } = connect()
  expect(read(engine, address, words.length)).not.toEqual(words)
  expect(write(engine, address, ...words)).toBe('ok')
  expect(read(engine, address, words.length)).toEqual(words)
})

test('what is written is what the unit itself goes by', () => {
  const { ups, engine } = connect()
  write(engine, 1029, 45)
  write(engine, 1031, 0, 600)
  write(engine, 1028, 2)
  write(engine, 1056, 0, 1 << 3)
  expect(ups.settings.group('MOG')).toMatchObject({ turnOffDelay: 45, stayOffDelay: 600 })
  expect(ups.settings.group('SOG0')).toMatchObject({ shedOnBattery: true, shedOnRuntime: false })
  expect(ups.settings.unit.sensitivity).toBe('reduced')
})

test('a double-conversion unit takes a frequency tolerance', () => {
  const { ups, engine } = connect(MODELS.SRT1000XLA)
  expect(write(engine, 593, 8)).toBe('ok')
  expect(ups.settings.unit.frequencyTolerance).toBe('50-3')
})

describe('names', () => {
  test.each(['\0', ' '])('are kept with spaces, whether padded with %j or not', (padding) => {
    const { ups, engine } = connect()
    expect(write(engine, 596, ...textWords('Rack 7', 8, padding))).toBe('ok')
    expect(write(engine, 612, ...textWords('All 16 are taken', 8, padding))).toBe('ok')
    expect(ups.settings.unit.name).toBe('Rack 7')
    expect(read(engine, 596, 8)).toEqual(textWords('Rack 7', 8, ' '))
    expect(ups.settings.group('SOG0')?.name).toBe('All 16 are taken')
    expect(read(engine, 612, 8)).toEqual(textWords('All 16 are taken', 8))
  })

  test('an empty name reads as spaces', () => {
    const { engine } = connect()
    write(engine, 596, ...Array(8).fill(0))
    expect(read(engine, 596, 8)).toEqual(Array(8).fill(0x2020))
  })
})

describe('function 6', () => {
  test('replies with what the setting reads afterwards', () => {
    const { engine } = connect()
    expect(toHex(engine.handle(writeOnePdu(1026, 130)))).toBe('06 04 02 00 82')
    expect(read(engine, 1026, 1)).toEqual([130])
  })

  test('to a command register replies with the value written, though it reads 0', () => {
    const { engine } = connect()
    expect(toHex(engine.handle(writeOnePdu(1543, 4)))).toBe('06 06 07 00 04')
    expect(read(engine, 1543, 1)).toEqual([0])
  })
})
