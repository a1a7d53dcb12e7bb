import type { Context } from 'hono'
import type { BenchCore } from '../lab/bench-core.ts'
import type { LabEvent } from '../lab/journal.ts'
import { checkedQuery, sinceOf } from './checked-query.ts'
import type { Follow } from './streams.ts'

/** Live events of a bench; `Last-Event-ID` or `?since=` resumes where a client left off, and what is lost is said first. */
export function followEvents({ journal, clock }: BenchCore, { req }: Context): Follow {
  const { device, since: given } = checkedQuery(req, ['device', 'since'])
  const since = sinceOf(req.header('last-event-id') ?? given)
  return (push) => {
    const send = (event: LabEvent) => {
      if (device === undefined || event.device === device)
        push({ id: String(event.id), event: event.type, data: JSON.stringify(event) })
    }
    // Where one is who came before anything happened: without it the first loss would not show.
    if (since === undefined) push({ id: String(journal.last) })
    const missed = since === undefined ? undefined : journal.missedAfter(since)
    if (missed) send({ type: 'missed', id: missed.to, device: device ?? '', at: clock.now, ...missed })
    if (since !== undefined) for (const event of journal.since(missed?.restarted ? 0 : since)) send(event)
    return journal.listen(send)
  }
}
