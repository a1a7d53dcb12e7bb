import { HidHost } from '../../../emulators/usb-hid-emulator-lite/src/backends/in-process/hid-host.ts'
import { InProcessHost } from '../../../emulators/usb-hid-emulator-lite/src/backends/in-process/host.ts'
import type { UsbDevice } from '../../../emulators/usb-hid-emulator-lite/src/device/usb-device.ts'
import { usageOf } from '../../../emulators/usb-hid-emulator-lite/src/hid/field.ts'
import { readLogical } from '../../../emulators/usb-hid-emulator-lite/src/hid/report-value.ts'
import type { Face } from './face.ts'

const AC_PRESENT = usageOf(0x85, 0xd0)
const REMAINING_CAPACITY = usageOf(0x85, 0x66)

/** A driver that takes whatever is plugged in. @returns undefined while nothing is */
export function usbDriver(plugged: () => UsbDevice | undefined): () => HidHost | undefined {
  let open: { readonly device: UsbDevice; readonly hid: HidHost } | undefined
  return () => {
    const device = plugged()
    if (!device) return undefined
    if (open?.device !== device) open = { device, hid: opened(device) }
    return open.hid
  }
}

/** Reads what HID says. */
export function usbReader(driver: () => HidHost | undefined): () => Face | undefined {
  return () => {
    const hid = driver()
    if (!hid) return undefined
    const value = (usage: number) => {
      const field = hid.reports.field(usage, { type: 'feature' })
      return readLogical(field, hid.getReport('feature', field.reportId))
    }
    const charge = value(REMAINING_CAPACITY)
    return {
      wire: 'usb',
      inputGood: value(AC_PRESENT) === 1,
      ...(charge === undefined ? {} : { charge, within: 1 }),
    }
  }
}

function opened(device: UsbDevice): HidHost {
  const host = new InProcessHost(device)
  const head = host.getDescriptor(2, 0, 9)
  const configuration = host.getDescriptor(2, 0, head[2]! | (head[3]! << 8))
  host.setConfiguration(configuration[5]!)
  return new HidHost(host, { configuration })
}
