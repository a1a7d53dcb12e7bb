import type { Clock } from '../../client/types.ts'
import type { DeviceState } from '../../lab/device-state.ts'
import { sentence } from '../../lab/event-text.ts'
import type { LabEvent } from '../../lab/journal.ts'
import { isoTime } from '../../lab/time/real-time.ts'
import type { Paint } from '../paint.ts'

/** What there is to show. */
export interface ScreenState {
  readonly url: string
  readonly clock: Clock
  readonly devices: readonly DeviceState[]
  /** Newest last. */
  readonly events: readonly LabEvent[]
  /** Why nothing new comes, while the bench does not answer. */
  readonly trouble: string | undefined
}

export interface ScreenSize {
  readonly columns: number
  readonly rows: number
}

/** Lines that events get at least, where the screen has room for more than the devices. */
const LEAST_EVENTS = 3
const BAR = 10

/** One screen: what time it is, the units, and what happened last. Never more lines or columns than there are. */
export function screenOf(seen: ScreenState, { columns, rows }: ScreenSize, paint: Paint): string[] {
  const head = headLine(seen, paint)
  const blocks = seen.devices.map((device) => deviceLines(device, paint))
  const room = Math.max(1, rows - 2 - LEAST_EVENTS)
  const shown = fitting(blocks, room)
  const hidden = blocks.length - shown.length
  const more = hidden > 0 ? [paint('dim', `${hidden} more of ${blocks.length} units`)] : []
  const lines = [head, ...shown.flat(), ...more]
  const left = rows - lines.length - 1
  const events = left > 0 ? seen.events.slice(-left).map((event) => eventLine(event, paint)) : []
  return [...lines, ...(events.length > 0 ? [''] : []), ...events]
    .slice(0, rows)
    .map((line) => cut(line, columns))
}

function fitting(blocks: readonly string[][], room: number): string[][] {
  const shown: string[][] = []
  let used = 0
  for (const block of blocks) {
    // A line that says how many are left out needs room as well.
    const reserve = shown.length === blocks.length - 1 ? 0 : 1
    if (used + block.length + reserve > room && shown.length > 0) break
    shown.push(block)
    used += block.length
  }
  return shown
}

function headLine({ url, clock, trouble }: ScreenState, paint: Paint): string {
  const { now, virtual, paused, speed } = clock
  const runs = virtual
    ? 'moved by hand'
    : paused
      ? 'paused'
      : speed === 1
        ? 'real time'
        : `${speed} times as fast`
  const troubleText = trouble ? `  ${paint('red', trouble)}` : ''
  return `${paint('bold', 'upslab')}  ${url}  ${now.slice(0, 19).replace('T', ' ')}  ${runs}${troubleText}`
}

function deviceLines(device: DeviceState, paint: Paint): string[] {
  const { id, model, firmware, hosts, alarms } = device
  const lines = [
    `${paint('bold', id)}  ${model}, UPS ${firmware.version}  ${stateOf(device, paint)}  ${measuresOf(device, paint)}`,
    `  ${groupsOf(device, paint)}`,
  ]
  if (alarms.length > 0) lines.push(`  ${paint('red', `alarms: ${alarms.join(', ')}`)}`)
  if (hosts.length > 0) lines.push(`  hosts: ${hosts.map((host) => hostOf(host, paint)).join('  ')}`)
  return lines
}

const STATE_COLOUR = {
  online: 'green',
  'on-battery': 'yellow',
  bypass: 'yellow',
  off: 'dim',
  fault: 'red',
} as const

function stateOf({ output, awake }: DeviceState, paint: Paint): string {
  const text = awake ? output.state : 'without supply'
  return paint(STATE_COLOUR[output.state], text)
}

function measuresOf({ input, output, battery }: DeviceState, paint: Paint): string {
  const filled = Math.round((battery.charge / 100) * BAR)
  const bar = `${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}`
  const charge = `[${bar}] ${Math.round(battery.charge)} %`
  return [
    `in ${Math.round(input.voltage)} V`,
    battery.low ? paint('red', `${charge} low`) : charge,
    `runtime ${duration(battery.runtime)}`,
    `load ${Math.round(output.load)} %`,
  ].join('  ')
}

function groupsOf({ outletGroups }: DeviceState, paint: Paint): string {
  return outletGroups
    .map(({ name, output, pending }) => {
      const seconds =
        pending?.seconds === null || pending?.seconds === undefined ? '' : ` in ${pending.seconds} s`
      const coming = pending ? paint('yellow', ` (${pending.action}${seconds})`) : ''
      return `${name} ${paint(output === 'on' ? 'green' : 'dim', output)}${coming}`
    })
    .join('  ')
}

function hostOf({ name, state, verdict }: DeviceState['hosts'][number], paint: Paint): string {
  const judged = verdict ? ` ${paint(verdict === 'clean' ? 'green' : 'red', verdict)}` : ''
  return `${name} ${state}${judged}`
}

function eventLine(event: LabEvent, paint: Paint): string {
  const time = isoTime(event.at).slice(11, 19)
  return `${paint('dim', time)}  ${event.device}  ${event.type}  ${sentence(event)}`
}

/** One line a device, for logs and pipes. */
export function logLines({ clock, devices }: ScreenState): string[] {
  return devices.map(({ id, output, input, battery, outletGroups, alarms }) => {
    const groups = outletGroups.map((group) => `${group.name} ${group.output}`)
    return [
      `${clock.now.slice(0, 19)}Z`,
      id,
      output.state,
      `in ${Math.round(input.voltage)} V`,
      `charge ${Math.round(battery.charge)} %`,
      `runtime ${duration(battery.runtime)}`,
      `load ${Math.round(output.load)} %`,
      ...groups,
      ...(alarms.length > 0 ? [`alarms ${alarms.join(', ')}`] : []),
    ].join('  ')
  })
}

function duration(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), Math.floor(seconds % 60)]
  return minutes > 0 ? `${minutes} min` : `${rest} s`
}

/** Cuts text at a width, colours not counted, and ends them. */
export function cut(line: string, columns: number): string {
  let width = 0
  let out = ''
  for (const [piece, colour] of line.matchAll(PIECES)) {
    if (colour === undefined && ++width > columns) return out.includes(ESCAPE) ? `${out}${RESET}` : out
    out += piece
  }
  return out
}

const ESCAPE = '\u001b'
const RESET = `${ESCAPE}[0m`
/** A colour, or one character. */
const PIECES = new RegExp(`(${ESCAPE}\\[[\\d;]*m)|[^]`, 'gu')
