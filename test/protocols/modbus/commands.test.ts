import { describe, expect, test } from 'vitest'
import type { UpsEvent } from '../../../emulators/smart-ups/events.ts'
import { type EngineOptions, ModbusEngine } from '../../../src/protocols/modbus/engine.ts'
import { read, write } from './requests.ts'
import { MODELS, standUnit, type UnitOptions } from './units.ts'

function connect(unit: UnitOptions = {}, options: EngineOptions = {}) {
  const { ups, clock } = standUnit(unit)
  const events: UpsEvent[] = []
  ups.on((event) => events.push(event))
  const engine = new ModbusEngine(ups, options)
  return {
    ups,
    engine,
    commands: () => events.flatMap((event) => (event.type === 'command' ? [event.command] : [])),
    seconds: (count: number) => clock.advance(count * 1000),
    status: () => read(engine, 0, 2)[1]!,
    outlet: (group: number) => read(engine, 3 + 3 * group, 2)[1]!,
  }
}

const MOG_AND_SOG0 = 0x300

test('command registers read 0', () => {
  expect(read(connect().engine, 1536, 8)).toEqual(Array(8).fill(0))
})

describe('outlet commands', () => {
  test('off at once turns everything off for good', () => {
    const { engine, seconds, status, outlet } = connect()
    expect(write(engine, 1538, 0, MOG_AND_SOG0 | 0x004)).toBe('ok')
    expect([outlet(0), outlet(1)]).toEqual([2, 2])
    expect(status()).toBe(0x0010)
    seconds(3600)
    expect(status()).toBe(0x0010)
  })

  test('a delayed shutdown counts down, then comes back with AC', () => {
    const { ups, engine, seconds, status, outlet } = connect()
    ups.settings.setGroup('SOG0', 'turnOnDelay', 5)
    ups.settings.setGroup('SOG0', 'minimumReturnRuntime', 60)
    expect(write(engine, 1538, 0, MOG_AND_SOG0 | 0x0c8)).toBe('ok')
    // On, shutdown running, on delay, off delay, return with AC, return with runtime.
    expect(outlet(1)).toBe(0b1111_0000_1001)
    expect(status() & 0x0200).toBe(0x0200)
    expect(read(engine, 159, 4)).toEqual([90, 5, 0, 8])
    expect(read(engine, 18, 1)).toEqual([2])
    seconds(30)
    expect(read(engine, 159, 4)).toEqual([60, 5, 0, 8])
    seconds(60)
    expect(status()).toBe(0x0110)
    expect(read(engine, 159, 4)).toEqual([0, 5, 0, 8])
    seconds(2)
    expect(read(engine, 159, 4)).toEqual([0xffff, 5, 0, 6])
    seconds(20)
    expect([outlet(0), outlet(1)]).toEqual([1, 1])
    expect(read(engine, 159, 4)).toEqual(Array(4).fill(0xffff))
  })

  test('reboot is a sleep when the stay-off time is above 300 s', () => {
    const { engine, outlet } = connect()
    write(engine, 1031, 0, 600)
    write(engine, 1538, 0, MOG_AND_SOG0 | 0x090)
    expect(outlet(0) & 0x1c).toBe(1 << 4)
    expect(outlet(1) & 0x1c).toBe(1 << 2)
  })

  test('a second command is refused while one is pending, until a cancel', () => {
    const { engine, outlet } = connect()
    write(engine, 1538, 0, 0x284)
    expect(write(engine, 1538, 0, 0x288)).toBe(4)
    expect(write(engine, 1538, 0, 0x201)).toBe('ok')
    expect(outlet(1)).toBe(1)
    expect(write(engine, 1538, 0, 0x288)).toBe('ok')
  })

  test.each([
    ['usb', 12],
    ['lcd', 13],
    ['rj45', 14],
    ['smartslot1', 15],
    ['network', 17],
  ] as const)('a source in the word, %s, wins over the port', (source, bit) => {
    const { engine, commands } = connect({}, { source: source === 'usb' ? 'rj45' : 'usb' })
    const word = 0x204 + 2 ** bit
    expect(write(engine, 1538, word >>> 16, word & 0xffff)).toBe('ok')
    expect(commands()).toMatchObject([{ action: 'off', targets: ['SOG0'], source }])
  })

  test('without a source the command counts as coming from the port', () => {
    const { engine, commands } = connect({}, { source: 'network' })
    write(engine, 1538, 0, 0x262)
    expect(commands()).toEqual([
      {
        action: 'on',
        targets: ['SOG0'],
        source: 'network',
        useOffDelay: false,
        useOnDelay: true,
        coldBoot: true,
      },
    ])
  })

  test('a unit can be set to refuse them all', () => {
    expect(write(connect({}, { refuseOutletCommands: true }).engine, 1538, 0, 0x204)).toBe(4)
  })

  test('writing -1 to a stay-off countdown cancels where the option allows it, and nothing else does', () => {
    const { engine, outlet } = connect({}, { cancelByTimer: true })
    write(engine, 1538, 0, 0x288)
    expect(write(engine, 161, 0, 5)).toBe(4)
    expect(write(engine, 161, 0xffff, 0xffff)).toBe('ok')
    expect(outlet(1)).toBe(1)
    expect(write(engine, 165, 0xffff, 0xffff)).toBe(2)
  })
})

describe('simple signaling', () => {
  test('a requested shutdown turns everything off after its delay, and on again with AC', () => {
    const { ups, engine, seconds, status } = connect()
    expect(write(engine, 1540, 1)).toBe('ok')
    expect(status() & 0x0200).toBe(0x0200)
    seconds(91)
    expect(ups.outlets.anyOn).toBe(false)
    seconds(60)
    expect(status() & 0x0002).toBe(0x0002)
  })

  test('on battery it stays off until AC is back', () => {
    const { ups, engine, seconds, status } = connect()
    ups.setInput({ voltage: 0 })
    expect(status()).toBe(0x0244)
    expect(read(engine, 2, 1)).toEqual([2])
    expect(read(engine, 18, 1)).toEqual([1])
    write(engine, 1540, 1)
    expect(read(engine, 18, 1)).toEqual([3])
    seconds(120)
    expect(status()).toBe(0x0150)
    ups.setInput({ voltage: 120 })
    seconds(60)
    expect(status() & 0x0002).toBe(0x0002)
  })

  test('remote off and remote on act at once', () => {
    const { engine, status, seconds } = connect()
    write(engine, 1540, 2)
    expect(status()).toBe(0x0010)
    write(engine, 1540, 4)
    seconds(1)
    expect(status() & 0x0002).toBe(0x0002)
  })
})

describe('battery tests', () => {
  test('a started test never shows the result of the one before', () => {
    const { engine, seconds, status } = connect()
    expect(write(engine, 1541, 1)).toBe('ok')
    expect(read(engine, 23, 1)).toEqual([0x0041])
    seconds(2)
    expect(read(engine, 23, 1)).toEqual([0x0042])
    expect(status()).toBe(0x0084)
    seconds(60)
    expect(read(engine, 23, 1)).toEqual([0x0044])
    write(engine, 1541, 1)
    expect(read(engine, 23, 1)).toEqual([0x0041])
  })

  test('a test that runs can be aborted, and not started again', () => {
    const { engine } = connect()
    write(engine, 1541, 1)
    expect(write(engine, 1541, 1)).toBe(4)
    expect(write(engine, 1541, 2)).toBe('ok')
    expect(read(engine, 23, 1)).toEqual([0x0060])
  })

  test('a refused test is reported by its status, with the reason', () => {
    const { ups, engine } = connect()
    ups.setBattery({ charge: 30 })
    expect(write(engine, 1541, 1)).toBe('ok')
    expect(read(engine, 23, 1)).toEqual([0x0910])
  })

  test('bits by which Microlink names a source are ignored', () => {
    const { engine } = connect()
    expect(write(engine, 1541, 0x0401)).toBe('ok')
    expect(read(engine, 23, 1)).toEqual([0x0041])
  })

  test('a calibration runs and can be aborted', () => {
    const { engine, seconds } = connect()
    expect(write(engine, 1542, 1)).toBe('ok')
    seconds(2)
    expect(read(engine, 24, 1)).toEqual([0x0042])
    expect(write(engine, 1542, 2)).toBe('ok')
    expect(read(engine, 24, 1)).toEqual([0x0060])
  })
})

describe('panel and unit', () => {
  test('the alarm can be muted and unmuted', () => {
    const { ups, engine } = connect()
    ups.setInput({ voltage: 0 })
    expect(read(engine, 26, 1)).toEqual([2])
    write(engine, 1543, 4)
    expect(read(engine, 26, 1)).toEqual([4])
    write(engine, 1543, 8)
    expect(read(engine, 26, 1)).toEqual([2])
  })

  test('a continuous test runs until a short one', () => {
    const { engine } = connect()
    write(engine, 1543, 2)
    expect(read(engine, 26, 1)).toEqual([1])
    write(engine, 1543, 1)
    expect(read(engine, 26, 1)).toEqual([0])
  })

  test('faults show and can be cleared', () => {
    const { ups, engine, status } = connect()
    ups.setFault('site-wiring', true)
    ups.setFault('sensor', true)
    ups.setFault('needs-replacement', true)
    expect(read(engine, 19, 4)).toEqual([1, 16, 0, 4])
    expect(status() & 0x20).toBe(0x20)
    expect(write(engine, 1543, 64)).toBe('ok')
    expect(read(engine, 19, 4)).toEqual([0, 16, 0, 4])
    expect(write(engine, 1536, 0, 1 << 9)).toBe('ok')
    expect(read(engine, 19, 4)).toEqual([0, 0, 0, 0])
  })

  test('factory settings come back, names stay; names are reset by themselves', () => {
    const { engine } = connect()
    write(engine, 1029, 55)
    write(engine, 596, ...Array(8).fill(0x4141))
    expect(write(engine, 1536, 0, 1 << 3)).toBe('ok')
    expect([...read(engine, 1029, 1), ...read(engine, 596, 8)]).toEqual([0, ...Array(8).fill(0x4141)])
    expect(write(engine, 1536, 0, 1 << 13)).toBe('ok')
    expect(read(engine, 596, 8)[0]).toBe(0x4150)
  })

  test('a commanded bypass shows as on a real SRT, and ends', () => {
    const { engine, status } = connect({ model: MODELS.SRT1000XLA })
    expect(write(engine, 1536, 0, 1 << 4)).toBe('ok')
    expect(status()).toBe(0x0408)
    expect(read(engine, 2, 1)).toEqual([12])
    expect(read(engine, 147, 1)).toEqual([0x8001])
    expect(read(engine, 154, 1)).toEqual([0xfffb])
    expect(write(engine, 1536, 0, 1 << 5)).toBe('ok')
    expect(status() & 0x0408).toBe(0)
  })
})
