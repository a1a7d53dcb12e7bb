import { bare, reached, ttyOf } from './place.ts'
import type { ConnectContext, ConnectInto, ConnectLines, ConnectWriter } from './snippet.ts'

const HALTS =
  'It halts the computer that it runs on: give it a SCRIPTDIR without an apccontrol script before you fail any mains.'

/** One setting a line, as apcupsd.conf has them. */
function apcupsdConf(settings: Readonly<Record<string, string>>, note = HALTS): ConnectLines[] {
  const text = Object.entries(settings).map(([name, value]) => `${name} ${value}`.trimEnd())
  return [{ into: 'apcupsd.conf', text: text.join('\n'), note }]
}

/** What apcupsd calls the languages that it speaks over a serial port. */
const APCUPSD_TYPES: Readonly<Record<string, string>> = { modbus: 'modbus', 'ups-link': 'apcsmart' }

export const forApcupsd: ConnectWriter = (endpoint, { unit, control }) => {
  const tty = ttyOf(endpoint)
  const type = APCUPSD_TYPES[endpoint.protocol]
  if (tty !== undefined && type) return apcupsdConf({ UPSCABLE: 'smart', UPSTYPE: type, DEVICE: tty })
  if (endpoint.kind === 'usbip' && endpoint.protocol === 'hid') {
    const own = endpoint.port === 'usb' && unit.modbus.enabled
    return apcupsdConf({ UPSCABLE: 'usb', UPSTYPE: own ? 'modbus' : 'usb', DEVICE: '' }, afterAttach(HALTS))
  }
  if (endpoint.protocol !== 'snmp' || !('address' in endpoint)) return []
  const { host, port } = reached(endpoint.address, control)
  return apcupsdConf({ UPSCABLE: 'ether', UPSTYPE: 'snmp', DEVICE: `${host}:${port}:APC_NOTRAP:private` })
}

const afterAttach = (more = '') => `Attach the port with usbip first. ${more}`.trim()

/** A section of ups.conf, which NUT calls the unit by. */
function section(
  { unit }: ConnectContext,
  settings: Readonly<Record<string, string | number>>,
  note?: string,
): ConnectLines[] {
  const lines = Object.entries(settings).map(([name, value]) => `  ${name} = ${value}`)
  return [
    {
      into: 'ups.conf',
      text: [`[${unit.id}]`, ...lines].join('\n'),
      ...(note === undefined ? {} : { note }),
    },
  ]
}

export const forNut: ConnectWriter = (endpoint, context) => {
  const tty = ttyOf(endpoint)
  const { address } = context.unit.modbus
  const slave = address === 1 ? {} : { slaveid: address }
  if (endpoint.protocol === 'modbus' && tty !== undefined)
    return section(
      context,
      { driver: 'apc_modbus', porttype: 'serial', port: tty, ...slave },
      'NUT 2.8.1 or newer.',
    )
  if (endpoint.protocol === 'ups-link' && tty !== undefined)
    return section(context, { driver: 'apcsmart', port: tty })
  if (endpoint.protocol === 'microlink' && tty !== undefined)
    return section(context, { driver: 'apcmicrolink', port: tty }, 'NUT 2.8.6 or newer.')
  if (endpoint.kind === 'usbip' && endpoint.protocol === 'hid')
    return section(context, { driver: 'usbhid-ups', port: 'auto', vendorid: '051d' }, afterAttach())
  if (!('address' in endpoint)) return []
  const { host, port } = reached(endpoint.address, context.control)
  // Raw serial bytes over TCP are nothing that NUT speaks; the unit's own network port is.
  if (endpoint.port === 'network' && endpoint.protocol === 'modbus')
    return section(context, { driver: 'apc_modbus', porttype: 'tcp', port: `${host}:${port}`, ...slave })
  if (endpoint.protocol === 'snmp')
    return section(context, {
      driver: 'snmp-ups',
      port: `${host}:${port}`,
      community: 'private',
      mibs: 'apcc',
    })
  return []
}

/** A COM port on Windows of a serial port on the network. */
function comPort(
  program: string,
  { host, port }: { readonly host: string; readonly port: string },
): ConnectLines {
  return {
    into: 'Windows terminal' satisfies ConnectInto,
    text: `${program} \\\\.\\CNCB0 ${bare(host)} ${port}`,
    note: 'com0com has made the pair CNCA0 and CNCB0 before; PowerChute opens CNCA0.',
  }
}

/** What no serial line carries. */
const NETWORK_PROTOCOLS = ['modbus-tcp', 'http', 'telnet']

export const forPowerChute: ConnectWriter = (endpoint, { control }) => {
  if (endpoint.kind === 'usbip') {
    const { host, port } = reached(endpoint.address, control)
    const text = `usbip --tcp-port ${port} attach -r ${bare(host)} -b ${endpoint.busid}`
    return [{ into: 'Windows terminal', text, note: 'As administrator, with usbip-win2.' }]
  }
  if (endpoint.kind === 'rfc2217') return [comPort('com2tcp-rfc2217', reached(endpoint.address, control))]
  const serialBytes = endpoint.kind === 'tcp' && !NETWORK_PROTOCOLS.includes(endpoint.protocol)
  return serialBytes ? [comPort('com2tcp', reached(endpoint.address, control))] : []
}
