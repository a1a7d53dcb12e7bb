import { useEffect, useState } from 'preact/hooks'
import type { Event as LabEvent, Snapshot } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { addressOf } from '../../state/address.ts'
import { actFromSnapshot } from '../../state/undo.ts'
import { eventWords } from '../../words/events.ts'
import { timeOfDay } from '../../words/format.ts'

/** An event that somebody picked: what it says, its traffic, and the last snapshot before it. */
export function Moment({ event }: { readonly event: LabEvent }) {
  const { store } = usePage()
  const [kept, setKept] = useState<readonly Snapshot[]>([])
  useEffect(() => {
    void store.quietly(async () => setKept(await store.client.listSnapshots()))
  }, [store, event.id])
  const before = kept.filter(({ at }) => Date.parse(at) <= event.at).at(-1)
  return (
    <p class="moment" data-tone={eventWords(event).tone}>
      <time>{timeOfDay(event.at)}</time> <b>{event.device}</b> {eventWords(event).text}{' '}
      <a href={addressOf(['wire'], { unit: event.device, at: String(event.at) })}>its traffic</a>
      {before && (
        <button
          type="button"
          onClick={() => actFromSnapshot(store, 'going back', () => store.client.restoreSnapshot(before.id))}
        >
          Back to {timeOfDay(Date.parse(before.at))}, snapshot {before.id}
        </button>
      )}
    </p>
  )
}
