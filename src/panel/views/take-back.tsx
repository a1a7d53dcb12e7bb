import { usePage } from '../context.ts'
import { useCell } from '../state/cell.ts'

/** Takes the last action back, and says which that is. */
export function TakeBack() {
  const { store } = usePage()
  const undo = useCell(store.undo)
  return (
    <button
      type="button"
      class="take-back"
      aria-disabled={undo === null}
      tabIndex={undo === null ? -1 : 0}
      title={undo?.forget ? 'The whole bench goes back to the moment before it.' : undefined}
      onClick={() => void store.takeBack()}
    >
      Undo{undo && <small> {undo.what}</small>}
    </button>
  )
}
