import type { BenchCore } from '../bench-core.ts'
import type { LabEvent } from '../journal.ts'
import type { LabConfig } from '../lab-file/schema.ts'
import { isoTime } from '../time/real-time.ts'
import { keptMessage, type TrafficMessage, type Wire } from '../traffic/traffic.ts'
import { type Capture, captureFor } from './capture/capture.ts'
import type { RecordingFile, RecordingFolder } from './folder.ts'
import {
  FORMAT,
  JOURNAL_FILE,
  type RecordedCall,
  type RecordingEnd,
  type RecordingHeader,
} from './journal-format.ts'
import { headsOf, type TrafficHeads, writeTraffic } from './traffic-line.ts'

export interface RecorderOptions {
  readonly bench: BenchCore
  /** What the bench was made from. */
  readonly lab: LabConfig
  readonly folder: RecordingFolder
  /** Version of upslab. */
  readonly version: string
  /** Line time now and the computer's, milliseconds since 1970: what captures date their packets by. */
  readonly line: number
  readonly wallMs: number
}

/** What is the same in everything that is recorded of a wire. */
interface WireHeads extends TrafficHeads {
  readonly capture: Capture
}

/** Messages that wait at most: a jump of device time brings many before anything else has its turn. */
const MOST_WAITING = 256

/**
 * Writes down everything that happens on a bench from when it is made: a journal of all of it, and a capture for each
 * port that something passes at. Traffic is put into its files once the answer has left for the client, not before.
 */
export class Recorder {
  readonly #bench: BenchCore
  readonly #folder: RecordingFolder
  readonly #journal: RecordingFile
  readonly #captures = new Map<string, Capture>()
  /** Forgotten with the wire, when its client has gone. */
  readonly #heads = new WeakMap<Wire, WireHeads>()
  /** From line time to the computer's. */
  readonly #ahead: number
  readonly #stops: readonly (() => void)[]
  #waiting: TrafficMessage[] = []
  #closed: Promise<void> | undefined
  #line: number

  constructor(options: RecorderOptions) {
    const { bench, folder, line, wallMs } = options
    this.#bench = bench
    this.#folder = folder
    this.#ahead = wallMs - line
    this.#line = line
    this.#journal = folder.open(JOURNAL_FILE)
    this.#write(headerOf(options))
    this.#stops = [
      bench.journal.listen((event) => this.#event(event)),
      bench.traffic.listen((message) => this.#traffic(message)),
    ]
    bench.sync()
  }

  /** Somebody is about to change something over the control API: what comes of it follows. */
  call(call: Omit<RecordedCall, 'type' | 'at' | 'line'>): void {
    if (this.#closed) return
    this.#write({ type: 'control', at: this.#bench.clock.now, line: this.#line, ...call })
  }

  /** Ends the recording; resolves when all of it is handed to the folder. Safe to call twice. */
  close(): Promise<void> {
    this.#closed ??= this.#end()
    return this.#closed
  }

  #end(): Promise<void> {
    for (const stop of this.#stops) stop()
    this.#write({ type: 'end', at: this.#bench.clock.now, line: this.#line } satisfies RecordingEnd)
    return this.#folder.close()
  }

  #event(event: LabEvent): void {
    this.#write(event)
  }

  /** What called this hands the answer to its client next; the file can wait for that. */
  #traffic(message: TrafficMessage): void {
    this.#line = message.line
    if (this.#waiting.length === 0) queueMicrotask(() => this.#writeWaiting())
    this.#waiting.push(keptMessage(message))
    if (this.#waiting.length >= MOST_WAITING) this.#writeWaiting()
  }

  #writeWaiting(): void {
    const waiting = this.#waiting
    if (waiting.length === 0) return
    this.#waiting = []
    for (const message of waiting) {
      const heads = this.#heads.get(message.wire) ?? this.#begin(message)
      writeTraffic(this.#journal, heads, message)
      heads.capture.add(message, Math.floor((message.line + this.#ahead) * 1000))
    }
  }

  /** The first message on a wire, or the first in another language. Several wires may share a port, and its capture. */
  #begin(message: TrafficMessage): WireHeads {
    const key = `${message.device} ${message.port}`
    let capture = this.#captures.get(key)
    if (!capture) {
      capture = captureFor(message, this.#folder.open(`${message.device}.${message.port}.pcapng`))
      this.#captures.set(key, capture)
    }
    const heads = { capture, ...headsOf(message.wire) }
    this.#heads.set(message.wire, heads)
    return heads
  }

  /** In order: what passed before stands before it. */
  #write(line: object): void {
    this.#writeWaiting()
    this.#journal.write(`${JSON.stringify(line)}\n`)
  }
}

function headerOf({ bench, lab, version, line, wallMs }: RecorderOptions): RecordingHeader {
  const devices = bench.devices.map(({ id, ups: { model, firmware, settings } }) => ({
    id,
    model: model.name,
    firmware: { version: firmware.version, id: firmware.lineId, choices: firmware.choices },
    settings: settings.toJSON(),
  }))
  return {
    type: 'recording',
    format: FORMAT,
    version,
    startedAt: isoTime(wallMs),
    seed: bench.seed,
    // What runs all the time, such as the energy counter, has run since then.
    at: bench.startedAt,
    from: bench.clock.now,
    line,
    lab,
    devices,
  }
}
