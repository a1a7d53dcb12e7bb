import { describe, expect, test } from 'vitest'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { ModbusEngine } from '../../../src/protocols/modbus/engine.ts'
import { read } from './requests.ts'
import { MODELS, standUnit, type UnitOptions } from './units.ts'

function connect(options: UnitOptions = {}) {
  const { ups, clock } = standUnit(options)
  const engine = new ModbusEngine(ups)
  return {
    ups,
    clock,
    word: (address: number) => read(engine, address, 1)[0],
    long: (at: number) => read(engine, at, 2),
  }
}

const TODAY = 9132
const BATTERY_LIFE = 1460

describe('the unit status word', () => {
  test.each<[string, UnitOptions, (ups: SmartUps) => void, number, number]>([
    [
      'an output stopped by a fault is off, faulty and says so',
      {},
      (ups) => ups.setFault('inverter', true),
      0,
      0x8030,
    ],
    ['a battery fault only warns', {}, (ups) => ups.setFault('disconnected', true), 0, 0x2022],
    [
      'an overload puts a unit with a bypass into it',
      { model: MODELS.SRT1000XLA },
      (ups) => ups.setLoad({ SOG0: 1000 }),
      0x0020,
      0x0028,
    ],
    ['boost takes a unit out of high efficiency', {}, (ups) => ups.setInput({ voltage: 100 }), 0, 0x0002],
    [
      'a battery near its end is an alert',
      {},
      (ups) => ups.settings.setUnit('batteryInstalledOn', TODAY - BATTERY_LIFE + 100),
      0,
      0x6002,
    ],
  ])('%s', (_, options, prepare, high, low) => {
    const { ups, long } = connect({ today: TODAY, ...options })
    prepare(ups)
    expect(long(0)).toEqual([high, low])
  })
})

test.each([
  [181, 1],
  [180, 2],
  [1, 2],
  [0, 4],
  [-500, 4],
])('%i days before the battery is due, its life status is %i', (left, status) => {
  const { ups, word } = connect({ today: TODAY })
  ups.settings.setUnit('batteryInstalledOn', TODAY - BATTERY_LIFE + left)
  expect(word(25)).toBe(status)
  expect(word(133)).toBe(TODAY + left)
})

describe('the input status', () => {
  test.each([
    ['good', { voltage: 120 }, 0x001],
    ['boosted', { voltage: 100 }, 0x021],
    ['trimmed', { voltage: 135 }, 0x041],
    ['dead', { voltage: 0 }, 0x004],
    ['too high', { voltage: 160 }, 0x008],
    ['bent', { distorted: true }, 0x010],
    ['too slow', { frequency: 56 }, 0x080],
    ['too fast', { frequency: 64 }, 0x100],
  ])('%s', (_, input, status) => {
    const { ups, word } = connect()
    ups.setInput(input)
    expect(word(150)).toBe(status)
    expect(word(147)).toBe(0)
  })

  test('good again, but not for long enough', () => {
    const { ups, clock, word } = connect()
    ups.power.qualificationMs = 5000
    ups.setInput({ voltage: 0 })
    ups.setInput({ voltage: 120 })
    expect(word(150)).toBe(0x002)
    clock.advance(5000)
    expect(word(150)).toBe(0x001)
  })

  test('on a unit with a bypass, that of the bypass too', () => {
    const { ups, word } = connect({ model: MODELS.SRT1000XLA })
    expect([word(147), word(150)]).toEqual([1, 1])
    ups.setInput({ voltage: 0 })
    expect([word(147), word(148), word(149), word(151)]).toEqual([4, 0, 0, 0])
  })
})

describe('efficiency', () => {
  test.each<[string, UnitOptions, (ups: SmartUps) => unknown, number]>([
    ['load too low', {}, (ups) => ups.setLoad({ SOG0: 1 }), -2],
    ['output off', {}, (ups) => ups.command({ action: 'off', targets: 'all', source: 'lcd' }), -3],
    ['on battery', {}, (ups) => ups.setInput({ voltage: 0 }), -4],
    ['in bypass', { model: MODELS.SRT1000XLA }, (ups) => ups.setBypass(true, 'lcd'), -5],
    ['battery charging', {}, (ups) => ups.setBattery({ charge: 50 }), -6],
  ])('%s', (_, options, prepare, reason) => {
    const { ups, word } = connect(options)
    prepare(ups)
    expect(word(154)).toBe(0x10000 + reason)
  })

  test('is a percentage with seven binary digits otherwise', () => {
    const { word } = connect()
    expect(word(154)! / 128).toBeGreaterThan(80)
    expect(word(154)! / 128).toBeLessThan(100)
  })
})

describe('an outlet group', () => {
  test('says that it may be shed', () => {
    const { ups, long } = connect()
    ups.settings.setGroup('SOG0', 'shedOnRuntime', true)
    expect([long(3), long(6)]).toEqual([
      [0, 1],
      [0, 0x81],
    ])
  })

  test('says that runtime is low, and the whole unit that shutdown is near', () => {
    const { ups, word, long } = connect()
    ups.setInput({ voltage: 0 })
    ups.setBattery({ charge: 1 })
    expect(long(6)).toEqual([0, 0x4001])
    expect(word(18)).toBe(3)
  })

  test.each([
    ['usb', 1 << 3],
    ['rj45', 1 << 6],
    ['lcd', 1 << 2],
  ] as const)('remembers behind its status that %s changed it', (source, cause) => {
    const { ups, word } = connect()
    expect([word(5), word(8)]).toEqual([0, 0])
    ups.command({ action: 'off', targets: ['SOG0'], source })
    expect([word(5), word(8)]).toEqual([0, cause])
  })
})

test('the cause of the last change follows what happened', () => {
  const { ups, word } = connect()
  ups.setInput({ voltage: 0 })
  expect(word(2)).toBe(2)
  ups.setInput({ voltage: 120 })
  expect(word(2)).toBe(8)
  ups.command({ action: 'off', targets: 'all', source: 'lcd' })
  expect(word(2)).toBe(11)
})

test('a self-test lost to a power failure shows an invalid state, having no bit for the input', () => {
  const { ups, clock, word } = connect()
  ups.startSelfTest('lcd')
  clock.advance(2000)
  ups.setInput({ voltage: 0 })
  expect(word(23)).toBe(0x02a0)
})
