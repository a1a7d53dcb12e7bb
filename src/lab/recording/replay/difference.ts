import type { DescribedField } from '../../../protocols/description.ts'
import type { LabEvent } from '../../journal.ts'
import type { TrafficMessage } from '../../traffic/traffic.ts'
import type { RecordedEvent, RecordedTraffic } from '../journal-format.ts'

/** What a unit said or did, as it is compared: the same text for the same thing. */
export interface Said {
  /** Bytes in hexadecimal, a status, lines, or an event. */
  readonly text: string
  /** The same for people. */
  readonly summary: string
  /** What it holds by name: registers, usages, objects. Empty for events. */
  readonly fields: readonly DescribedField[]
}

/** What two pieces hold otherwise, by name. */
export function differingFields({ expected, got }: Pick<Difference, 'expected' | 'got'>): {
  readonly name: string
  readonly expected: string
  readonly got: string
}[] {
  const before = new Map(expected?.fields.map(({ name, value }) => [name, value]))
  return (got?.fields ?? []).flatMap(({ name, value }) => {
    const was = before.get(name)
    return was === undefined || was === value ? [] : [{ name, expected: was, got: value }]
  })
}

/** Where a replay first differs from its recording. */
export interface Difference {
  readonly kind: 'frame' | 'event'
  readonly device: string
  /** Of a frame. */
  readonly port: string | null
  /** Seconds since the recording began. */
  readonly seconds: number
  /** Line of the journal; null for what comes after its end. */
  readonly line: number | null
  /** What the host had said last on that wire, decoded. */
  readonly after: string | null
  /** What the recording has; null where it has nothing. */
  readonly expected: Said | null
  /** What the replay has instead; null for silence. */
  readonly got: Said | null
}

/** Events that must be the same; decisions and firmware differ by nature. */
const COMPARED: ReadonlySet<string> = new Set([
  ...['command', 'signal', 'state', 'outlet', 'battery', 'test', 'fault', 'power', 'host'],
])

export function isCompared({ type }: { readonly type: string }): boolean {
  return COMPARED.has(type)
}

/** The text of an event without its number and time. */
export function eventText(event: LabEvent | RecordedEvent): string {
  const { id: _id, at: _at, ...rest } = event
  return JSON.stringify(Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))))
}

/** The text of a piece that went to the host. */
export function frameText(piece: RecordedTraffic | (TrafficMessage & { readonly hex: string })): string {
  if (piece.kind === 'bytes') return piece.hex
  if (piece.kind === 'lines') return JSON.stringify(Object.entries(piece.lines).sort())
  if (piece.kind === 'usb') return `${piece.transfer.endpoint} ${piece.status} ${piece.hex}`
  return piece.kind
}
