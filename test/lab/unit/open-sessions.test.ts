import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BenchCore } from '../../../src/lab/bench-core.ts'
import { firmwareOf } from '../../../src/lab/device.ts'
import { deviceState } from '../../../src/lab/device-state.ts'
import type { DeviceConfig } from '../../../src/lab/lab-file/schema.ts'
import type { BenchSnapshot } from '../../../src/lab/snapshot/bench-snapshot.ts'
import { rj45Sessions } from '../../../src/lab/wiring/port-sessions.ts'
import type { LineSession } from '../../../src/line/line-session.ts'
import { sealFrame } from '../../../src/protocols/modbus/crc.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'
import { F7, FD, FE, MicrolinkHost, writeMessage } from '../../protocols/microlink/host.ts'

/** What a client says, and how long it and the unit then wait: line ms, device seconds. */
interface Said {
  readonly bytes: readonly number[]
  readonly pauseMs: number
  readonly seconds: number
  readonly voltage: number
}

function open(config: DeviceConfig) {
  const line = new ManualLineClock()
  const bench = new BenchCore({ line, seed: 1 })
  const device = bench.add('ups0', config)
  const received: unknown[] = []
  const context = { sync: () => bench.sync(), seed: 1, traffic: bench.traffic, line }
  const session = rj45Sessions(device, { tcp: 'x' }, context)()
  session.attach?.((bytes) => received.push([...bytes]))
  return { line, bench, device, session, received }
}

type Open = ReturnType<typeof open>

/** What a client receives while it says all that, and how the unit ends up. */
function exchange({ line, bench, device, session, received }: Open, said: readonly Said[]): unknown[] {
  received.length = 0
  for (const { bytes, pauseMs, seconds, voltage } of said) {
    line.advance(pauseMs)
    device.ups.setInput({ voltage })
    bench.advance(seconds)
    const outputs = session.receive(Uint8Array.from(bytes), line.now())
    received.push(outputs.map((output) => [[...output.bytes], output.afterMs ?? 0]))
  }
  return [...received, deviceState(device)]
}

const context = {
  pauseMs: fc.constantFrom(0, 20, 20, 40, 40, 1400, 6000),
  seconds: fc.constantFrom(0, 0, 1, 31),
  voltage: fc.constantFrom(120, 120, 0),
}
const letters = fc
  .string({ unit: fc.constantFrom(...'YYYQXGcob-+@012SSKKZZZRef9'), minLength: 1, maxLength: 3 })
  .map((text) => [...text].map((letter) => letter.charCodeAt(0)))
const request = fc
  .constantFrom([1, 3, 0, 0, 0, 4], [1, 3, 0, 128, 0, 3], [1, 6, 4, 5, 0, 30], [2, 3, 0, 0, 0, 1], [9, 9])
  .map((bytes) => [...sealFrame(Uint8Array.from([...bytes, 0, 0]))])
const cut = fc
  .tuple(request, fc.integer({ min: 0, max: 9 }))
  .chain(([bytes, at]) => fc.constantFrom(bytes.slice(0, at), bytes.slice(at), bytes))

const message = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom([FD, FE], [FE, FE, FE], [FE], [FD], [FD, FD, FD], [F7]) },
    fc
      .tuple(
        fc.integer({ min: 0, max: 70 }),
        fc.integer({ min: 0, max: 15 }),
        fc.uint8Array({ maxLength: 4 }),
      )
      .map(([row, offset, data]) => [...writeMessage(row, offset, data)]),
  )
  .chain((bytes) => fc.constantFrom(bytes, bytes, bytes.slice(0, 2), bytes.slice(2)))

const LANGUAGES = [
  ['Microlink', { model: 'SMT1500', firmware: '09.3' }, fc.record({ bytes: message, ...context })],
  ['UPS-Link', { model: 'SUA1500' }, fc.record({ bytes: letters, ...context })],
  [
    'Modbus',
    { model: 'SMT1500', firmware: '09.3', settings: { unit: { modbusEnabled: true } } },
    fc.record({ bytes: cut, ...context }),
  ],
] as const

describe.each(LANGUAGES)('a client that speaks %s', (_name, config, said) => {
  test('receives after a restore what it received after the moment that was saved', () => {
    const history = fc.array(said, { maxLength: 12 })
    fc.assert(
      fc.property(history, history, (before, after) => {
        const made = open(config)
        exchange(made, before)
        const snapshot: BenchSnapshot = JSON.parse(JSON.stringify(made.bench.snapshot()))
        const first = exchange(made, after)
        made.bench.restore(snapshot)
        expect(exchange(made, after)).toEqual(first)
      }),
      { numRuns: 300 },
    )
  })
})

describe('conversations', () => {
  const say = (session: LineSession, text: string, atMs = 0) =>
    session
      .receive(
        Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
        atMs,
      )
      .map(({ bytes }) => String.fromCharCode(...bytes))

  test('that have ended, or begun since, are left alone', () => {
    const made = open({ model: 'SUA1500' })
    say(made.session, 'Y')
    const snapshot = made.bench.snapshot()
    expect(Object.keys(snapshot.devices.ups0!.conversations.rj45!)).toEqual(['1'])
    made.session.close?.()
    const later = rj45Sessions(
      made.device,
      { tcp: 'x' },
      {
        sync: () => {},
        seed: 1,
        traffic: made.bench.traffic,
        line: made.line,
      },
    )()
    made.bench.restore(snapshot)
    expect(say(later, 'Q')).toEqual([])
    expect(say(later, 'Y')).toEqual(['SM\r\n'])
  })

  test('in Microlink go on without a password, even when other firmware ran in between', () => {
    const { bench, device, session, line } = open({ model: 'SMT1500', firmware: '09.3' })
    const host = new MicrolinkHost(session, line.now())
    host.start()
    const snapshot = bench.snapshot()
    const other = firmwareOf(device.ups.model, '04.1')
    device.ups.flash(other)
    expect(host.send(FE)).toEqual([])
    line.advance(1000)
    bench.restore(snapshot)
    host.now = line.now()
    expect(host.send(FE)).toHaveLength(1)
    expect(host.writeNumber('2:4.3D[0].B7', 600)).toBe(600)
    expect(device.ups.settings.group('SOG0')).toMatchObject({ stayOffDelay: 600 })
    // A session that other firmware has ended is not brought back by a snapshot of that moment.
    device.ups.flash(other)
    bench.restore(bench.snapshot())
    expect(host.send(FE)).toEqual([])
  })
})
