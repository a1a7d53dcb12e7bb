import { describe, expect, test } from 'vitest'
import { unitUsbDevice } from '../../src/protocols/hid-power-device/usb-device.ts'
import { MicrolinkSession } from '../../src/protocols/microlink/session.ts'
import { ModbusEngine } from '../../src/protocols/modbus/engine.ts'
import { UpsLinkSession } from '../../src/protocols/ups-link/session.ts'
import { ManualLineClock } from '../ports/manual-line-clock.ts'
import { unit } from '../support/unit.ts'
import { UsbBench } from './hid-power-device/usb-bench.ts'
import { MicrolinkHost } from './microlink/host.ts'
import { read, write } from './modbus/requests.ts'

const CONTEXT = { sync: () => {}, line: new ManualLineClock(), randomByte: () => 0 }

/** A UPS-Link host in smart mode. */
function upsLink(ups: ReturnType<typeof unit>['ups']) {
  const session = new UpsLinkSession(ups)
  const ask = (character: string) =>
    session
      .receive(Buffer.from(character), 0)
      .map(({ bytes }) => Buffer.from(bytes).toString().trim())
      .join()
  ask('Y')
  return ask
}

/** Bits of PresentStatus: below the capacity limit, shutdown imminent, time limit expired. */
const HID_LOW = (1 << 4) | (1 << 6) | (1 << 7)
/** Bit 14 of a group's status, and of UPS-Link's status byte bit 6. */
const GROUP_LOW = 1 << 14
const UPS_LINK_LOW = 0x40

describe('a low battery after the mains are back', () => {
  test('stays low over UPS-Link until it is charged, and is gone at once over the USB port of the same unit', () => {
    const { ups, pass } = unit({ model: 'SUA1500I', version: '18.0' })
    const ask = upsLink(ups)
    const usb = new UsbBench(unitUsbDevice(ups, CONTEXT))
    const low = () => [(Number.parseInt(ask('Q'), 16) & UPS_LINK_LOW) > 0, (usb.get(0x07) & HID_LOW) > 0]
    ups.setInput({ voltage: 0 })
    expect(low()).toEqual([false, false])
    ups.setBattery({ charge: 1 })
    expect(low()).toEqual([true, true])
    ups.setInput({ voltage: 230 })
    expect(low()).toEqual([true, false])
    pass(3 * 3600)
    expect(low()).toEqual([false, false])
  })

  test('is gone at once over Modbus, Microlink and USB of an SMT, as application note 178 has it', () => {
    const { ups } = unit()
    const engine = new ModbusEngine(ups)
    const host = new MicrolinkHost(new MicrolinkSession(ups, { randomByte: () => 7 }))
    host.start()
    const usb = new UsbBench(unitUsbDevice(ups, CONTEXT))
    const low = () => {
      host.refresh()
      return [
        ((read(engine, 3, 2)[1] ?? 0) & GROUP_LOW) > 0,
        (host.number('2:4.3E.B6') & GROUP_LOW) > 0,
        (usb.get(0x07) & HID_LOW) > 0,
      ]
    }
    ups.setInput({ voltage: 0 })
    ups.setBattery({ charge: 1 })
    expect(low()).toEqual([true, true, true])
    ups.setInput({ voltage: 120 })
    expect(low()).toEqual([false, false, false])
  })
})

describe('into bypass while on battery', () => {
  test('is refused by an error over Modbus, and not carried out later', () => {
    const { ups } = unit({ model: 'SRT3000XLI', version: '15.6' })
    const engine = new ModbusEngine(ups)
    ups.setInput({ voltage: 0 })
    expect(write(engine, 1536, 0, 1 << 4)).toBe(4)
    ups.setInput({ voltage: 230 })
    expect(ups.power.data.state).toBe('online')
  })

  test('is answered ERR over UPS-Link, and not carried out later', () => {
    const { ups } = unit({ model: 'SURT1000XLI' })
    const ask = upsLink(ups)
    ups.setInput({ voltage: 0 })
    expect(ask('^')).toBe('ERR')
    ups.setInput({ voltage: 230 })
    expect([ups.power.data.state, ask('^'), ups.power.data.state]).toEqual(['online', 'BYP', 'bypass'])
  })

  test('is a word that reads 0 in the row that answers it over Microlink, and not carried out later', () => {
    const { ups } = unit({ model: 'SRT3000XLI', version: '15.6' })
    const host = new MicrolinkHost(new MicrolinkSession(ups, { randomByte: () => 7 }))
    host.start()
    ups.setInput({ voltage: 0 })
    expect(host.writeNumber('2:4.14', 1 << 4)).toBe(0)
    ups.setInput({ voltage: 230 })
    expect(ups.power.data.state).toBe('online')
    expect(host.writeNumber('2:4.14', 1 << 4)).toBe(1 << 4)
    expect(ups.power.data.state).toBe('bypass')
  })
})
