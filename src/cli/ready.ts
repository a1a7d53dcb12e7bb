import { resolve } from 'node:path'
import type { Bench } from '../lab/bench.ts'
import type { Device } from '../lab/device.ts'
import type { DeviceEndpoint } from '../lab/endpoints.ts'
import { painter } from './paint.ts'

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
export function readyText(bench: Bench, control: string): string {
  const paint = painter(process.stdout)
  const first = bench.devices[0]
  const lines = bench.devices.flatMap((device) => [
    `${paint('bold', device.id)}  ${device.ups.model.name}, ${device.ups.firmware.reported} (ID ${device.ups.firmware.lineId})${cardText(device)}`,
    ...defectLines(device),
    ...device.endpoints.map(
      (end) => `  ${end.port.padEnd(8)}${end.protocol.padEnd(8)}${paint('cyan', where(end))}`,
    ),
  ])
  return [
    'upslab bench is up',
    '',
    ...lines,
    '',
    `page and control API  ${paint('cyan', control)}`,
    '',
    ...(first ? hints(first, control) : []),
    'Ctrl-C ends it.',
    '',
  ].join('\n')
}

function cardText({ card }: Device): string {
  return card ? `, ${card.card} in ${card.settings.mode} mode` : ''
}

function defectLines({ ups }: Device): string[] {
  return ups.firmware.active.map(({ id, assumed }) => `  defect  ${id}${assumed ? ' (assumed)' : ''}`)
}

function where(end: DeviceEndpoint): string {
  return 'path' in end ? end.path : end.address
}

function hints(device: Device, control: string): string[] {
  const url = `${control}/api/v1/devices/${device.id}`
  const json = "-H 'content-type: application/json'"
  const { version } = device.ups.firmware
  const lines = [
    'Try:',
    `  curl ${url}`,
    `  curl -X PATCH ${json} -d '{"voltage":0}' ${url}/input`,
    `  curl -X POST ${json} -d '{"action":"off","targets":["all"],"source":"lcd","useDelay":true}' ${url}/commands`,
  ]
  if (device.ups.firmware.defects.includes('ie2-shutdown-override') && device.card)
    lines.push(
      `With UPS ${version} that off comes back by itself after it has gone off: the defect of FA233876.`,
    )
  return [...lines, '']
}
