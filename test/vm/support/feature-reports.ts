import { InProcessHost } from '../../../emulators/usb-hid-emulator-lite/src/backends/in-process/host.ts'
import { ReportMap } from '../../../emulators/usb-hid-emulator-lite/src/hid/report-map.ts'
import { BenchCore } from '../../../src/lab/bench-core.ts'
import type { Device } from '../../../src/lab/device.ts'
import { parseLab } from '../../../src/lab/lab-file/read.ts'
import { unitUsbDevice } from '../../../src/protocols/hid-power-device/usb-device.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'

/** Every feature report of a unit, in hexadecimal by its id, as its USB port gives it without a kernel between. */
export function featureReports({ ups }: Device): Record<number, string> {
  const context = { sync: () => {}, line: new ManualLineClock(), randomByte: () => 1 }
  const host = new InProcessHost(unitUsbDevice(ups, context).device)
  host.enumerate()
  const map = new ReportMap(host.getInterfaceDescriptor(0x22, 0, 4096))
  const read = (id: number) => {
    const length = map.reportLength('feature', id)!
    return host.controlIn({ requestType: 0xa1, request: 1, value: 0x0300 | id, index: 0, length })
  }
  return Object.fromEntries(map.reportIds('feature').map((id) => [id, Buffer.from(read(id)).toString('hex')]))
}

/** The first unit of a lab file, on a bench where time stands still. */
export function unitOfProfile(text: string): Device {
  return new BenchCore({ seed: 1 }).add('ups0', parseLab(text, 'profile').devices.ups0!)
}
