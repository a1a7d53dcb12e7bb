import { hexOf } from '../../protocols/description.ts'
import type { BenchCore } from '../bench-core.ts'
import type { LabEvent } from '../journal.ts'
import type { LabConfig } from '../lab-file/schema.ts'
import { isoTime } from '../real-time.ts'
import type { TrafficMessage } from '../traffic/traffic.ts'
import { type Capture, captureFor } from './capture/capture.ts'
import type { RecordingFile, RecordingFolder } from './folder.ts'
import {
  FORMAT,
  JOURNAL_FILE,
  type RecordedCall,
  type RecordingEnd,
  type RecordingHeader,
} from './journal-format.ts'

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

/**
 * Writes down everything that happens on a bench from when it is made: a journal of all of it, and a capture for each
 * port that something passes at.
 */
export class Recorder {
  readonly #bench: BenchCore
  readonly #folder: RecordingFolder
  readonly #journal: RecordingFile
  readonly #captures = new Map<string, Capture>()
  /** From line time to the computer's. */
  readonly #ahead: number
  readonly #stops: readonly (() => void)[]
  #closed: Promise<void> | undefined
  #line: number

  constructor(options: RecorderOptions) {
    const { bench, folder, line, wallMs } = options
    this.#bench = bench
    this.#folder = folder
    this.#ahead = wallMs - line
    this.#line = line
    this.#journal = folder.open(JOURNAL_FILE)
    bench.sync()
    this.#write(headerOf(options))
    this.#stops = [
      bench.journal.listen((event) => this.#event(event)),
      bench.traffic.listen((message) => this.#traffic(message)),
    ]
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

  #traffic(message: TrafficMessage): void {
    this.#line = message.line
    this.#journal.write(trafficLine(message))
    const key = `${message.device} ${message.port}`
    let capture = this.#captures.get(key)
    if (!capture) {
      capture = captureFor(message, this.#folder.open(`${message.device}.${message.port}.pcapng`))
      this.#captures.set(key, capture)
    }
    capture.add(message, Math.floor((message.line + this.#ahead) * 1000))
  }

  #write(line: object): void {
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
    at: bench.clock.now,
    line,
    lab,
    devices,
  }
}

/** Put together by hand: names of devices and ports need no quoting, and traffic is what a busy bench records most. */
function trafficLine(message: TrafficMessage): string {
  const { id, device, port, protocol, connection, direction, at, line, kind } = message
  const head = `{"type":"traffic","id":${id},"device":"${device}","port":"${port}","protocol":"${protocol}","connection":${connection},"direction":"${direction}","at":${at},"line":${line},"kind":"${kind}"`
  if (message.kind === 'bytes') return `${head},"hex":"${hexOf(message.bytes)}"}\n`
  if (message.kind === 'lines') return `${head},"lines":${JSON.stringify(message.lines)}}\n`
  if (message.kind !== 'usb') return `${head}}\n`
  const { stage, transfer, status, bytes } = message
  const more = JSON.stringify({ stage, transfer, status, hex: hexOf(bytes) })
  return `${head},${more.slice(1)}\n`
}
