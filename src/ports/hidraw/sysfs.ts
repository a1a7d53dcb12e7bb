import { readdirSync, readFileSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { ReportMap } from '../../../emulators/usb-hid-emulator-lite/src/hid/report-map.ts'

/** What the kernel says of a HID device. */
export interface HidFacts {
  readonly descriptor: Uint8Array
  /** Manufacturer and product in one line, as the kernel joins them. */
  readonly name: string
  readonly serial: string
}

const CLASS = '/sys/class/hidraw'
/** HID Power Device class, usage UPS: the outermost collection of every UPS. */
const UPS = 0x840004

/**
 * What sysfs says of a character device. It is looked up by its number: its path may be a link that udev made.
 *
 * @returns undefined where it is no HID device
 */
export function hidFactsOf({ rdev }: Stats): HidFacts | undefined {
  return factsIn(`/sys/dev/char/${(rdev >> 8) & 0xfff}:${rdev & 0xff}`)
}

/** Whether a report descriptor is that of a UPS. */
export function isUps(descriptor: Uint8Array): boolean {
  try {
    return new ReportMap(descriptor).fields.some(({ collections }) => collections[0] === UPS)
  } catch {
    return false
  }
}

/** In words, the UPSs that this computer has a hidraw device for. */
export function upsHere(): string {
  const found = names().flatMap((name) => {
    const facts = factsIn(join(CLASS, name))
    return facts && isUps(facts.descriptor) ? [`/dev/${name} (${facts.name})`] : []
  })
  if (found.length > 0) return `UPSs here: ${found.join(', ')}`
  return 'no UPS here has a hidraw device; NUT and apcupsd may have taken it from the kernel: stop them and plug the unit in anew'
}

/** `HID_NAME=…` and `HID_UNIQ=…` of a device's uevent. */
export function factsOfUevent(uevent: string): Omit<HidFacts, 'descriptor'> {
  const value = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(uevent)?.[1]?.trim() ?? ''
  return { name: value('HID_NAME'), serial: value('HID_UNIQ') }
}

function factsIn(folder: string): HidFacts | undefined {
  const read = (name: string) => readFileSync(join(folder, 'device', name))
  try {
    return { descriptor: read('report_descriptor'), ...factsOfUevent(read('uevent').toString()) }
  } catch {
    // Something else, or unplugged just now.
    return undefined
  }
}

function names(): string[] {
  try {
    return readdirSync(CLASS).sort()
  } catch {
    return []
  }
}
