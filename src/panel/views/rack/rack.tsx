import { useEffect, useRef, useState } from 'preact/hooks'
import { usePage } from '../../context.ts'
import { useCell } from '../../state/cell.ts'
import { Faceplate } from './faceplate.tsx'
import { RackFilter, useFilter } from './filter.tsx'

/** From this many units on it pays to look for one. */
const MANY = 8

/** Every unit of the bench, one above the other. Of many only those in view are drawn. */
export function Rack({ selected }: { readonly selected: string | undefined }) {
  const ids = useCell(usePage().store.ids)
  const filter = useFilter(ids)
  return (
    <section class="rack" aria-label="Rack">
      {ids.length >= MANY && <RackFilter filter={filter} total={ids.length} />}
      <div class="rails" data-many={ids.length >= MANY}>
        {filter.shown.map((id) => (
          <Slot key={id} id={id} selected={id === selected} always={ids.length < MANY} />
        ))}
        {ids.length > 0 && filter.shown.length === 0 && <p class="empty">No unit is called or does that.</p>}
      </div>
    </section>
  )
}

interface SlotProps {
  readonly id: string
  readonly selected: boolean
  readonly always: boolean
}

/** A place in the rack: as high as a unit, empty while it is out of view. */
function Slot({ id, selected, always }: SlotProps) {
  const place = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(always)
  useEffect(() => {
    const element = place.current
    if (always || !element) return undefined
    // A unit whose key has the focus is not taken away from under it.
    return watchNear(element, (now) => setNear(now || element.contains(document.activeElement)))
  }, [always])
  // A link to a unit far down the rack leads there.
  useEffect(() => {
    if (selected && !always) place.current?.scrollIntoView({ block: 'nearest' })
  }, [selected, always])
  return (
    <div class="slot" ref={place}>
      {near || always ? <Faceplate id={id} selected={selected} /> : <div class="faceplate" />}
    </div>
  )
}

const listeners = new WeakMap<Element, (near: boolean) => void>()
let observer: IntersectionObserver | undefined

/** One observer for all places. */
function watchNear(element: Element, tell: (near: boolean) => void): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const entry of entries) listeners.get(entry.target)?.(entry.isIntersecting)
    },
    { rootMargin: '300px 0px' },
  )
  listeners.set(element, tell)
  observer.observe(element)
  return () => observer?.unobserve(element)
}
