import { describe, expect, test } from 'vitest'
import { LegacyCommunicationsCard } from '../../../emulators/legacy-communications-card/legacy-communications-card.ts'
import { Bench } from '../../../src/lab/bench.ts'
import { deviceSchema } from '../../../src/lab/lab-file/schema.ts'
import { SerialSession, serialLanguage } from '../../../src/lab/wiring/serial-session.ts'
import { sealFrame } from '../../../src/protocols/modbus/crc.ts'
import { ModbusEngine } from '../../../src/protocols/modbus/engine.ts'
import { TcpSession } from '../../../src/protocols/modbus/tcp.ts'
import type { Quirks } from '../../../src/protocols/ups-link/quirks.ts'
import { unit } from '../../support/unit.ts'

const INIT = Uint8Array.of(0xfd)
const STATE_OF_CHARGE = sealFrame(Uint8Array.of(1, 3, 0, 130, 0, 1, 0, 0))

/** What a port answers to the opening words of both languages. */
function opening(version = '09.3') {
  const { ups, pass } = unit({ version })
  const session = new SerialSession(ups)
  let at = 0
  const say = (bytes: Uint8Array) => {
    at += 10_000
    return session.receive(bytes, at).map((output) => output.bytes[0])
  }
  return { ups, pass, say: () => ({ microlink: say(INIT), modbus: say(STATE_OF_CHARGE) }) }
}

describe("the unit's own serial port", () => {
  test('speaks Microlink as it leaves the factory, Modbus once that is enabled, and Microlink again', () => {
    const { ups, say } = opening()
    expect(serialLanguage(ups)).toBe('microlink')
    expect(say()).toEqual({ microlink: [0x00], modbus: [] })
    ups.settings.setUnit('modbusEnabled', true)
    expect(serialLanguage(ups)).toBe('modbus')
    expect(say()).toEqual({ microlink: [], modbus: [0x01] })
    ups.settings.setUnit('modbusEnabled', false)
    expect(say()).toEqual({ microlink: [0x00], modbus: [] })
  })

  test('speaks Microlink with firmware that has no Modbus, whatever the setting', () => {
    const { ups, say } = opening('08.8')
    ups.settings.setUnit('modbusEnabled', true)
    expect(say()).toEqual({ microlink: [0x00], modbus: [] })
  })

  test('says nothing while the unit has no power', () => {
    const { ups, say, pass } = opening()
    ups.setInput({ voltage: 0 })
    ups.setBattery({ charge: 0 })
    pass(600)
    expect(ups.awake).toBe(false)
    expect(say()).toEqual({ microlink: [], modbus: [] })
  })
})

describe('an update is seen alike in both languages', () => {
  const SILENT = { microlink: [], modbus: [] }

  test.each([
    ['microlink', false, { microlink: [0x00], modbus: [] }],
    ['modbus', true, { microlink: [], modbus: [0x01] }],
  ] as const)('%s', (_language, modbusEnabled, answers) => {
    for (const via of ['serial', 'usb'] as const) {
      const { ups, say, pass } = opening()
      ups.settings.setUnit('modbusEnabled', modbusEnabled)
      expect(say()).toEqual(answers)
      ups.update.start({ version: '09.6', via })
      expect([via, ups.update.phase, say()]).toEqual([via, 'receiving', via === 'serial' ? SILENT : answers])
      while (ups.update.phase === 'receiving') pass(10)
      expect([via, ups.update.phase, say()]).toEqual([via, 'installing', SILENT])
      while (ups.update.phase === 'installing') pass(10)
      expect([ups.firmware.version, ups.modbusEnabled, say()]).toEqual(['09.6', modbusEnabled, answers])
    }
  })

  test('Modbus TCP goes on while the file comes in over serial, and is silent while it is installed', () => {
    const { ups, pass } = unit({ model: 'SMT1500C', lineId: 1015, version: '17.0' })
    const session = new TcpSession(ups, new ModbusEngine(ups, { source: 'network' }))
    const asked = Uint8Array.of(0, 1, 0, 0, 0, 6, 1, 3, 0, 130, 0, 1)
    const answers = () => session.receive(asked).length > 0
    ups.update.start({ version: '17.2', via: 'serial', signed: true })
    expect([ups.update.phase, answers()]).toEqual(['receiving', true])
    while (ups.update.phase === 'receiving') pass(10)
    expect([ups.update.phase, answers()]).toEqual(['installing', false])
  })
})

test('nothing is said unasked any more once a card has taken the port over', () => {
  const { ups } = unit({ model: 'SUA1500', version: '18.0' })
  const session = new SerialSession(ups)
  const received: string[] = []
  session.attach((bytes) => received.push(Buffer.from(bytes).toString()))
  session.receive(Buffer.from('Y'), 0)
  ups.setInput({ voltage: 0 })
  expect(received).toEqual(['!'])
  ups.fit(new LegacyCommunicationsCard())
  ups.setInput({ voltage: 120 })
  expect(received).toEqual(['!'])
  // The session that was is gone with its language: what comes back is a new one, not yet in smart mode.
  session.receive(Buffer.from('Q'), 1000)
  ups.fit(undefined)
  expect(session.receive(Buffer.from('Q'), 2000)).toEqual([])
  ups.setInput({ voltage: 0 })
  expect(received).toEqual(['!'])
})

test('quirks of a lab file reach the unit that speaks UPS-Link', async () => {
  const bench = new Bench()
  const { ups } = bench.add(
    'old',
    deviceSchema.parse({ model: 'SUA1500', rj45: { tcp: '127.0.0.1:0', quirks: { notReadyEvery: 2 } } }),
  )
  const { rj45 } = bench.device('old')!.config
  const session = new SerialSession(ups, rj45!.quirks as Quirks)
  const replies = session
    .receive(Buffer.from('YQQ'), 0)
    .map(({ bytes }) => Buffer.from(bytes).toString().trim())
  expect(replies).toEqual(['SM', '08', 'SM'])
})
