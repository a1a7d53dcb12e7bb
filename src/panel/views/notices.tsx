import { usePage } from '../context.ts'
import { useCell } from '../state/cell.ts'

/** What was done or refused, in a corner for a while. */
export function NoticeList() {
  const { notices } = usePage().store
  const list = useCell(notices.list)
  return (
    <div class="notices" role="status">
      {list.map(({ id, kind, text }) => (
        <p key={id} data-kind={kind}>
          {text}
          <button type="button" aria-label="Dismiss" onClick={() => notices.dismiss(id)}>
            ×
          </button>
        </p>
      ))}
    </div>
  )
}
