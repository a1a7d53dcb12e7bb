import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { UsbDevice } from '../../../emulators/usb-hid-emulator-lite/src/device/usb-device.ts'
import { hidInterface } from '../../../emulators/usb-hid-emulator-lite/src/hid/hid-interface.ts'
import type { LineClock } from '../../line/line-clock.ts'
import { MicrolinkTunnel } from '../microlink/tunnel.ts'
import { ModbusEngine } from '../modbus/engine.ts'
import { reportDescriptor5g } from './descriptor-5g.ts'
import { HidPowerDevice } from './hid-power-device.ts'
import { isLegacy, usbIdentity } from './identity.ts'
import { legacyUsbDevice } from './legacy-usb-device.ts'
import { microlinkReports } from './microlink-reports.ts'
import { interruptsOver, type ReportWire, reportsOver } from './report-wire.ts'
import { STRING_INDEX } from './reports-5g.ts'
import type { UnitOnUsb } from './unit-on-usb.ts'

const IN = 0x81
const OUT = 0x01
/** Real units are full speed, 64-byte packets, HID 1.10, country 0x21 (NUT issue 359; note 178). */
const PACKET = 64
const COUNTRY = 0x21

export interface UsbContext {
  /** Brings device time up to now; called before every request is answered. */
  readonly sync: () => void
  readonly line: LineClock
  /** Where Microlink's challenges come from. */
  readonly randomByte: () => number
  /** Faults between the host and the unit; nothing when left out. */
  readonly wire?: ReportWire
}

export type { UnitOnUsb } from './unit-on-usb.ts'

/** A unit's own USB port as a USB device: 051D:0002 for SU and SUA units, the later HID Power Device for all others. */
export function unitUsbDevice(ups: SmartUps, context: UsbContext): UnitOnUsb {
  return isLegacy(ups) ? legacyUsbDevice(ups, context) : usbDevice5g(ups, context)
}

/** HID Power Device of the SMT generation, with Modbus and Microlink in the tunnel. */
function usbDevice5g(ups: SmartUps, { sync, line, randomByte, wire }: UsbContext): UnitOnUsb {
  const engine = new ModbusEngine(ups, { source: 'usb' })
  const send = interruptsOver(wire, 'to-host', (report) => device.send(IN, report))
  const microlink = microlinkReports(new MicrolinkTunnel(ups, { randomByte }), line, send)
  const power = new HidPowerDevice(ups, engine, send, microlink)
  const reports = reportsOver(wire, power)
  const output = interruptsOver(wire, 'to-unit', (report) => power.output(report))
  const identity = usbIdentity(ups)
  const device: UsbDevice = new UsbDevice({
    vendorId: identity.vendorId,
    productId: identity.productId,
    deviceVersion: identity.deviceVersion,
    manufacturerIndex: STRING_INDEX.manufacturer,
    productIndex: STRING_INDEX.product,
    serialIndex: STRING_INDEX.serial,
    remoteWakeup: true,
    onBus: ({ type }) => {
      if (type === 'resumed') power.resumed()
      if (type === 'attached') power.plugged()
    },
    strings: {
      [STRING_INDEX.manufacturer]: identity.manufacturer,
      [STRING_INDEX.product]: identity.product,
      [STRING_INDEX.serial]: identity.serial,
      [STRING_INDEX.chemistry]: identity.chemistry,
    },
    interfaces: [
      hidInterface({
        reportDescriptor: reportDescriptor5g(ups.firmware.decide.hidLogicalLimits()),
        country: COUNTRY,
        endpoints: [
          { address: IN, type: 'interrupt', maxPacketSize: PACKET, interval: ups.traits.usbInterval },
          { address: OUT, type: 'interrupt', maxPacketSize: PACKET, interval: ups.traits.usbInterval },
        ],
        getReport: (_type, id) => {
          sync()
          return reports.getReport(id)
        },
        setReport: (_type, id, bytes) => {
          sync()
          return reports.setReport(id, bytes)
        },
        output: (bytes) => {
          sync()
          output(bytes)
        },
        reset: () => power.reset(),
      }),
    ],
  })
  const close = () => {
    power.close()
    microlink.close()
  }
  return { device, close }
}
