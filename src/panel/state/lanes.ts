import type { DeviceState, Event as LabEvent } from '../../client/types.ts'
import { eventWords } from '../words/events.ts'
import { groupName, type Tone } from '../words/names.ts'

/** A stretch of a lane with one value; times are milliseconds of device time. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly value: string
  readonly tone: Tone
}

/** A moment on a lane. */
export interface Mark {
  readonly at: number
  readonly text: string
  readonly tone: Tone
  readonly event: LabEvent
}

export interface Lane {
  readonly name: string
  readonly stretches: readonly Stretch[]
  readonly marks: readonly Mark[]
}

export interface Span {
  readonly from: number
  readonly to: number
}

/** A change of what a lane shows: at a moment, from one value to another. */
type Change = readonly [at: number, before: string, after: string]

const TONES: Readonly<Record<string, Tone>> = {
  present: 'good',
  online: 'good',
  on: 'good',
  up: 'good',
  gone: 'bad',
  fault: 'bad',
  off: 'quiet',
  halted: 'quiet',
}

/** The events of the run of time that goes on: going back to a snapshot begins another. */
export function sinceLastReturn(events: readonly LabEvent[]): readonly LabEvent[] {
  const back = events.findLastIndex((event, index) => index > 0 && event.at < events[index - 1]!.at)
  return back < 0 ? events : events.slice(back)
}

/** What a unit did over a span, lane by lane: mains, output, outlets, hosts, card, commands, decisions of defects. */
export function lanesOf(unit: DeviceState, all: readonly LabEvent[], span: Span): Lane[] {
  const events = sinceLastReturn(all.filter(({ device }) => device === unit.id))
  const lane = (name: string, now: string, changes: readonly Change[]): Lane => ({
    name,
    stretches: stretches(now, changes, span),
    marks: [],
  })
  const marked = (name: string, wanted: (event: LabEvent) => boolean): Lane => ({
    name,
    stretches: [],
    marks: events
      .filter((event) => event.at >= span.from && wanted(event))
      .map((event) => ({ at: event.at, event, ...eventWords(event) })),
  })
  const mains = (volts: number) => (volts > 0 ? 'present' : 'gone')
  return [
    lane('Mains', mains(unit.input.voltage), inputChanges(events, mains)),
    lane(
      'Output',
      unit.output.state,
      events.flatMap((event) => (event.type === 'state' ? [[event.at, event.from, event.to] as const] : [])),
    ),
    ...unit.outletGroups.map(({ name, output }) =>
      lane(
        groupName(name),
        output,
        events.flatMap((event) =>
          event.type === 'outlet' && event.group === name
            ? [[event.at, event.on ? 'off' : 'on', event.on ? 'on' : 'off'] as const]
            : [],
        ),
      ),
    ),
    ...unit.hosts.map((host) => lane(`Host ${host.name}`, host.state, hostChanges(events, host.name))),
    ...(unit.smartslot1 ? [marked('Card', ({ type }) => type === 'card')] : []),
    marked('Commands', ({ type }) => type === 'command' || type === 'signal'),
    marked('Defects', (event) => event.type === 'decision' && event.defect !== null),
  ]
}

function inputChanges(events: readonly LabEvent[], word: (volts: number) => string): Change[] {
  let before: string | undefined
  return events.flatMap((event) => {
    if (event.type !== 'input') return []
    const after = word(event.input.voltage)
    const change: Change = [event.at, before ?? (after === 'gone' ? 'present' : after), after]
    before = after
    return [change]
  })
}

function hostChanges(events: readonly LabEvent[], name: string): Change[] {
  let before = 'up'
  return events.flatMap((event) => {
    if (event.type !== 'host' || event.host !== name || event.state === before) return []
    const change: Change = [event.at, before, event.state]
    before = event.state
    return [change]
  })
}

function stretches(now: string, changes: readonly Change[], { from, to }: Span): Stretch[] {
  const first = changes[0]?.[1] ?? now
  const edges = [{ at: from, value: first }, ...changes.map(([at, , value]) => ({ at, value }))]
  return edges.flatMap(({ at, value }, index) => {
    const end = edges[index + 1]?.at ?? to
    if (end <= from || at >= to) return []
    return [{ from: Math.max(at, from), to: Math.min(end, to), value, tone: TONES[value] ?? 'warn' }]
  })
}

/** The last decision that a defect made at a unit; undefined where none did. */
export function lastDefect(events: readonly LabEvent[], id: string) {
  return sinceLastReturn(events.filter(({ device }) => device === id)).findLast(
    (event): event is LabEvent & { type: 'decision'; defect: string } =>
      event.type === 'decision' && event.defect !== null,
  )
}
