import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { BenchCore } from '../lab/bench-core.ts'
import type { LabEvent } from '../lab/journal.ts'
import { Problem } from './problem.ts'

/** Listeners at once, and events one of them may fall behind, before it is let go. */
const MOST_LISTENERS = 64
const MOST_BEHIND = 2000

/** Live events of a bench as server-sent events; `Last-Event-ID` or `?since=` resumes where a client left off. */
export class EventStreams {
  readonly #bench: BenchCore
  #open = 0

  constructor(bench: BenchCore) {
    this.#bench = bench
  }

  serve(context: Context): Response {
    if (this.#open >= MOST_LISTENERS)
      throw new Problem(
        503,
        'Too many listeners',
        `at most ${MOST_LISTENERS} event streams are served at once`,
      )
    const device = context.req.query('device')
    const since = Number(context.req.header('last-event-id') ?? context.req.query('since') ?? Number.NaN)
    const wanted = (event: LabEvent) => device === undefined || event.device === device
    const queue: LabEvent[] = Number.isNaN(since) ? [] : this.#bench.journal.since(since).filter(wanted)
    this.#open++
    return streamSSE(context, async (stream) => {
      let wake = () => {}
      let done = false
      const stop = this.#bench.journal.listen((event) => {
        if (!wanted(event)) return
        queue.push(event)
        if (queue.length > MOST_BEHIND) done = true
        wake()
      })
      stream.onAbort(() => {
        done = true
        wake()
      })
      try {
        await stream.write(': upslab events\n\n')
        while (!done) {
          for (let event = queue.shift(); event && !done; event = queue.shift())
            await stream.writeSSE({ id: String(event.id), event: event.type, data: JSON.stringify(event) })
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
