import type { Context } from 'hono'
import { Problem } from './problem.ts'

/** Listeners at once, and events one of them may fall behind, before it is let go. */
const MOST_LISTENERS = 64
const MOST_BEHIND = 2000

const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
}

/** One server-sent event. */
export interface Sent {
  readonly id: string
  /** Left out with `data`: nothing happened, it only says where the stream is. */
  readonly event?: string
  readonly data?: string
}

/** Begins to push events and returns what ends that. What is pushed before it returns goes out first. */
export type Follow = (push: (sent: Sent) => void) => () => void

/** Streams of server-sent events, as many at once and as far behind as their bounds allow. */
export class Streams {
  #open = 0

  /** @throws Problem 503 when too many listen already */
  serve(context: Context, follow: Follow): Response {
    // Whoever asks for the head alone takes no listener's place.
    if (context.req.raw.method === 'HEAD') return new Response(null, { headers: HEADERS })
    if (this.#open >= MOST_LISTENERS)
      throw new Problem(
        503,
        'Too many listeners',
        `at most ${MOST_LISTENERS} event streams are served at once`,
      )
    return new Response(this.#stream(context.req.raw.signal, follow), { headers: HEADERS })
  }

  #stream(aborted: AbortSignal, follow: Follow): ReadableStream<Uint8Array> {
    const encoder = new TextEncoder()
    let end = () => {}
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#open++
          let stop = () => {}
          let ended = false
          end = () => {
            if (ended) return
            ended = true
            this.#open--
            stop()
          }
          controller.enqueue(encoder.encode(': upslab events\n\n'))
          stop = follow(({ id, event, data }) => {
            if (ended) return
            const body = data === undefined ? '' : `event: ${event}\ndata: ${data}\n`
            controller.enqueue(encoder.encode(`${body}id: ${id}\n\n`))
            if ((controller.desiredSize ?? 0) >= -MOST_BEHIND) return
            end()
            // What waits is given up with the stream: a client that does not read costs no more memory.
            controller.error(new Error(`the client is more than ${MOST_BEHIND} events behind`))
          })
          // It may have fallen behind by what was pushed at once.
          if (ended) stop()
          aborted.addEventListener('abort', end, { once: true })
        },
        cancel: () => end(),
      },
      { highWaterMark: 1 },
    )
  }
}
