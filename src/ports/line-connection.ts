import type { LineClock } from '../line/line-clock.ts'
import type { LineSession } from '../line/line-session.ts'
import { LineWriter } from './line-writer.ts'
import type { PortOptions } from './port.ts'

/** The port's side of a line; a socket is one as it stands. */
export interface LineEnd {
  /** Sends bytes; false when it wants no more until it has called {@link LineConnection.drained}. */
  write(bytes: Uint8Array): boolean
  /** Stops and starts the reading of requests. */
  pause(): unknown
  resume(): unknown
  /** Gathers the writes between both calls into one, where that is possible. */
  cork?(): void
  uncork?(): void
}

/**
 * One line joined to one session, the same for every port: pieces go in, replies come out through a
 * {@link LineWriter}, and nothing more is read while the other side does not take what it asked for. So a client that
 * floods or never reads costs a bounded amount of memory.
 */
export class LineConnection {
  readonly #end: LineEnd
  readonly #session: LineSession
  readonly #clock: LineClock
  readonly #writer: LineWriter
  #endFull = false
  #paused = false
  #closed = false
  readonly #listened: () => boolean
  #whenIdle: (() => void) | undefined

  /** @param listened whether anybody reads what is sent; what nobody reads is lost */
  constructor(end: LineEnd, options: PortOptions, listened: () => boolean = () => true) {
    this.#listened = listened
    this.#end = end
    this.#clock = options.clock
    const sink = { write: (bytes: Uint8Array) => this.#write(bytes), relieved: () => this.#relieved() }
    this.#writer = new LineWriter(sink, options.clock, options)
    this.#session = options.session()
    this.#session.attach?.((bytes) => this.#speak(bytes))
  }

  /** Takes what arrived. */
  receive(bytes: Uint8Array): void {
    const atMs = this.#clock.now()
    const outputs = this.#session.receive(bytes, atMs)
    if (outputs.length === 0 || !this.#listened()) return
    if (outputs.length > 1) this.#end.cork?.()
    this.#writer.reply(outputs, bytes.length, atMs)
    if (outputs.length > 1) this.#end.uncork?.()
    if (this.#full && !this.#paused) {
      this.#paused = true
      this.#end.pause()
    }
  }

  /** The session has said that nothing more will be answered. */
  get finished(): boolean {
    return this.#session.finished ?? false
  }

  /** The line end takes bytes again. */
  drained(): void {
    this.#endFull = false
    this.#relieved()
  }

  /** Runs `action` once when every reply under way has been handed to the line. */
  whenIdle(action: () => void): void {
    this.#whenIdle = action
    this.#relieved()
  }

  /** Forgets replies that have not been written yet. */
  dropReplies(): void {
    this.#writer.drop()
    this.drained()
  }

  /** Tells the session that the line is gone. The line's end belongs to the port. */
  close(): void {
    this.#closed = true
    this.#writer.drop()
    this.#session.close?.()
  }

  /** The device speaks unasked. What an end that takes no more would have to keep is lost, as on a wire. */
  #speak(bytes: Uint8Array): void {
    if (this.#closed || this.#full || !this.#listened()) return
    this.#writer.reply([{ bytes }], 0, this.#clock.now())
  }

  get #full(): boolean {
    return this.#endFull || this.#writer.congested
  }

  #write(bytes: Uint8Array): void {
    if (!this.#end.write(bytes)) this.#endFull = true
  }

  #relieved(): void {
    if (this.#full) return
    if (this.#paused) {
      this.#paused = false
      this.#end.resume()
    }
    if (this.#whenIdle === undefined || !this.#writer.idle) return
    const action = this.#whenIdle
    this.#whenIdle = undefined
    action()
  }
}
