import { resolve } from 'node:path'
import type { Bench } from '../lab/bench.ts'
import type { Device } from '../lab/device.ts'
import type { DeviceEndpoint } from '../lab/unit/device-endpoint.ts'
import { columns, painter } from './paint.ts'

/** The line of JSON that `up --json` prints when everything listens. */
export function readyLine(bench: Bench, control: string): string {
  const devices = bench.devices.map((device) => ({
    id: device.id,
    model: device.ups.model.name,
    firmware: device.ups.firmware.version,
    endpoints: device.endpoints.map(absolute),
  }))
  return JSON.stringify({ event: 'ready', control, devices })
}

function absolute(endpoint: DeviceEndpoint): DeviceEndpoint {
  return 'path' in endpoint ? { ...endpoint, path: resolve(endpoint.path) } : endpoint
}

/** The same for people, with what to type next. */
export function readyText(bench: Bench, control: string, withToken: boolean): string {
  const paint = painter(process.stdout)
  const first = bench.devices[0]
  const lines = bench.devices.flatMap((device) => [
    `${paint('bold', device.id)}  ${titleOf(device)}`,
    ...device.ups.firmware.active.map(({ id, assumed }) => `  defect   ${id}${assumed ? ' (assumed)' : ''}`),
    ...endpointLines(device, paint),
    ...(device.endpoints.length === 0 ? [`  no port is open${whyNone(device)}`] : []),
  ])
  return [
    'upslab bench is up',
    '',
    ...lines,
    '',
    `page and control API  ${paint('cyan', control)}`,
    '',
    ...(first ? hints(first, control, withToken) : []),
    'Ctrl-C ends it.',
    '',
  ].join('\n')
}

function endpointLines({ endpoints }: Device, paint: ReturnType<typeof painter>): string[] {
  if (endpoints.length === 0) return []
  const heads = columns(endpoints.map((end) => [end.port.padEnd(7), speaks(end), ''])).split('\n')
  const width = Math.max(...heads.map((head) => head.length))
  return endpoints.map((end, index) => `  ${heads[index]!.padEnd(width)}  ${paint('cyan', where(end))}`)
}

function titleOf({ ups, slots }: Device): string {
  const cards = slots.fitted.map(({ kind, card }) => `, ${kind.summary(card)}`).join('')
  return `${ups.model.name}, ${ups.firmware.reported} (ID ${ups.firmware.lineId})${cards}`
}

function speaks({ kind, protocol }: DeviceEndpoint): string {
  return `${protocol} ${kind === 'serialport' ? 'serial' : kind}`
}

function where(end: DeviceEndpoint): string {
  if ('path' in end) return end.path
  return 'busid' in end ? `${end.address} busid ${end.busid}` : end.address
}

function whyNone({ ups }: Device): string {
  return ups.firmware.hasModbus ? '' : `: ${ups.firmware.reported} does not speak Modbus`
}

function hints(device: Device, control: string, withToken: boolean): string[] {
  // An address that means "every interface" is nothing to type.
  const url = `${control.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:')}/api/v1/devices/${device.id}`
  const curl = withToken ? 'curl -H "authorization: Bearer $UPSLAB_TOKEN"' : 'curl'
  const json = "-H 'content-type: application/json'"
  return [
    'Try:',
    ...device.endpoints.flatMap(clientHint),
    `  ${curl} ${url}`,
    `  ${curl} -X PATCH ${json} -d '{"voltage":0}' ${url}/input`,
    `  ${curl} -X POST ${json} -d '{"action":"off","targets":["all"],"source":"lcd","useDelay":true}' ${url}/commands`,
    ...seedHint(device),
    '',
  ]
}

/** A stock client's command line for an endpoint. */
function clientHint(end: DeviceEndpoint): string[] {
  if (end.kind === 'pty' && end.protocol === 'modbus')
    return [`  mbpoll -m rtu -a 1 -b 9600 -P none -0 -r 128 -c 8 -1 ${end.path}`]
  if (end.kind === 'udp' && end.protocol === 'snmp')
    return [
      `  snmpwalk -v1 -c public ${end.address} .1.3.6.1.4.1.318`,
      `  ups.conf:      driver = snmp-ups, port = ${end.address}, community = private, mibs = apcc`,
      `  apcupsd.conf:  UPSCABLE ether, UPSTYPE snmp, DEVICE ${end.address}:APC_NOTRAP:private`,
    ]
  if (end.kind !== 'usbip') return []
  const [host, port] = end.address.split(/:(?=\d+$)/)
  return [`  sudo usbip --tcp-port ${port} attach -r ${host} -b ${end.busid}`]
}

function seedHint({ ups, slots }: Device): string[] {
  if (slots.fitted.length === 0 || !ups.firmware.defects.includes('ie2-shutdown-override')) return []
  return [
    `With ${ups.firmware.reported} that off comes back by itself after it has gone off: the defect of FA233876.`,
  ]
}
