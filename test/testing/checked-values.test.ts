import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createBench } from '../../src/testing/create-bench.ts'
import { CommandRefusedError } from '../../src/testing/refused-error.ts'
import { serialPorts } from '../../src/testing/serial-ports.ts'

const SMT = { model: 'SMT1500RM2U', firmware: '09.3' }

describe('a command of a test', () => {
  test('that the unit refuses is thrown, with what the unit says', async () => {
    await using bench = await createBench(SMT)
    const unit = bench.device()
    const command = { action: 'off', targets: ['MOG'] } as const
    expect(() => unit.command(command)).toThrow(CommandRefusedError)
    expect(() => unit.command(command)).toThrow(
      "ups0 refused off: the main group cannot go off while SOG0 is on: aim at SOG0 too (to get the refusal, give { refused: 'return' })",
    )
    expect(unit.command(command, { refused: 'return' })).toEqual({
      accepted: false,
      reason: 'switched-group-on',
      group: 'SOG0',
    })
    expect(() => unit.command(command, { refused: 'ignore' as never })).toThrow(
      'refused: "ignore" is not allowed; allowed: throw, return',
    )
  })

  test.each<[string, object | undefined, string]>([
    [
      'no action',
      { targets: ['SOG0'], useDelay: true },
      'action: undefined is not allowed; allowed: off, on,',
    ],
    [
      'an action of nobody',
      { action: 'of', targets: 'all' },
      'action: "of" is not allowed; allowed: off, on,',
    ],
    [
      'a group of nobody',
      { action: 'off', targets: ['SOG7'] },
      'targets: "SOG7" is not allowed; allowed: MOG',
    ],
    [
      'a group outside of a list',
      { action: 'off', targets: 'SOG0' },
      `targets: "SOG0" is not allowed; allowed: 'all'`,
    ],
    [
      'a field of nobody',
      { action: 'off', targets: 'all', delay: true },
      'command: delay is not known; allowed:',
    ],
    ['nothing', undefined, 'command: undefined is not allowed'],
  ])('that is wrong in itself (%s) is an error, and switches nothing', async (_name, command, message) => {
    await using bench = await createBench(SMT)
    const unit = bench.device()
    expect(() => unit.command(command as never)).toThrow(message)
    expect(unit.events).toEqual([])
    expect(unit).toMatchObject({ state: { output: { state: 'online' } } })
  })

  test('with useDelay counts down the delays of the groups', async () => {
    await using bench = await createBench(SMT)
    const unit = bench.device()
    unit.command({ action: 'off', targets: ['SOG0'], useDelay: true })
    const [, switched] = unit.state.outletGroups
    expect(switched).toMatchObject({ output: 'on', pending: { action: 'off', seconds: 90 } })
  })
})

describe('a bench that is closed', () => {
  test('can be looked at, and changed no more', async () => {
    const bench = await createBench({ ...SMT, smartslot1: { card: 'AP9624', basic1: {} } })
    const unit = bench.device()
    const before = bench.bench.snapshot()
    await bench.close()
    for (const change of [
      () => unit.failMains(),
      () => unit.restoreMains(),
      () => unit.onBattery('1m'),
      () => unit.advance('1m'),
      () => unit.command({ action: 'off', targets: 'all' }),
      () => unit.ups.setLoad({ SOG0: 5 }),
      () => unit.ups.panel.press('ok'),
      () => unit.ups.settings.setUnit('name', 'x'),
      () => unit.holdShutdownLine('basic1'),
      () => bench.advance('1m'),
      () => bench.bench.add('ups1', SMT),
      () => bench.bench.snapshot(),
      () => bench.bench.restore(before),
      () => bench.bench.time.set({ speed: 2 }),
    ])
      expect(change).toThrow(expect.objectContaining({ name: 'ClosedError' }))
    expect(unit.state.output.state).toBe('online')
    const response = await bench.fetch('http://bench/api/v1/devices')
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ title: 'Bench closed', detail: 'this bench is closed' })
    await bench.close()
  })
})

describe('where a port is', () => {
  test('host and port of one on the network, the path of one that is a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'upslab-kit-'))
    try {
      await using bench = await createBench({ ...SMT, modbusTcp: 0, rj45: { pty: join(folder, 'ups0') } })
      const unit = bench.device()
      expect(unit.tcp('network')).toEqual({ host: '127.0.0.1', port: expect.any(Number) })
      expect(unit.tcp('network').port).toBeGreaterThan(0)
      expect(unit.pty('rj45')).toBe(join(folder, 'ups0'))
      expect(existsSync(unit.pty('rj45'))).toBe(true)
      expect(() => unit.pty('network')).toThrow(
        'network of ups0 is a tcp, not a virtual serial port; give it pty',
      )
      expect(() => unit.tcp('rj45')).toThrow('rj45 of ups0 is a pty, not a TCP port; give it tcp or rfc2217')
      expect(() => unit.tcp('usb')).toThrow('ups0 has no open port "usb"; open ones: rj45, network')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('spellings of before 0.2', () => {
  afterEach(() => vi.restoreAllMocks())

  test('are read, with a warning once', async () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    for (let round = 0; round < 2; round++) {
      await using bench = await createBench({ units: { a: SMT, b: SMT } })
      expect(bench.units.map(({ id }) => id)).toEqual(['a', 'b'])
      bench.unit('b').command({ action: 'off', targets: ['SOG0'], useOffDelay: true })
      expect(bench.device('b').state.outletGroups[1]!.pending).toMatchObject({ seconds: 90 })
      expect(serialPorts(bench, { COM3: { unit: 'a', port: 'rj45' } }).port('COM3').path).toBe('COM3')
    }
    expect(warn.mock.calls.map(([text]) => text)).toEqual([
      'upslab: units of createBench is read until 0.3; write devices',
      'upslab: units of a test bench is read until 0.3; write devices',
      'upslab: unit() of a test bench is read until 0.3; write device()',
      'upslab: useOffDelay of a command is read until 0.3; write useDelay',
      'upslab: unit of serialPorts is read until 0.3; write device',
    ])
  })
})

describe('what createBench does not take', () => {
  test.each([
    ['null', null, /^createBench: null is not allowed/],
    [
      'an option of nobody',
      { devices: { a: SMT }, speed: 2 },
      /^createBench: speed is not known; allowed: devices, seed/,
    ],
    ['a seed that is none', { devices: { a: SMT }, seed: -1 }, /^seed: -1 is not allowed/],
    ['a name that is none', { devices: JSON.parse('{"__proto__":{"model":"SMT1500"}}') }, /__proto__/],
    ['no device', { devices: {} }, /at least one device is needed/],
    ['no model', { firmware: '09.3' }, /devices\.ups0\.model: a string is needed/],
    [
      'a charge above full',
      { ...SMT, battery: { charge: 900 } },
      /battery\.charge: 900 is too big; at most 100/,
    ],
    [
      'a time that is none',
      { ...SMT, qualificationSeconds: 'soon' },
      /qualificationSeconds: "soon": not allowed; allowed: 0 to 600 s/,
    ],
  ])('%s', async (_name, options, message) => {
    await expect(createBench(options as never)).rejects.toThrow(message)
  })

  test('times are seconds or text', async () => {
    await using bench = await createBench({ ...SMT, qualificationSeconds: '2m' })
    expect(bench.device().device.config.qualificationSeconds).toBe(120)
  })
})
