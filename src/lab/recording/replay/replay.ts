import { hexOf } from '../../../protocols/hex.ts'
import type { BenchCore } from '../../bench-core.ts'
import type { Device } from '../../device.ts'
import { sentence } from '../../event-text.ts'
import type { LabEvent } from '../../journal.ts'
import { TrafficDecoder } from '../../traffic/decoder.ts'
import { PLAYED, type TrafficMessage } from '../../traffic/traffic.ts'
import type { RecordedCall, RecordedEvent, RecordedLine, RecordedTraffic } from '../journal-format.ts'
import { type Difference, eventText, frameText, isCompared, type Said } from './difference.ts'
import { bytesOf, type ReplayedHost } from './hosts.ts'
import type { NumberedLine, Recording } from './read-recording.ts'
import { hostsOf } from './wires-of.ts'

/** What a replay did. */
export interface ReplayResult {
  readonly frames: number
  readonly events: number
  readonly calls: number
  /** The first difference; null when there is none. */
  readonly difference: Difference | null
}

export interface ReplayOptions {
  readonly recording: Recording
  /** A bench with the devices of the recording, at its time; see `replayBench`. */
  readonly bench: BenchCore
  /** Moves line time. */
  readonly lineTo: (ms: number) => void
  /** Carries out what somebody asked the control API for. */
  readonly call: (call: RecordedCall) => Promise<void>
}

/** Time passes by the recording itself, and scenarios have benches of their own: calls about them are left out. */
const NOT_REPLAYED = /^\/(clock|scenarios)(\/|$)/

/** Does to a bench what was done to the recorded one, and says where it first answers otherwise. */
export async function replay(options: ReplayOptions): Promise<ReplayResult> {
  const replaying = new Replay(options)
  try {
    return await replaying.run()
  } finally {
    replaying.stop()
  }
}

class Replay {
  readonly #options: ReplayOptions
  readonly #bench: BenchCore
  readonly #hosts = new Map<string, ReplayedHost>()
  readonly #plugged = new WeakSet<Device>()
  /** What the replay has said and done, by wire or device, and nobody has compared yet. */
  readonly #produced = new Map<string, Said[]>()
  readonly #recordedWords: TrafficDecoder
  readonly #replayedWords: TrafficDecoder
  /** What the host said last on each wire, in words. */
  readonly #lastAsked = new Map<string, string>()
  readonly #stops: readonly (() => void)[]
  readonly #counts = { frames: 0, events: 0, calls: 0 }

  constructor(options: ReplayOptions) {
    this.#options = options
    const { bench } = options
    this.#bench = bench
    this.#recordedWords = new TrafficDecoder((id) => bench.device(id))
    this.#replayedWords = new TrafficDecoder((id) => bench.device(id))
    this.#stops = [
      bench.traffic.listen((message) => this.#received(message)),
      bench.journal.listen((event) => this.#happened(event)),
    ]
    this.#plugInHosts()
  }

  /** A host at each port of units that have none yet: the call before may have put units on the bench. */
  #plugInHosts(): void {
    for (const device of this.#bench.devices) {
      if (this.#plugged.has(device)) continue
      this.#plugged.add(device)
      for (const [port, host] of hostsOf(device, this.#bench)) this.#hosts.set(`${device.id} ${port}`, host)
    }
  }

  stop(): void {
    for (const stop of this.#stops) stop()
  }

  async run(): Promise<ReplayResult> {
    const { at, from } = this.#options.recording.header
    if (from > at) this.#bench.time.advance(from - at)
    // What happened before somebody recorded is not compared.
    this.#produced.clear()
    for (const numbered of this.#options.recording.lines) {
      const difference = await this.#take(numbered)
      if (difference) return { ...this.#counts, difference }
    }
    return { ...this.#counts, difference: this.#leftOver() }
  }

  async #take({ number, line }: NumberedLine): Promise<Difference | null> {
    if (line.at > this.#bench.clock.now) this.#bench.time.advance(line.at - this.#bench.clock.now)
    if (line.type === 'traffic') return this.#traffic(line, number)
    if (line.type === 'control') {
      this.#counts.calls += 1
      if (!NOT_REPLAYED.test(line.path)) await this.#options.call(line)
      this.#plugInHosts()
      return null
    }
    return isCompared(line) && isEvent(line) ? this.#event(line, number) : null
  }

  #traffic(line: RecordedTraffic, number: number): Difference | null {
    const wire = `${line.device} ${line.port}`
    const said = this.#recordedWords.describe(asMessage(line))
    if (line.direction === 'to-unit') {
      this.#options.lineTo(line.line)
      this.#lastAsked.set(wire, said.summary)
      // A host that the bench plays does again what it did by itself.
      if (line.connection !== PLAYED) this.#hosts.get(wire)?.act(line)
      return null
    }
    this.#counts.frames += 1
    // A transfer that was taken back is the host's doing.
    if (line.kind === 'usb' && line.status === 'cancelled' && line.connection !== PLAYED)
      this.#hosts.get(wire)?.act(line)
    return this.#compare(keyOf(line), { text: frameText(line), ...said }, line, number)
  }

  #event(line: RecordedEvent, number: number): Difference | null {
    this.#counts.events += 1
    const expected = { text: eventText(line), summary: sentence(line), fields: [] }
    return this.#compare(`event ${line.device}`, expected, line, number)
  }

  #compare(
    key: string,
    expected: Said,
    line: RecordedTraffic | RecordedEvent,
    number: number,
  ): Difference | null {
    // What is due at this moment has been done in the recording, or there would be nothing to compare.
    if (!this.#produced.get(key)?.length) this.#bench.time.advance(0)
    // What a unit says after a while comes when the wire's time has passed.
    if (!this.#produced.get(key)?.length && line.type === 'traffic') this.#options.lineTo(line.line)
    const got = this.#produced.get(key)?.shift() ?? null
    if (got?.text === expected.text) return null
    const port = line.type === 'traffic' ? line.port : null
    return this.#differs({ device: line.device, port, line: number, expected, got, at: line.at })
  }

  /** What the replay said or did beyond the recording. */
  #leftOver(): Difference | null {
    // A recording that was cut off says nothing of what came next.
    if (!this.#options.recording.complete) return null
    for (const [key, [got]] of this.#produced) {
      if (!got) continue
      const [kind, device = '', port = ''] = key.split(' ')
      const where = kind === 'event' ? null : port
      return this.#differs({
        ...{ device, port: where, line: null, expected: null, got },
        at: this.#bench.clock.now,
      })
    }
    return null
  }

  #differs({
    at,
    port,
    ...rest
  }: Omit<Difference, 'kind' | 'seconds' | 'after'> & { readonly at: number }): Difference {
    return {
      kind: port === null ? 'event' : 'frame',
      seconds: (at - this.#options.recording.header.from) / 1000,
      port,
      after: port === null ? null : (this.#lastAsked.get(`${rest.device} ${port}`) ?? null),
      ...rest,
    }
  }

  #received(message: TrafficMessage): void {
    const said = this.#replayedWords.describe(message)
    if (message.direction !== 'to-host') return
    const hex = 'bytes' in message ? hexOf(message.bytes) : ''
    this.#produce(keyOf(message), { text: frameText({ ...message, hex }), ...said })
  }

  #happened(event: LabEvent): void {
    if (isCompared(event))
      this.#produce(`event ${event.device}`, {
        text: eventText(event),
        summary: sentence(event),
        fields: [],
      })
  }

  #produce(key: string, said: Said): void {
    const queue = this.#produced.get(key) ?? []
    queue.push(said)
    this.#produced.set(key, queue)
  }
}

function keyOf(line: RecordedTraffic | TrafficMessage): string {
  const transfer = line.kind === 'usb' ? line.transfer.id : ''
  return `wire ${line.device} ${line.port} ${line.connection} ${transfer}`
}

function asMessage(line: RecordedTraffic): TrafficMessage {
  const wire = line
  if (line.kind === 'bytes') return { ...line, wire, bytes: bytesOf(line.hex) }
  if (line.kind === 'usb') return { ...line, wire, status: line.status, bytes: bytesOf(line.hex) }
  return { ...line, wire }
}

function isEvent(line: RecordedLine): line is RecordedEvent {
  return line.type !== 'traffic' && line.type !== 'control' && line.type !== 'end'
}
