import type { Random } from '../../ports/faults/fault.ts'
import { seeded } from '../../ports/faults/seeded.ts'
import type { BenchCore } from '../bench-core.ts'
import type { Device } from '../device.ts'
import { SignalLog } from '../wiring/signal-log.ts'
import type { Watched } from './condition.ts'
import {
  type EntryKind,
  type Expectation,
  entryOf,
  type ScenarioReport,
  seconds,
  type TimelineEntry,
  verdictsOn,
} from './report.ts'
import type { RunTime } from './run-time.ts'
import { ScenarioError } from './scenario-error.ts'

/** A timeline holds so many entries; those after it are counted. */
const MOST_ENTRIES = 20_000

export interface RunParts {
  readonly time: RunTime
  readonly seed: number
  readonly onEntry: (entry: TimelineEntry) => void
  /** The units it is about; all of the bench when left out. */
  readonly devices?: readonly string[] | undefined
}

/** One run of a scenario: what the steps work on, and what came of them so far. */
export class ScenarioRun {
  readonly bench: BenchCore
  readonly time: RunTime
  readonly seed: number
  /** The only source of chance in a run. */
  readonly random: Random
  readonly startedAt: number
  readonly #watched: readonly Watched[]
  readonly #timeline: TimelineEntry[] = []
  readonly #expectations: Expectation[] = []
  readonly #onEntry: (entry: TimelineEntry) => void
  readonly #stop: () => void
  #dropped = 0

  constructor(bench: BenchCore, { time, seed, onEntry, devices }: RunParts) {
    this.bench = bench
    this.time = time
    this.seed = seed
    this.random = seeded(seed)
    this.startedAt = bench.clock.now
    this.#onEntry = onEntry
    const ids = new Set(devices ?? bench.devices.map(({ id }) => id))
    this.#watched = bench.devices
      .filter(({ id }) => ids.has(id))
      .map((device) => ({ device, signals: new SignalLog(device) }))
    this.#stop = bench.journal.listen((event) => {
      if (ids.has(event.device)) this.#add(entryOf(event, this.startedAt))
    })
  }

  get now(): number {
    return seconds(this.bench.clock.now - this.startedAt)
  }

  /** The devices that a step is about. @throws ScenarioError naming those there are */
  watched(on: string | undefined): readonly Watched[] {
    if (on === undefined) return this.#watched
    const found = this.#watched.filter(({ device }) => device.id === on)
    if (found.length > 0) return found
    const known = this.#watched.map(({ device }) => device.id).join(', ')
    throw new ScenarioError(`on: no device ${JSON.stringify(on)}; there are: ${known}`)
  }

  devices(on: string | undefined): readonly Device[] {
    return this.watched(on).map(({ device }) => device)
  }

  say(kind: EntryKind, text: string, device = ''): void {
    this.#add({ at: this.now, device, kind, text })
  }

  /** Notes whether something that was expected came true. */
  expected(text: string, instead: string | undefined): void {
    const passed = instead === undefined
    this.#expectations.push({ text, passed, at: this.now, ...(passed ? {} : { detail: instead }) })
    this.say('expectation', passed ? `as expected: ${text}` : `NOT as expected: ${text}; ${instead}`)
  }

  /** Ends the run. */
  report(scenario: string, title: string): ScenarioReport {
    this.#stop()
    const devices = this.devices(undefined)
    const { clock } = this.bench
    return {
      scenario,
      title,
      seed: this.seed,
      passed: this.#expectations.every(({ passed }) => passed),
      seconds: this.now,
      devices: devices.map(({ id, ups }) => ({ id, model: ups.model.name, firmware: ups.firmware.version })),
      expectations: this.#expectations,
      verdicts: devices.flatMap((device) => verdictsOn(device, this.startedAt, clock.now)),
      timeline: this.#timeline,
      droppedEntries: this.#dropped,
    }
  }

  #add(entry: TimelineEntry): void {
    if (this.#timeline.length < MOST_ENTRIES) this.#timeline.push(entry)
    else this.#dropped++
    this.#onEntry(entry)
  }
}
