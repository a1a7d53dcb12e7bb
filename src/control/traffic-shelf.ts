import type { BenchCore } from '../lab/bench-core.ts'
import { TrafficDecoder } from '../lab/traffic/decoder.ts'
import { keptMessage, type TrafficMessage } from '../lab/traffic/traffic.ts'
import { says, type TrafficLine, trafficLine } from './traffic.ts'

/** Lines that are kept for viewers to come. */
export const MOST_RECENT = 5000
/** How long lines go on being kept after the last viewer has gone, line milliseconds. */
const KEPT_MS = 10 * 60_000

/**
 * What lately passed on the wires, for viewers who come a little later or come back. It begins with the first viewer who asks for
 * what was, so that a bench that nobody looks at pays nothing for it.
 */
export class TrafficShelf {
  readonly #bench: BenchCore
  readonly #viewers = new Set<(line: TrafficLine) => void>()
  #lines: TrafficLine[] = []
  #messages: TrafficMessage[] = []
  #stop: (() => void) | undefined
  /** Since when nobody views; line milliseconds. */
  #aloneSince: number | undefined

  constructor(bench: BenchCore) {
    this.#bench = bench
  }

  /** The lines that are kept, oldest first. */
  get lines(): readonly TrafficLine[] {
    if (this.#isForgotten) this.#end()
    return this.#lines.slice(-MOST_RECENT)
  }

  /** What the lines were made of, oldest first. */
  get messages(): readonly TrafficMessage[] {
    return this.lines.length === 0 ? [] : this.#messages.slice(-MOST_RECENT)
  }

  /** Calls back with every line from now on; returns what ends that. */
  view(viewer: (line: TrafficLine) => void): () => void {
    this.#aloneSince = undefined
    this.#stop ??= this.#start()
    this.#viewers.add(viewer)
    return () => {
      this.#viewers.delete(viewer)
      // Looked at with the next message: a timer would keep a program going that has nothing else to do.
      if (this.#viewers.size === 0) this.#aloneSince = this.#bench.line.now()
    }
  }

  #start(): () => void {
    const decoder = new TrafficDecoder((id) => this.#bench.device(id))
    return this.#bench.traffic.listen((message) => {
      if (this.#isForgotten) return this.#end()
      const line = trafficLine(message, decoder)
      if (!says(message)) return
      this.#lines.push(line)
      this.#messages.push(keptMessage(message))
      // Cut now and then, not with every line.
      if (this.#lines.length > 2 * MOST_RECENT) {
        this.#lines = this.#lines.slice(-MOST_RECENT)
        this.#messages = this.#messages.slice(-MOST_RECENT)
      }
      for (const viewer of this.#viewers) viewer(line)
    })
  }

  get #isForgotten(): boolean {
    return this.#aloneSince !== undefined && this.#bench.line.now() - this.#aloneSince > KEPT_MS
  }

  #end(): void {
    this.#stop?.()
    this.#stop = undefined
    this.#lines = []
    this.#messages = []
  }
}
