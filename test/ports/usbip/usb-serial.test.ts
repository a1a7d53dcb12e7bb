import { describe, expect, test } from 'vitest'
import { InProcessHost } from '../../../emulators/usb-hid-emulator-lite/src/backends/in-process/host.ts'
import { Bench } from '../../../src/lab/bench.ts'
import { unitPortEnd } from '../../../src/lab/wiring/simple-signaling-ends.ts'
import { UsbSerial } from '../../../src/ports/usbip/usb-serial.ts'
import { CABLE_NAMES, findCable } from '../../../src/protocols/simple-signaling/cables.ts'
import { ManualLineClock } from '../manual-line-clock.ts'

const GET_MODEM_STATUS = { requestType: 0xc0, request: 5, value: 0, index: 0, length: 2 }
const SET_MODEM_CONTROL = 1
const LINES = { cts: 0x10, dsr: 0x20, ri: 0x40, dcd: 0x80 } as const

/** A unit's own port with a cable, as an adapter on a host without a kernel. */
function adapter(cable: string) {
  const bench = new Bench()
  const device = bench.add('ups0', {
    model: 'SMT1500',
    rj45: { protocol: 'simple', cable, usbip: true },
  })
  const serial = new UsbSerial({
    serial: 'ups0.rj45',
    end: unitPortEnd(device, () => bench.sync()),
    clock: new ManualLineClock(),
  })
  const host = new InProcessHost(serial.usb)
  host.enumerate()
  return {
    bench,
    ups: device.ups,
    drive(dtr: boolean, rts: boolean) {
      const value = 0x300 | (dtr ? 1 : 0) | (rts ? 2 : 0)
      host.controlOut({ requestType: 0x40, request: SET_MODEM_CONTROL, value, index: 0 })
    },
    asserted() {
      const [modem = 0] = host.controlIn(GET_MODEM_STATUS)
      return (Object.keys(LINES) as (keyof typeof LINES)[]).filter((line) => modem & LINES[line]).sort()
    },
  }
}

describe.each(CABLE_NAMES)("cable %s in a unit's own port, as a USB adapter", (name) => {
  const cable = findCable(name)

  test('shows On Battery and Low Battery on the lines of its table', () => {
    const { ups, drive, asserted } = adapter(name)
    drive(false, true)
    expect(asserted()).toEqual([])
    ups.setInput({ voltage: 0 })
    expect(asserted()).toEqual([...cable.onBattery].sort())
    ups.setBattery({ charge: 1 })
    expect(asserted()).toEqual([...new Set([...cable.onBattery, ...cable.lowBattery])].sort())
    ups.setBattery({ charge: 90 })
    ups.setInput({ voltage: 120 })
    expect(asserted()).toEqual([])
  })

  test('a line that the cable needs lets the signals through as soon as the host raises it', () => {
    const { ups, drive, asserted } = adapter(name)
    ups.setInput({ voltage: 0 })
    drive(false, false)
    expect(asserted()).toEqual(cable.enabled ? [] : [...cable.onBattery].sort())
    drive(false, true)
    expect(asserted()).toEqual([...cable.onBattery].sort())
  })

  test('its shutdown line, held on battery, has the unit shut down', () => {
    const { bench, ups, drive } = adapter(name)
    ups.setInput({ voltage: 0 })
    drive(cable.shutdown === 'dtr', cable.shutdown === 'rts')
    bench.advance(4)
    expect(bench.journal.since(0).filter(({ type }) => type === 'signal')).toEqual([])
    bench.advance(1)
    expect(bench.journal.since(0).filter(({ type }) => type === 'signal')).toMatchObject([
      { request: 'request-shutdown', source: 'rj45' },
    ])
  })
})
