import { resolve } from 'node:path'
import { formatAddress, parseListenAddress } from '../ports/address.ts'
import type { Device } from './device.ts'
import { DeviceError } from './unit/device-error.ts'

/** Something that one port of one device has for itself. */
interface Place {
  readonly kind: 'path' | 'tcp' | 'udp'
  /** As the lab file has it. */
  readonly given: string
  /** Whether that is the same place as another of its kind. */
  readonly host: string
  readonly port: number | string
}

/**
 * Refuses a device whose port has the path or address of another port, or whose serial number another device has.
 *
 * @throws DeviceError naming both devices
 */
export function refuseShared(device: Device, others: readonly Device[]): void {
  const own = placesOf(device)
  for (const [index, place] of own.entries())
    if (own.slice(index + 1).some((other) => isSame(place, other)))
      throw new DeviceError(device.id, `${place.given} is given to two of its ports`)
  for (const other of others) {
    const taken = placesOf(other)
    const shared = own.find((place) => taken.some((each) => isSame(place, each)))
    if (shared) throw new DeviceError(device.id, `${shared.given} is given to a port of ${other.id} already`)
    const { serial } = device.config
    if (serial !== undefined && serial === other.config.serial)
      throw new DeviceError(device.id, `serial number ${serial} is that of ${other.id} already`)
  }
}

/** Every path and address of a device, those of cards beside it included; a free port clashes with nothing. */
function placesOf({ config, slots }: Device): Place[] {
  const ofCards = slots.owned.flatMap(({ ports }) =>
    ports.flatMap((port): Place[] => {
      if (port.carries === 'datagrams') return addressOf('udp', port.listen)
      if (port.carries === 'contacts') return addressOf('tcp', port.config?.rfc2217)
      return port.carries === 'bytes' ? lineOf(port.config) : []
    }),
  )
  return [...lineOf(config.rj45), ...addressOf('tcp', config.modbusTcp), ...ofCards]
}

interface Line {
  readonly pty?: string | undefined
  readonly serialport?: string | undefined
  readonly tcp?: string | undefined
  readonly rfc2217?: string | undefined
}

function lineOf(line: Line | undefined): Place[] {
  const path = line?.pty ?? line?.serialport
  if (path !== undefined) return [{ kind: 'path', given: path, host: '', port: resolve(path) }]
  return addressOf('tcp', line?.tcp ?? line?.rfc2217)
}

function addressOf(kind: 'tcp' | 'udp', address: string | undefined): Place[] {
  if (address === undefined) return []
  const { host, port } = parseListenAddress(address)
  return port === 0 ? [] : [{ kind, given: formatAddress({ host, port }), host, port }]
}

/** Every address of the computer. */
const ANY = ['0.0.0.0', '::']
const LOOPBACK = ['127.0.0.1', 'localhost']

function isSame(a: Place, b: Place): boolean {
  if (a.kind !== b.kind || a.port !== b.port) return false
  const hosts = [a.host, b.host]
  if (a.host === b.host || hosts.some((host) => ANY.includes(host))) return true
  return hosts.every((host) => LOOPBACK.includes(host))
}
