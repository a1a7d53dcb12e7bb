import { closeSync, openSync, statSync } from 'node:fs'
import { constants } from 'node:os'
import { PortError, portErrorFrom } from '../port-error.ts'
import { type HidFacts, hidFactsOf, isUps, upsHere } from './sysfs.ts'

/** A HID device of this computer, as its kernel shows it. */
export interface Hidraw extends HidFacts {
  /**
   * A feature report, id first, at most `length` bytes; undefined where the device refuses.
   *
   * @throws PortError when the device is gone, or has stopped answering
   */
  getFeature(id: number, length: number): Uint8Array | undefined
  close(): void
}

/** `HIDIOCGFEATURE(length)`: read and write, `length`, 'H', 7 (linux/hidraw.h). */
const getFeatureRequest = (length: number) => (0xc0000000 | (length << 16) | (0x48 << 8) | 0x07) >>> 0
/** The kernel waits five seconds for each report: asking a deaf unit for all of them would take minutes. */
const MOST_UNANSWERED = 2

/**
 * Opens the UPS at `/dev/hidrawN` (Linux), for reading alone: feature reports can be asked for then.
 *
 * @throws PortError when there is no such device, it may not be opened, it is no UPS, or koffi has no binary here
 */
export async function openHidraw(path: string): Promise<Hidraw> {
  if (process.platform !== 'linux')
    throw new PortError('unsupported-platform', `${path}: hidraw devices are Linux's`)
  let fd: number | undefined
  try {
    const facts = factsOfUps(path)
    fd = openSync(path, 'r')
    return { ...facts, ...(await featureReader(path, fd)) }
  } catch (error) {
    if (fd !== undefined) closeSync(fd)
    throw withAdvice(path, portErrorFrom(`cannot open ${path}`, error))
  }
}

function factsOfUps(path: string): HidFacts {
  const stat = statSync(path)
  const facts = stat.isCharacterDevice() ? hidFactsOf(stat) : undefined
  if (!facts) throw new PortError('path-occupied', `${path} is no hidraw device; ${upsHere()}`)
  if (isUps(facts.descriptor)) return facts
  throw new PortError('path-occupied', `${path} is no UPS but ${facts.name || 'nameless'}; ${upsHere()}`)
}

function withAdvice(path: string, error: PortError): PortError {
  const { code, message, cause } = error
  if (code === 'no-such-path') return new PortError(code, `${message}; ${upsHere()}`, cause)
  if (code !== 'permission-denied') return error
  const advice = `run this as root, or let everyone read it until it is plugged in anew: sudo chmod a+r ${path}`
  return new PortError(code, `${message}; ${advice}`, cause)
}

async function featureReader(path: string, fd: number): Promise<Pick<Hidraw, 'getFeature' | 'close'>> {
  const koffi = await import('koffi').then(
    ({ default: loaded }) => loaded,
    (error: unknown) => {
      throw new PortError('not-installed', `${path}: the package koffi has no binary for this system`, error)
    },
  )
  const ioctl = koffi.load(null).func('int ioctl(int fd, unsigned long request, _Inout_ uint8_t *report)')
  let unanswered = 0
  return {
    getFeature(id, length) {
      const report = Buffer.alloc(length)
      report[0] = id
      const got = ioctl(fd, getFeatureRequest(length), report) as number
      const errno = got < 0 ? koffi.errno() : 0
      if (errno === constants.errno.ENODEV)
        throw new PortError('io', `${path}: the unit was unplugged, or a driver took it, while it was read`)
      unanswered = errno === constants.errno.ETIMEDOUT ? unanswered + 1 : 0
      if (unanswered >= MOST_UNANSWERED)
        throw new PortError('io', `${path}: the unit does not answer; plug its USB cable out and in again`)
      return got > 0 ? report.subarray(0, got) : undefined
    },
    close: () => closeSync(fd),
  }
}
