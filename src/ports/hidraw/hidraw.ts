import { closeSync, openSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { PortError, portErrorFrom } from '../port-error.ts'

/** A HID device of this computer, as its kernel shows it. */
export interface Hidraw {
  readonly descriptor: Uint8Array
  /** Manufacturer and product in one line, as the kernel joins them. */
  readonly name: string
  readonly serial: string
  /** A feature report, id first, at most `length` bytes; undefined where the device refuses. */
  getFeature(id: number, length: number): Uint8Array | undefined
  close(): void
}

/** `HIDIOCGFEATURE(length)`: read and write, `length`, 'H', 7 (linux/hidraw.h). */
const getFeatureRequest = (length: number) => (0xc0000000 | (length << 16) | (0x48 << 8) | 0x07) >>> 0

/**
 * Opens `/dev/hidrawN` (Linux).
 *
 * @throws PortError when there is no such device, it may not be opened, or koffi has no binary here
 */
export async function openHidraw(path: string): Promise<Hidraw> {
  if (process.platform !== 'linux')
    throw new PortError('unsupported-platform', `${path}: hidraw devices are Linux's`)
  const about = join('/sys/class/hidraw', basename(path), 'device')
  let fd: number | undefined
  try {
    const descriptor = readFileSync(join(about, 'report_descriptor'))
    const uevent = readFileSync(join(about, 'uevent'), 'utf8')
    fd = openSync(path, 'r+')
    const { name, serial } = factsOfUevent(uevent)
    return { descriptor, name, serial, ...(await featureReader(path, fd)) }
  } catch (error) {
    if (fd !== undefined) closeSync(fd)
    throw portErrorFrom(`cannot open ${path}`, error)
  }
}

/** `HID_NAME=…` and `HID_UNIQ=…` of a device's uevent. */
export function factsOfUevent(uevent: string): { readonly name: string; readonly serial: string } {
  const value = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(uevent)?.[1]?.trim() ?? ''
  return { name: value('HID_NAME'), serial: value('HID_UNIQ') }
}

async function featureReader(path: string, fd: number): Promise<Pick<Hidraw, 'getFeature' | 'close'>> {
  const koffi = await import('koffi').then(
    ({ default: loaded }) => loaded,
    (error: unknown) => {
      throw new PortError('not-installed', `${path}: the package koffi has no binary for this system`, error)
    },
  )
  const ioctl = koffi.load(null).func('int ioctl(int fd, unsigned long request, _Inout_ uint8_t *report)')
  return {
    getFeature(id, length) {
      const report = Buffer.alloc(length)
      report[0] = id
      const got = ioctl(fd, getFeatureRequest(length), report) as number
      return got > 0 ? report.subarray(0, got) : undefined
    },
    close: () => closeSync(fd),
  }
}
