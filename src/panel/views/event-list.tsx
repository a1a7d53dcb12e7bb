import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Event as LabEvent } from '../../client/types.ts'
import { usePage } from '../context.ts'
import { useRoute } from '../route.ts'
import { note } from '../state/address.ts'
import { useCell } from '../state/cell.ts'
import { eventWords } from '../words/events.ts'
import { timeOfDay } from '../words/format.ts'

/** Rows drawn; older ones are behind a button. */
const FIRST = 60

const ROWS = new WeakMap<LabEvent, JSX.Element>()

/** An event never changes: its row is made once, and not looked at again by whoever draws the list. */
function row(event: LabEvent): JSX.Element {
  let made = ROWS.get(event)
  if (!made) {
    const { kind, text, tone } = eventWords(event)
    made = (
      <li
        key={event.id}
        data-tone={tone}
        data-kind={kind}
        class={kind === 'restored' ? 'divider' : undefined}
      >
        <time>{timeOfDay(event.at)}</time>
        <b>{event.device || 'bench'}</b>
        <span title={text}>{text}</span>
      </li>
    )
    ROWS.set(event, made)
  }
  return made
}

/** Without what going back to a snapshot brought about at every unit: that it went back is one event. */
function withoutReturns(events: readonly LabEvent[]): readonly LabEvent[] {
  const returns = events.filter((event) => event.type === 'restored')
  if (returns.length === 0) return events
  return events.filter(({ id }) => !returns.some((back) => id < back.id && id >= back.id - back.made))
}

/** An event has one line; pressed, as many as its text has. */
function open({ target }: Event): void {
  const line = (target as Element).closest<HTMLElement>('.events li')
  if (line) line.dataset.open = String(line.dataset.open !== 'true')
}

/** What happened, newest first. */
export function EventList({ unit }: { readonly unit: string | undefined }) {
  const events = useCell(usePage().store.events)
  const onlyUnit = useRoute().values.events === 'unit'
  const [whole, setWhole] = useState(false)
  const [long, setLong] = useState(false)
  const all = withoutReturns(events)
  // What is of the whole bench, such as going back to a snapshot, is of every unit.
  const wanted =
    onlyUnit && unit !== undefined ? all.filter(({ device }) => device === unit || device === '') : all
  const restarts = useCell(usePage().store.restarts)
  const shown = wanted.slice(long ? 0 : -FIRST).reverse()
  return (
    <section class="events" aria-labelledby="events-title">
      <header>
        <h2 id="events-title">Events</h2>
        <label class="check">
          <input
            type="checkbox"
            checked={onlyUnit}
            onChange={({ currentTarget }) => note({ events: currentTarget.checked ? 'unit' : undefined })}
          />
          this unit only
        </label>
      </header>
      {shown.length === 0 && <p class="empty">Nothing has happened yet. Fail the mains, press a key.</p>}
      {/* Scrolled with the keyboard as well. */}
      <ol
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls wants the focus
        tabIndex={0}
        aria-label="Events, newest first"
        data-newest={events.at(-1)?.id ?? 0}
        data-whole={whole}
        onClick={open}
        onKeyDown={({ key }) => {
          if (key === 'Enter') setWhole(!whole)
        }}
      >
        {shown.map(row)}
        {restarts > 0 && <li class="divider">The bench was started anew: another run begins here.</li>}
      </ol>
      {wanted.length > FIRST && (
        <button type="button" onClick={() => setLong(!long)}>
          {long ? 'Show fewer' : `Show all ${wanted.length}`}
        </button>
      )}
    </section>
  )
}
