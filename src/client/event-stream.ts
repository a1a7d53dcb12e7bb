import { ControlError } from './control-error.ts'
import { SseReader } from './sse.ts'
import type { Event as LabEvent } from './types.ts'

/** Waits before a connection that broke is made again, ms: about four seconds in all. */
const AGAIN_AFTER_MS = [0, 250, 500, 1000, 2000]

type Piece = Awaited<ReturnType<ReadableStreamDefaultReader<Uint8Array>['read']>>

/** Opens the stream again after the event of that id. */
type Reopen = (last: string | undefined) => Promise<ReadableStream<Uint8Array>>

/**
 * Live events, one after the other: `for await (const event of stream)`. Leaving the loop closes the connection, as
 * do `close` and the end of an `await using` block. A connection that breaks is made again where that was not refused; it ends when the
 * bench does.
 */
export class EventStream<T = LabEvent> implements AsyncIterableIterator<T> {
  #body: ReadableStreamDefaultReader<Uint8Array>
  #decoder = new TextDecoder()
  #reader = new SseReader()
  readonly #reopen: Reopen | undefined
  #last: string | undefined
  #closed = false
  #wake: () => void = () => {}
  readonly #ready: T[] = []
  /** Reads one after the other, however many are asked for at once. */
  #turn: Promise<unknown> = Promise.resolve()

  /** @param reopen makes a connection that broke again; it stays broken when left out */
  constructor(body: ReadableStream<Uint8Array>, reopen?: Reopen) {
    this.#body = body.getReader()
    this.#reopen = reopen
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<IteratorResult<T, undefined>> {
    const result = this.#turn.then(() => this.#take())
    this.#turn = result.catch(() => {})
    return result
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    await this.close()
    return { done: true, value: undefined }
  }

  /**
   * Ends the connection; a `next` that waits is answered with the end.
   *
   * @example await stream.close()
   */
  async close(): Promise<void> {
    this.#closed = true
    this.#wake()
    // Not waited for: where somebody else holds a copy of the stream, as msw does, it is only over when they are done.
    // A connection that has failed already was thrown by `next`.
    this.#body.cancel().catch(() => {})
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  async #take(): Promise<IteratorResult<T, undefined>> {
    for (;;) {
      const event = this.#ready.shift()
      if (event) return { done: false, value: event }
      const { done, value } = await this.#read()
      if (done) return { done: true, value: undefined }
      for (const data of this.#reader.push(this.#decoder.decode(value, { stream: true })))
        this.#ready.push(JSON.parse(data) as T)
      this.#last = this.#reader.lastId ?? this.#last
    }
  }

  /** The next piece, of another connection where this one broke. */
  async #read(): Promise<Piece> {
    for (;;) {
      let broke: unknown
      try {
        const piece = await this.#body.read()
        if (!piece.done || this.#closed || !this.#reopen) return piece
      } catch (error) {
        if (this.#closed || !this.#reopen) throw error
        broke = error
      }
      if (await this.#reopened(this.#reopen)) continue
      if (broke !== undefined && !this.#closed) throw broke
      return { done: true, value: undefined }
    }
  }

  /** @throws ControlError when the bench is there and refuses */
  async #reopened(reopen: Reopen): Promise<boolean> {
    for (const ms of AGAIN_AFTER_MS) {
      await this.#pause(ms)
      if (this.#closed) return false
      try {
        const body = await reopen(this.#last)
        this.#body = body.getReader()
        this.#decoder = new TextDecoder()
        this.#reader = new SseReader()
        if (!this.#closed) return true
        this.#body.cancel().catch(() => {})
        return false
      } catch (error) {
        if (error instanceof ControlError && error.status < 500) throw error
      }
    }
    return false
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      if (ms === 0 || this.#closed) return resolve()
      // The client takes nothing from the bench, whose files have the timers. Node would end a program that waits for
      // such a signal alone; a channel that listens keeps it.
      const { port1 } = new MessageChannel()
      Object.assign(port1, { onmessage: () => {} })
      const done = () => {
        port1.close()
        resolve()
      }
      AbortSignal.timeout(ms).addEventListener('abort', done, { once: true })
      this.#wake = done
    })
  }
}
