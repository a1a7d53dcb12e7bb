import { SseReader } from './sse.ts'
import type { Event as LabEvent } from './types.ts'

/**
 * Live events, one after the other: `for await (const event of stream)`. Leaving the loop closes the connection, as
 * do `close` and the end of an `await using` block. It ends when the bench does; `since: event.id` goes on from there.
 */
export class EventStream<T = LabEvent> implements AsyncIterableIterator<T> {
  readonly #body: ReadableStreamDefaultReader<Uint8Array>
  readonly #decoder = new TextDecoder()
  readonly #reader = new SseReader()
  readonly #ready: T[] = []
  /** Reads one after the other, however many are asked for at once. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(body: ReadableStream<Uint8Array>) {
    this.#body = body.getReader()
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
      const { done, value } = await this.#body.read()
      if (done) return { done: true, value: undefined }
      for (const data of this.#reader.push(this.#decoder.decode(value, { stream: true })))
        this.#ready.push(JSON.parse(data) as T)
    }
  }
}
