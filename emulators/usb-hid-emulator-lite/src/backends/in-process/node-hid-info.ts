import { configurationsOf } from '../../device/configurations.ts'
import { stringsOf } from '../../device/descriptors.ts'
import type { UsbDevice } from '../../device/usb-device.ts'
import { REPORT_DESCRIPTOR } from '../../hid/hid-interface.ts'
import { ReportMap } from '../../hid/report-map.ts'

/** What node-hid's `devices()` tells of a device. */
export interface NodeHidDevice {
  readonly vendorId: number
  readonly productId: number
  readonly path: string
  readonly serialNumber: string
  readonly manufacturer: string
  readonly product: string
  readonly release: number
  readonly interface: number
  readonly usagePage: number
  readonly usage: number
}

const HID_CLASS = 3
const FROM_INTERFACE = 0x81
const GET_DESCRIPTOR = 6
const LONGEST = 0xffff

/** Looks at a device without taking it from whoever uses it: reading descriptors changes nothing. */
export function describe(path: string, device: UsbDevice): NodeHidDevice {
  const { declaration } = device
  const { vendorId, productId, deviceVersion: release } = declaration
  const strings = stringsOf(declaration)
  const { manufacturerIndex = 1, productIndex = 2, serialIndex = 3 } = declaration
  const interfaces = configurationsOf(declaration)[0]?.interfaces ?? []
  const number = interfaces.findIndex((one) => one.class === HID_CLASS)
  const usage = applicationUsage(device, number)
  return {
    ...{ vendorId, productId, path, release, interface: number },
    manufacturer: strings.get(manufacturerIndex) ?? '',
    product: strings.get(productIndex) ?? '',
    serialNumber: strings.get(serialIndex) ?? '',
    usagePage: Math.floor(usage / 0x10000),
    usage: usage % 0x10000,
  }
}

/** Usage of the outermost collection, which says what kind of device it is. */
function applicationUsage(device: UsbDevice, index: number): number {
  const value = REPORT_DESCRIPTOR << 8
  const setup = { requestType: FROM_INTERFACE, request: GET_DESCRIPTOR, value, index, length: LONGEST }
  const descriptor = device.control(setup, new Uint8Array())
  if (!(descriptor instanceof Uint8Array)) return 0
  return new ReportMap(descriptor).fields[0]?.collections[0] ?? 0
}
