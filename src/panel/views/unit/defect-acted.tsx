import type { DeviceState } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { useCell } from '../../state/cell.ts'
import { lastDefect } from '../../state/lanes.ts'
import { timeOfDay } from '../../words/format.ts'

/** That a defect made a decision, when, and what it does in words. */
export function DefectActed({ unit }: { readonly unit: DeviceState }) {
  const { store } = usePage()
  const events = useCell(store.events)
  const model = useCell(store.model(unit.model))
  const event = lastDefect(events, unit.id)
  if (!event) return null
  const title = model?.defects.find(({ id }) => id === event.defect)?.title
  return (
    <p class="acted">
      Defect <code>{event.defect}</code> acted at {timeOfDay(event.at)}
      {title && `: ${title}`}
    </p>
  )
}
