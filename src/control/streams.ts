import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { Problem } from './problem.ts'

/** Listeners at once, and events one of them may fall behind, before it is let go. */
const MOST_LISTENERS = 64
const MOST_BEHIND = 2000

/** One server-sent event. */
export interface Sent {
  readonly id: string
  readonly event: string
  readonly data: string
}

/** Begins to push events and returns what ends that. What is pushed before it returns goes out first. */
export type Follow = (push: (sent: Sent) => void) => () => void

/** Streams of server-sent events, as many at once and as far behind as their bounds allow. */
export class Streams {
  #open = 0

  /** @throws Problem 503 when too many listen already */
  serve(context: Context, follow: Follow): Response {
    if (this.#open >= MOST_LISTENERS)
      throw new Problem(
        503,
        'Too many listeners',
        `at most ${MOST_LISTENERS} event streams are served at once`,
      )
    this.#open++
    return streamSSE(context, async (stream) => {
      const queue: Sent[] = []
      let wake = () => {}
      let done = false
      stream.onAbort(() => {
        done = true
        wake()
      })
      const stop = follow((sent) => {
        queue.push(sent)
        if (queue.length > MOST_BEHIND) done = true
        wake()
      })
      try {
        await stream.write(': upslab events\n\n')
        while (!done) {
          for (let sent = queue.shift(); sent && !done; sent = queue.shift()) await stream.writeSSE(sent)
          if (!done && queue.length === 0)
            await new Promise<void>((resolve) => {
              wake = resolve
            })
        }
      } finally {
        stop()
        this.#open--
      }
    })
  }
}
