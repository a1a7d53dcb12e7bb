import type { Context } from 'hono'
import type { BenchCore } from '../lab/bench-core.ts'
import type { LabEvent } from '../lab/journal.ts'
import { sinceOf, streamQuery } from './stream-query.ts'
import type { Follow } from './streams.ts'

/** Live events of a bench; `Last-Event-ID` or `?since=` resumes where a client left off. */
export function followEvents({ journal }: BenchCore, { req }: Context): Follow {
  const { device, since: given } = streamQuery(req, ['device', 'since'])
  const since = sinceOf(req.header('last-event-id') ?? given)
  return (push) => {
    const send = (event: LabEvent) => {
      if (device === undefined || event.device === device)
        push({ id: String(event.id), event: event.type, data: JSON.stringify(event) })
    }
    if (since !== undefined) for (const event of journal.since(since)) send(event)
    return journal.listen(send)
  }
}
