import { describe, expect, test } from 'vitest'
import { BenchCore } from '../../../src/lab/bench-core.ts'
import type { Device } from '../../../src/lab/device.ts'
import type { DeviceConfig } from '../../../src/lab/lab-file/schema.ts'
import { SILENT_AFTER_MS } from '../../../src/lab/silence/silence-watch.ts'
import { networkSessions, rj45Sessions } from '../../../src/lab/wiring/port-sessions.ts'
import { wireFaults } from '../../../src/lab/wiring/wire.ts'
import type { WireContext } from '../../../src/lab/wiring/wire-context.ts'
import type { SessionFactory } from '../../../src/line/line-session.ts'
import { sealFrame } from '../../../src/protocols/modbus/crc.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'
import { FD, FE } from '../../protocols/microlink/host.ts'

type Wire = 'rj45' | 'network' | 'card'

function bench(config: Partial<DeviceConfig>) {
  const line = new ManualLineClock()
  const made = new BenchCore({ line, seed: 1 })
  const device = made.add('ups0', { model: 'SMT1500RM2U', firmware: '09.3', ...config })
  const context = { sync: () => made.sync(), seed: 1, traffic: made.traffic, line }
  const open = {
    rj45: rj45Sessions(device, { tcp: '0', ...config.rj45 }, context),
    network: networkSessions(device, context),
    card: cardSessions(device, context),
  }
  const reported = () =>
    made.journal
      .since(0)
      .flatMap((event) => (event.type === 'silence' ? [`${event.reason}: ${event.text}`] : []))
  /** A client that says that; what is reported of why nothing comes. */
  const say = (wire: Wire, ...pieces: (string | Uint8Array | readonly number[])[]) => {
    const session = open[wire]()
    for (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : Uint8Array.from(piece)
      session.receive(bytes, line.now())
      line.advance(SILENT_AFTER_MS)
    }
    session.close?.()
    return reported()
  }
  return { ...made, made, device, line, open, say, reported }
}

const rtu = (...bytes: number[]) => sealFrame(Uint8Array.from([...bytes, 0, 0]))
const READ = rtu(1, 3, 0, 0, 0, 1)
const MBAP = [0, 1, 0, 0, 0, 6, 1, 3, 0, 0, 0, 1]
const MODBUS = { rj45: { protocol: 'modbus', tcp: '0' } } as const

describe('it is reported why a client is not answered', () => {
  test.each<
    [string, Partial<DeviceConfig>, Wire, readonly (string | readonly number[] | Uint8Array)[], RegExp]
  >([
    [
      'Modbus that is not enabled',
      {},
      'rj45',
      [READ],
      /^not-enabled: .*menu of the unit: rj45: { protocol: modbus }/,
    ],
    [
      'Modbus on firmware without',
      { firmware: '08.0' },
      'rj45',
      [READ],
      /^not-enabled: .*SMT1500RM2U with UPS 08.0 has none/,
    ],
    [
      'UPS-Link on a later unit',
      {},
      'rj45',
      ['Y'],
      /^other-language: received UPS-Link.* uses Microlink: .*behind a card in its SmartSlot/,
    ],
    [
      'UPS-Link where Modbus is',
      MODBUS,
      'rj45',
      ['Y'],
      /^other-language: received UPS-Link.* uses Modbus RTU: /,
    ],
    [
      'Microlink where Modbus is',
      MODBUS,
      'rj45',
      [[FD]],
      /^other-language: received Microlink .*protocol: microlink/,
    ],
    [
      'Modbus TCP on a serial line',
      MODBUS,
      'rj45',
      [MBAP],
      /^other-language: received Modbus TCP .*set the client to RTU/,
    ],
    ['Modbus ASCII', MODBUS, 'rj45', [':010300000001FB\r\n'], /^other-language: received Modbus ASCII/],
    [
      'another address',
      MODBUS,
      'rj45',
      [rtu(5, 3, 0, 0, 0, 1)],
      /^other-address: unit 5 was asked, and this one is 1/,
    ],
    [
      'a CRC mismatch',
      MODBUS,
      'rj45',
      [[1, 3, 0, 0, 0, 1, 0x11, 0x22]],
      /^broken: .*CRC mismatch: got 0x2211, expected 0x0A84/,
    ],
    ['noise', MODBUS, 'rj45', [[0x80, 0xff, 0x91]], /^broken: 3 bytes that are no message of Modbus RTU/],
    [
      'RTU frames over TCP',
      { modbusTcp: '0' },
      'network',
      [READ],
      /^other-language: received Modbus RTU .*rj45: { tcp/,
    ],
    [
      'another unit over TCP',
      { modbusTcp: '0' },
      'network',
      [[...MBAP.slice(0, 6), 9, ...MBAP.slice(7)]],
      /^other-address: unit 9/,
    ],
    [
      'UPS-Link without Y',
      { model: 'SUA1500', firmware: '18.0' },
      'rj45',
      ['Q'],
      /^not-begun: UPS-Link begins with Y/,
    ],
    [
      'Modbus on a UPS-Link unit',
      { model: 'SUA1500', firmware: '18.0' },
      'rj45',
      [READ],
      /^other-language: received Modbus RTU; .*SUA1500 uses UPS-Link only/,
    ],
    ['a port that a card has', { smartslot1: { card: 'AP9620' } }, 'rj45', [[FD]], /^port-taken: the AP9620/],
  ])('%s', (_what, config, wire, pieces, expected) => {
    const [first, ...more] = bench(config).say(wire, ...pieces)
    expect(first).toMatch(expected)
    expect(more).toEqual([])
  })

  test('a unit without a supply, a fault on the wire', () => {
    const { device, line, say, made } = bench(MODBUS)
    wireFaults(device, 'rj45', { seed: 1, line }).set([{ fault: 'mute' }])
    expect(say('rj45', READ)).toEqual([expect.stringMatching(/^fault: there are faults on the wire: mute/)])
    wireFaults(device, 'rj45', { seed: 1, line }).set([])
    device.ups.setInput({ voltage: 0 })
    device.ups.setBattery({ charge: 0 })
    made.advance(3600)
    expect(say('rj45', READ).at(-1)).toMatch(/^no-supply: /)
  })

  test('that has gone before its time was up', () => {
    const { open, line, reported } = bench({})
    const session = open.rj45()
    session.receive(READ, line.now())
    expect(reported()).toEqual([])
    session.close?.()
    expect(reported()).toHaveLength(1)
    expect(line.timers).toBe(0)
  })
})

describe('nothing is reported', () => {
  test.each<[string, Partial<DeviceConfig>, Wire, readonly (string | readonly number[] | Uint8Array)[]]>([
    ['to one that is answered', MODBUS, 'rj45', [READ]],
    ['of a broadcast', MODBUS, 'rj45', [rtu(0, 6, 4, 5, 0, 30)]],
    ['of what Microlink has no answer for', {}, 'rj45', [[FE]]],
    ['of letters that UPS-Link takes silently', { model: 'SUA1500', firmware: '18.0' }, 'rj45', ['Y', 'Z']],
    ['behind a card that speaks it', { smartslot1: { card: 'AP9620' } }, 'card', ['Y', 'Q']],
  ])('%s', (_what, config, wire, pieces) => {
    expect(bench(config).say(wire, ...pieces)).toEqual([])
  })

  test('of a request that comes in pieces', () => {
    const { open, line, reported } = bench(MODBUS)
    const session = open.rj45()
    for (const byte of READ) {
      session.receive(Uint8Array.of(byte), line.now())
      line.advance(30)
    }
    line.advance(10_000)
    expect(reported()).toEqual([])
  })

  test('twice of the same, and not of more than a few addresses', () => {
    const { say, line } = bench(MODBUS)
    expect(
      say('rj45', ...Array.from({ length: 40 }, (_, at) => rtu(2 + (at >> 1), 3, 0, 0, 0, 1))),
    ).toHaveLength(8)
    expect(line.timers).toBe(0)
  })
})

/** Of the serial port of the card in the slot; of one beside the unit where the slot is empty. */
function cardSessions(device: Device, context: WireContext): SessionFactory {
  if (!device.slots.in('smartslot1')) return () => ({ receive: () => [] })
  const port = device.slots.port('serial')
  if (port?.carries !== 'bytes') return () => ({ receive: () => [] })
  return port.sessions(context)
}
