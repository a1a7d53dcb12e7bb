import { describe, expect, test } from 'vitest'
import { InProcessHost } from '../../../emulators/usb-hid-emulator-lite/src/backends/in-process/host.ts'
import { BenchCore } from '../../../src/lab/bench-core.ts'
import type { DeviceConfig } from '../../../src/lab/lab-file/schema.ts'
import { TrafficDecoder } from '../../../src/lab/traffic/decoder.ts'
import { tapSessions, usbTap } from '../../../src/lab/traffic/taps.ts'
import type { TrafficMessage } from '../../../src/lab/traffic/traffic.ts'
import { SerialSession, serialLanguage } from '../../../src/lab/wiring/serial-session.ts'
import { onWire } from '../../../src/lab/wiring/wire.ts'
import { unitUsbDevice } from '../../../src/protocols/hid-power-device/usb-device.ts'
import { sealFrame } from '../../../src/protocols/modbus/crc.ts'
import { ModbusEngine } from '../../../src/protocols/modbus/engine.ts'
import { TcpSession } from '../../../src/protocols/modbus/tcp.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'

const sealed = (...bytes: number[]) => sealFrame(Uint8Array.from([...bytes, 0, 0]))
const ascii = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

/** One unit, and what passes on its wires, in words. */
function bench(config: Partial<DeviceConfig> & { model: string }) {
  const line = new ManualLineClock()
  const core = new BenchCore({ line })
  const device = core.add('ups0', config as DeviceConfig)
  const decoder = new TrafficDecoder((id) => core.device(id))
  const received: (TrafficMessage & { summary: string })[] = []
  const listen = () =>
    core.traffic.listen((message) => received.push({ ...message, ...decoder.describe(message) }))
  const said = () => received.map(({ direction, summary }) => `${direction} ${summary}`)
  const context = { sync: () => core.sync(), seed: 1, traffic: core.traffic, line }
  const serial = () =>
    onWire(
      device,
      { port: 'rj45', protocol: () => serialLanguage(device.ups) },
      () => new SerialSession(device.ups),
      context,
    )()
  return { core, line, device, received, said, listen, serial, context }
}

describe('traffic', () => {
  test('nothing is made of what passes while nobody listens', () => {
    const { core, received, listen, serial } = bench({
      model: 'SMT1500RM2U',
      rj45: { protocol: 'modbus', tcp: '0' },
    })
    const session = serial()
    session.receive(sealed(1, 3, 0, 130, 0, 1), 0)
    expect(core.traffic.listened).toBe(false)
    const stop = listen()
    session.receive(sealed(1, 3, 0, 130, 0, 1), 0)
    expect(received.map(({ id }) => id)).toEqual([1, 2])
    stop()
    session.receive(sealed(1, 3, 0, 130, 0, 1), 0)
    expect(received).toHaveLength(2)
  })

  test('Modbus RTU: requests and replies name registers and values, also when they come in pieces', () => {
    const { core, received, said, listen, serial } = bench({
      model: 'SMT1500RM2U',
      rj45: { protocol: 'modbus', tcp: '0' },
    })
    listen()
    const session = serial()
    const frame = sealed(1, 3, 0, 130, 0, 1)
    session.receive(frame.subarray(0, 3), 10)
    session.receive(frame.subarray(3), 12)
    session.receive(sealed(1, 6, 0x40, 0x01, 0, 0), 50)
    session.receive(sealed(1, 16, 6, 2, 0, 2, 4, 0, 0, 0x43, 0x04), 90)
    expect(said()).toEqual([
      'to-unit opened',
      'to-unit part of a message, bytes 1 to 3',
      'to-unit FC 3 read 130 x1 (StateOfCharge_Pct)',
      'to-host FC 3 reply 130 x1: StateOfCharge_Pct 100 percent',
      'to-unit FC 6 write 16385 x1',
      'to-host FC 6 refused: exception 2, illegal address',
      'to-unit FC 16 write 1538 x2 (OutletCommand_BF off, MOG, SOG0, from rj45)',
      expect.stringMatching(/^to-host FC 16 (written|refused)/),
    ])
    expect(received[3]).toMatchObject({ device: 'ups0', port: 'rj45', protocol: 'modbus', line: 12 })
    expect(received[3]!.at).toBe(core.clock.now)
  })

  test('Modbus TCP: several requests in one piece, and the clients of a port apart', () => {
    const { device, said, received, listen, context } = bench({
      model: 'SMX1500RM2U',
      modbusTcp: '127.0.0.1:0',
    })
    listen()
    const engine = new ModbusEngine(device.ups)
    const open = tapSessions(
      context.traffic,
      { device: 'ups0', port: 'network', protocol: () => 'modbus' },
      () => new TcpSession(device.ups, engine),
    )
    open()
    const second = open()
    const read = (id: number, address: number) => [0, id, 0, 0, 0, 6, 1, 3, address >> 8, address, 0, 1]
    second.receive(Uint8Array.from([...read(1, 130), ...read(2, 151)]), 0)
    expect(said().slice(2)).toEqual([
      'to-unit FC 3 read 130 x1 (StateOfCharge_Pct); FC 3 read 151 x1 (Input[0].VoltageAC)',
      'to-host FC 3 reply 130 x1: StateOfCharge_Pct 100 percent',
      expect.stringMatching(/^to-host FC 3 reply 151 x1: Input\[0\]\.VoltageAC 120 volts$/),
    ])
    expect(received.map(({ connection }) => connection)).toEqual([1, 2, 2, 2, 2])
  })

  test('Microlink: rows name the objects in them', () => {
    const { said, listen, serial } = bench({
      model: 'SMT1500RM2U',
      rj45: { protocol: 'microlink', tcp: '0' },
    })
    listen()
    const session = serial()
    for (const byte of [0xf7, 0xfd, ...Array.from({ length: 60 }, () => 0xfe)])
      session.receive(Uint8Array.of(byte), 0)
    expect(said()).toContain('to-unit INIT: from the first row')
    expect(said()).toContain('to-host row 0x00: header and descriptor')
    expect(said().some((line) => /row 0x..: .*StateOfCharge/.test(line))).toBe(true)
  })

  test('UPS-Link: characters, lines and alerts', () => {
    const { device, said, listen, serial } = bench({ model: 'SUA1500', rj45: { tcp: '0' } })
    listen()
    const session = serial()
    session.attach?.(() => {})
    session.receive(ascii('Y'), 0)
    session.receive(ascii('L'), 100)
    device.ups.setInput({ voltage: 0 })
    expect(said().slice(1)).toEqual([
      'to-unit Y enter smart mode',
      'to-host enter smart mode: "SM"',
      'to-unit L input voltage',
      'to-host input voltage: "120.0"',
      'to-host alert !: on battery',
    ])
  })

  test('simple signaling: lines that move, and what they mean', () => {
    const { core, device, said, listen, context } = bench({
      model: 'SMT1500RM2U',
      smartslot1: { card: 'AP9624', basic1: {} },
    })
    listen()
    const port = device.slots.port('basic1')
    if (port?.carries !== 'contacts') throw new Error('no Basic port')
    const end = port.end(context)
    end.watch(() => {})
    end.set({ rts: true, dtr: false })
    end.set({ rts: true, dtr: false })
    device.ups.setInput({ voltage: 0 })
    core.advance(30)
    expect(said()).toEqual([
      'to-unit opened',
      'to-unit RTS on (powers the cable), DTR off (shutdown)',
      'to-host CTS on (on battery), DSR off, DCD off (low battery), RI off',
    ])
  })

  test('USB: requests, reports by their usages, and Modbus in the tunnel', async () => {
    const { core, line, device, said, listen } = bench({ model: 'SMT1500RM2U', usb: 'usbip' })
    device.switchModbus(true)
    listen()
    const unit = unitUsbDevice(device.ups, { sync: () => core.sync(), line, randomByte: () => 1 })
    unit.device.watch(usbTap(core.traffic, { device: 'ups0', port: 'usb' }))
    const host = new InProcessHost(unit.device)
    host.enumerate()
    const hid = { requestType: 0xa1, request: 1, index: 0, length: 64 }
    host.controlIn({ ...hid, value: 0x030c })
    expect(() => host.controlIn({ ...hid, value: 0x0377 })).toThrow()
    const inputs = Array.from({ length: 4 }, () => host.in(0x81))
    device.ups.setInput({ voltage: 0 })
    const request = new Uint8Array(64)
    request.set([0x90, 1, 3, 0, 130, 0, 1])
    unit.device.out(0x01, request)
    await inputs[0]!.data
    expect(said()).toEqual(
      expect.arrayContaining([
        'to-unit GET_DESCRIPTOR device',
        'to-unit SET_CONFIGURATION 1',
        'to-unit GET_REPORT feature 0x0C RemainingCapacity',
        'to-host report 0x0C RemainingCapacity 100',
        'to-unit GET_REPORT feature 0x77 of no known meaning',
        'to-host STALL',
        expect.stringMatching(/^to-host input report 0x07 Charging \d, Discharging \d, ACPresent 0/),
        'to-unit Modbus FC 3 read 130 x1 (StateOfCharge_Pct)',
        'to-host Modbus FC 3 reply 130 x1: StateOfCharge_Pct 100 percent',
      ]),
    )
  })

  test('listeners are bounded', () => {
    const { core } = bench({ model: 'SMT1500RM2U' })
    for (let count = 0; count < 128; count++) core.traffic.listen(() => {})
    expect(() => core.traffic.listen(() => {})).toThrow(/128 listeners/)
  })
})
