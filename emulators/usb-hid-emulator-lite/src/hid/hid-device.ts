import type { DeviceFacts, EndpointDeclaration } from '../device/declaration.ts'
import { UsbDevice } from '../device/usb-device.ts'
import { type HidBehaviour, hidInterface } from './hid-interface.ts'
import { IdleRepeater, type UsbClock } from './idle-repeater.ts'
import { ReportMap } from './report-map.ts'

/** A device with one HID interface, which most HID devices are. */
export interface HidDeviceDeclaration
  extends Omit<DeviceFacts, 'class' | 'subclass' | 'protocol'>,
    HidBehaviour {
  readonly reportDescriptor: Uint8Array
  /** bcdHID; default 0x0110. */
  readonly hidVersion?: number
  /** bCountryCode; default 0. */
  readonly country?: number
  /** What a BIOS may use it as. */
  readonly boot?: 'keyboard' | 'mouse'
  readonly selfPowered?: boolean
  readonly remoteWakeup?: boolean
  /** Milliamperes; default 2. */
  readonly maxPower?: number
  /** Of the interrupt endpoints; default 64, for low speed 8. */
  readonly maxPacketSize?: number
  /** bInterval of the interrupt endpoints, ms for low and full speed; default 10. */
  readonly interval?: number
  /** Whether there is an interrupt OUT endpoint; default where `output` is given. */
  readonly hasOutEndpoint?: boolean
  /** Repeats input reports where the host asks for that (SET_IDLE); without one they are sent once. */
  readonly clock?: UsbClock
}

const IN = 0x81
const OUT = 0x01
const BOOT_SUBCLASS = 1
const BOOT_PROTOCOL = { keyboard: 1, mouse: 2 } as const

/** A HID device: a report descriptor, what it answers, and `sendInput`. */
export class HidDevice extends UsbDevice {
  /** Its report descriptor, understood. */
  readonly reports: ReportMap
  readonly #last: Map<number, Uint8Array>

  /** @throws RangeError where the declaration or the report descriptor is broken */
  constructor(declaration: HidDeviceDeclaration) {
    const reports = new ReportMap(declaration.reportDescriptor)
    const last = new Map<number, Uint8Array>()
    const repeater = new IdleRepeater(declaration.clock, (id) => {
      const report = last.get(id)
      if (report) this.send(IN, report)
    })
    super({
      ...declaration,
      interfaces: [
        hidInterface({
          ...declaration,
          subclass: declaration.boot ? BOOT_SUBCLASS : 0,
          protocol: declaration.boot ? BOOT_PROTOCOL[declaration.boot] : 0,
          endpoints: endpointsFor(declaration),
          getReport: (type, id) => {
            if (declaration.getReport) return declaration.getReport(type, id)
            if (type !== 'input' || reports.reportLength(type, id) === undefined) return undefined
            return last.get(id) ?? reports.blankReport(type, id)
          },
          idle: (id, ms) => {
            repeater.set(id === 0 ? reports.reportIds('input') : [id], ms)
            declaration.idle?.(id, ms)
          },
          reset: () => {
            repeater.stop()
            declaration.reset?.()
          },
        }),
      ],
    })
    this.reports = reports
    this.#last = last
  }

  /** Sends an input report, id first where the descriptor has ids; dropped while no host has configured the device. */
  sendInput(report: Uint8Array): void {
    this.#last.set(this.reports.hasReportIds ? (report[0] ?? 0) : 0, report)
    this.send(IN, report)
  }
}

function endpointsFor(declaration: HidDeviceDeclaration): EndpointDeclaration[] {
  const { maxPacketSize = declaration.speed === 'low' ? 8 : 64, interval = 10, output } = declaration
  const endpoint = { type: 'interrupt', maxPacketSize, interval } as const
  const hasOut = declaration.hasOutEndpoint ?? output !== undefined
  return [{ address: IN, ...endpoint }, ...(hasOut ? [{ address: OUT, ...endpoint }] : [])]
}
