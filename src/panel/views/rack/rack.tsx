import { useState } from 'preact/hooks'
import { usePage } from '../../context.ts'
import { useCell } from '../../state/cell.ts'
import { RackFilter, useFilter } from './filter.tsx'
import { GroupActions } from './group-actions.tsx'
import { Slot } from './slot.tsx'

/** From this many units on it pays to look for one. */
const MANY = 8
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/**
 * Every unit of the bench, one above the other. Of many only those in view are drawn. The tab key stops at one of them, and at its
 * keys; arrows go from label to label.
 */
export function Rack({ selected }: { readonly selected: string | undefined }) {
  const ids = useCell(usePage().store.ids)
  const many = ids.length >= MANY
  const filter = useFilter(ids, many)
  const { shown, inRows } = filter
  const [went, setWent] = useState<{ readonly to: string; readonly from: string | undefined } | null>(null)
  const wanted = went && went.from === selected ? went.to : selected
  const reached = wanted !== undefined && shown.includes(wanted) ? wanted : shown[0]
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (step === undefined || !(event.target as Element).matches('.tape')) return
    event.preventDefault()
    const to = shown[shown.indexOf(reached ?? '') + step]
    if (to === undefined) return
    setWent({ to, from: selected })
    const place = document.querySelector(`.slot[data-id="${CSS.escape(to)}"]`)
    place?.scrollIntoView({ block: 'nearest' })
    requestAnimationFrame(() => place?.querySelector<HTMLElement>('.tape')?.focus())
  }
  return (
    <section class="rack" aria-label="Rack">
      {many && <RackFilter filter={filter} total={ids.length} />}
      {many && shown.length > 0 && <GroupActions shown={shown} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows go from one label to the other */}
      <div class="rails" data-many={many} data-rows={many && inRows} onKeyDown={move}>
        {shown.map((id) => (
          <Slot
            key={id}
            id={id}
            selected={id === selected}
            reached={id === reached}
            always={!many}
            inRow={many && inRows}
          />
        ))}
        {ids.length > 0 && shown.length === 0 && <p class="empty">No unit is called or does that.</p>}
      </div>
    </section>
  )
}
