import type { AddDeviceBody, DescribedDevice } from '../../client/types.ts'

/** Fields that name an address to listen on: a copy takes a free one. */
const LISTENS: ReadonlySet<string> = new Set([
  'tcp',
  'rfc2217',
  'modbusTcp',
  'snmp',
  'pcnet',
  'web',
  'http',
  'modbus',
  'console',
])
/** A free port of the computer that the bench runs on. */
export const ANY_PORT = '127.0.0.1:0'

/**
 * A unit like the one described, under another name: ports of its own where that one has ports, and a serial number of its own. A
 * port at a path of the computer the bench runs on cannot be had twice: a link gets the new name, a real serial port is left out.
 */
export function copyOf(described: DescribedDevice, id: string): AddDeviceBody {
  const { serial: _serial, ...rest } = described
  return { ...(moved(rest, id) as DescribedDevice), id } as AddDeviceBody
}

/** The same without ports, on another firmware. */
export function withoutPorts(described: DescribedDevice, id: string, version: string): AddDeviceBody {
  const { serial: _serial, rj45: _rj45, modbusTcp: _tcp, usb: _usb, ...rest } = described
  return { ...(moved(rest, id) as DescribedDevice), id, firmware: version } as AddDeviceBody
}

function moved(value: object, id: string): object {
  const fields = Object.entries(value).flatMap(([name, field]): [string, unknown][] => {
    if (LISTENS.has(name)) return [[name, ANY_PORT]]
    if (name === 'pty') return [[name, `./ports/${id}`]]
    if (typeof field !== 'object' || field === null || Array.isArray(field)) return [[name, field]]
    return 'serialport' in field ? [] : [[name, moved(field, id)]]
  })
  return Object.fromEntries(fields)
}

/** The name wanted, or with a number behind it. */
export function freeName(wanted: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}-${number}`
    if (!taken.includes(name)) return name
  }
}
