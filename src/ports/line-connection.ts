import type { Duplex } from 'node:stream'
import type { LineClock } from './line-clock.ts'
import { LineWriter } from './line-writer.ts'
import type { LineSession, PortOptions } from './port.ts'

/** What a port adds to the plain carrying of bytes. */
export interface LineConnectionOptions extends PortOptions {
  /** Asked before each piece is answered; while it says no, replies go nowhere. Left out: somebody always listens. */
  readonly somebodyListens?: () => boolean
}

/**
 * One stream joined to one session, the same for every port: pieces go in, replies come out through a
 * {@link LineWriter}, and nothing more is read while the other side does not take what it asked for. So a client that
 * floods or never reads costs a bounded amount of memory.
 */
export class LineConnection {
  readonly #stream: Duplex
  readonly #session: LineSession
  readonly #clock: LineClock
  readonly #writer: LineWriter
  readonly #somebodyListens: (() => boolean) | undefined
  #streamFull = false
  #endWhenIdle = false

  constructor(stream: Duplex, options: LineConnectionOptions) {
    this.#stream = stream
    this.#clock = options.clock
    this.#somebodyListens = options.somebodyListens
    this.#writer = new LineWriter(
      { write: (bytes) => this.#write(bytes), relieved: () => this.#relieved() },
      options.clock,
      options,
    )
    this.#session = options.session()
    stream.on('data', (bytes: Buffer) => this.#receive(bytes))
    stream.on('drain', () => {
      this.#streamFull = false
      this.#relieved()
    })
  }

  /** Ends the stream once every reply under way has been written. */
  endWhenIdle(): void {
    this.#endWhenIdle = true
    this.#relieved()
  }

  /** Forgets replies that have not been written yet. */
  dropReplies(): void {
    this.#writer.drop()
    this.#relieved()
  }

  /** Tells the session that the line is gone. The stream itself belongs to the port. */
  close(): void {
    this.#writer.drop()
    this.#session.close?.()
  }

  #receive(bytes: Buffer): void {
    const atMs = this.#clock.now()
    const listened = this.#somebodyListens?.() ?? true
    const outputs = this.#session.receive(bytes, atMs)
    if (outputs.length === 0 || !listened) return
    const several = outputs.length > 1
    if (several) this.#stream.cork()
    this.#writer.reply(outputs, bytes.length, atMs)
    if (several) this.#stream.uncork()
    if (this.#streamFull || this.#writer.congested) this.#stream.pause()
  }

  #write(bytes: Uint8Array): void {
    if (!this.#stream.write(bytes)) this.#streamFull = true
  }

  #relieved(): void {
    if (this.#streamFull || this.#writer.congested || this.#stream.destroyed) return
    if (this.#endWhenIdle && this.#writer.idle) this.#stream.end()
    else if (this.#stream.isPaused()) this.#stream.resume()
  }
}
