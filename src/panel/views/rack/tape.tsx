import { useRoute } from '../../route.ts'
import { addressOf } from '../../state/address.ts'

interface TapeProps {
  readonly id: string
  readonly selected: boolean
  /** The tab key stops at it. */
  readonly reached: boolean
}

/** The name of a unit in the rack, as a link to it. */
export function Tape({ id, selected, reached }: TapeProps) {
  const { values } = useRoute()
  return (
    <a
      class="tape"
      href={addressOf(['unit', id], values)}
      aria-current={selected ? 'true' : undefined}
      tabIndex={reached ? 0 : -1}
    >
      {id}
    </a>
  )
}
