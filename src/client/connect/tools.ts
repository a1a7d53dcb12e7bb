import { bare, quoted, reached, ttyOf } from './place.ts'
import type { ConnectContext, ConnectLines, ConnectWriter } from './snippet.ts'

const shell = (text: string, note?: string): ConnectLines => ({
  into: 'shell',
  text,
  ...(note === undefined ? {} : { note }),
})

/** The charge and what follows it. */
const READ = '-0 -r 130 -c 8 -1'

export const forMbpoll: ConnectWriter = (endpoint, { unit, control }) => {
  if (endpoint.protocol !== 'modbus') return []
  const slave = `-a ${unit.modbus.address}`
  const tty = ttyOf(endpoint)
  if (tty !== undefined) return [shell(`mbpoll -m rtu ${slave} -b 9600 -P none ${READ} ${quoted(tty)}`)]
  if (endpoint.kind !== 'tcp' || endpoint.port !== 'network') return []
  const { host, port } = reached(endpoint.address, control)
  return [shell(`mbpoll -m tcp ${slave} -p ${port} ${READ} ${bare(host)}`)]
}

export const forUsbip: ConnectWriter = (endpoint, { control }) => {
  if (endpoint.kind !== 'usbip') return []
  const { host, port } = reached(endpoint.address, control)
  return [
    shell(
      [
        'sudo modprobe vhci-hcd',
        `sudo usbip --tcp-port ${port} attach -r ${bare(host)} -b ${endpoint.busid}`,
      ].join('\n'),
    ),
  ]
}

/** The sysDescr of the card, and all below the vendor's own number. */
export const forSnmp: ConnectWriter = (endpoint, { control }) => {
  if (endpoint.protocol !== 'snmp' || !('address' in endpoint)) return []
  const { host, port } = reached(endpoint.address, control)
  return [
    shell(
      [
        `snmpget -v1 -c public ${host}:${port} .1.3.6.1.4.1.318.1.1.1.2.2.1.0`,
        `snmpwalk -v2c -c public ${host}:${port} .1.3.6.1.4.1.318`,
      ].join('\n'),
      'The communities are those of the card as shipped; the lab file can give others.',
    ),
  ]
}

/** The console of a card. */
export const forTelnet: ConnectWriter = (endpoint, { control }) => {
  if (endpoint.protocol !== 'telnet' || !('address' in endpoint)) return []
  const { host, port } = reached(endpoint.address, control)
  return [
    shell(
      `telnet ${host} ${port}`,
      'Users are apc, device and readonly; their password is apc unless the lab file has another.',
    ),
  ]
}

export const forCurl: ConnectWriter = (endpoint, { control }) => {
  if (endpoint.protocol !== 'http' || !('address' in endpoint)) return []
  const { host, port } = reached(endpoint.address, control)
  return [shell(`curl -i http://${host}:${port}/`)]
}

/** The unit itself over the control API. */
export function curlOfUnit({ unit, control, token }: ConnectContext): ConnectLines {
  const curl = token ? 'curl -s -H "authorization: Bearer $UPSLAB_TOKEN"' : 'curl -s'
  const url = quoted(`${control.replace(/\/$/, '')}/api/v1/devices/${encodeURIComponent(unit.id)}`)
  const json = "-H 'content-type: application/json'"
  return shell(
    [`${curl} ${url}`, `${curl} -X PATCH ${json} -d '{"voltage":0}' ${url}/input`].join('\n'),
    'The second line fails the mains; the nominal voltage brings them back.',
  )
}
