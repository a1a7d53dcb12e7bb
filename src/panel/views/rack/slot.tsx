import { useEffect, useRef, useState } from 'preact/hooks'
import { Faceplate } from './faceplate.tsx'
import { UnitRow } from './unit-row.tsx'
import { watchNear } from './watch-near.ts'

interface SlotProps {
  readonly id: string
  readonly selected: boolean
  readonly reached: boolean
  readonly always: boolean
  /** A line in place of the panel. */
  readonly inRow: boolean
}

/** A place in the rack: as high as a unit, empty while it is out of view. */
export function Slot({ id, selected, reached, always, inRow }: SlotProps) {
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
    <div class="slot" ref={place} data-id={id}>
      {inRow ? (
        (near || reached) && <UnitRow id={id} selected={selected} reached={reached} />
      ) : near || always || reached ? (
        <Faceplate id={id} selected={selected} reached={reached} />
      ) : (
        <div class="faceplate" />
      )}
    </div>
  )
}
