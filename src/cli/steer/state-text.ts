import type { DeviceState } from '../../client/types.ts'
import { formatDuration } from '../../lab/time/duration.ts'

/** A unit in a line, as after each command. */
export function stateLine({ id, model, firmware, output, input, battery }: DeviceState): string {
  return [
    `${id}  ${model} ${firmware.version}`,
    `${output.state}, ${Math.round(output.watts)} W`,
    `mains ${input.voltage} V`,
    `battery ${Math.round(battery.charge)} %, ${formatDuration(battery.runtime * 1000)}`,
  ].join('  ')
}

/** A unit in full: its outlet groups, alarms, defects and ports below that line. */
export function stateText(device: DeviceState): string {
  const groups = device.outletGroups.map(({ name, output }) => `${name} ${output}`).join(', ')
  const rows: (readonly [string, string])[] = [
    ['outlets', groups],
    ['alarms', device.alarms.join(', ') || 'none'],
    ['defects', device.firmware.defects.join(', ') || 'none known'],
    ...device.endpoints.map(
      (endpoint) => [endpoint.port, `${endpoint.protocol} ${endpoint.kind} ${placeOf(endpoint)}`] as const,
    ),
  ]
  return [stateLine(device), ...rows.map(([name, text]) => `  ${name.padEnd(10)} ${text}`)].join('\n')
}

function placeOf(endpoint: object): string {
  const { path, address, busid } = endpoint as { path?: string; address?: string; busid?: string }
  return path ?? [address, busid].filter(Boolean).join(' ')
}
