import type { GroupName } from '../../../emulators/smart-ups/commands.ts'
import type { Device } from '../device.ts'
import { sentence } from '../event-text.ts'
import type { HostState } from '../hosts/host-state.ts'
import type { Verdict } from '../hosts/verdict.ts'
import type { LabEvent } from '../journal.ts'

export const ENTRY_KINDS = [
  'scenario',
  'utility',
  'ups',
  'outlet',
  'card',
  'command',
  'decision',
  'host',
  'wire',
  'expectation',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** Something that happened in a run. `at` is device time since it began, seconds. */
export interface TimelineEntry {
  readonly at: number
  /** Empty where it is of no device in particular. */
  readonly device: string
  readonly kind: EntryKind
  readonly text: string
}

export interface Expectation {
  readonly text: string
  readonly passed: boolean
  readonly at: number
  /** What was instead. */
  readonly detail?: string
}

export interface HostVerdict {
  readonly host: string
  readonly device: string
  readonly group: GroupName
  readonly verdict: Verdict
  /** Where the run left it. */
  readonly state: HostState
  /** What proves it, oldest first. */
  readonly moments: readonly { readonly at: number; readonly text: string }[]
}

/** What came of a run. Times are seconds of device time since it began. */
export interface ScenarioReport {
  /** Its name in the library, or the file it came from. */
  readonly scenario: string
  readonly title: string
  /** Repeats the run. */
  readonly seed: number
  readonly passed: boolean
  readonly seconds: number
  readonly devices: readonly { readonly id: string; readonly model: string; readonly firmware: string }[]
  readonly expectations: readonly Expectation[]
  readonly verdicts: readonly HostVerdict[]
  readonly timeline: readonly TimelineEntry[]
  /** Entries that found no place in the timeline. */
  readonly droppedEntries: number
}

const KIND_OF: Readonly<Record<LabEvent['type'], EntryKind>> = {
  command: 'command',
  signal: 'command',
  decision: 'decision',
  input: 'utility',
  state: 'ups',
  outlet: 'outlet',
  battery: 'ups',
  test: 'ups',
  fault: 'ups',
  setting: 'ups',
  gap: 'ups',
  power: 'ups',
  firmware: 'ups',
  update: 'ups',
  card: 'card',
  host: 'host',
  silence: 'wire',
  trouble: 'ups',
  added: 'ups',
  missed: 'ups',
  removed: 'ups',
  reset: 'ups',
  restored: 'ups',
}

/** An event of the journal as an entry of the timeline. */
export function entryOf(event: LabEvent, startedAt: number): TimelineEntry {
  const { at, device, type } = event
  return { at: seconds(at - startedAt), device, kind: KIND_OF[type], text: sentence(event) }
}

/** The verdicts on all hosts of a device. A host that nothing happened to came through clean. */
export function verdictsOn({ id, hosts }: Device, startedAt: number, now: number): HostVerdict[] {
  return hosts.views.map(({ name, group, state, verdict, moments }) => ({
    host: name,
    device: id,
    group,
    verdict: verdict ?? 'clean',
    state,
    moments: (verdict ? moments : [{ at: now, text: 'was never without power' }]).map(({ at, text }) => ({
      at: seconds(at - startedAt),
      text,
    })),
  }))
}

export function seconds(ms: number): number {
  return Math.round(ms) / 1000
}
