import { usePage } from '../context.ts'
import { useCell } from '../state/cell.ts'

interface LampProps {
  readonly label: string
  readonly lit: boolean
  readonly tone?: 'good' | 'warn' | 'bad'
  readonly blinking?: boolean
}

/** A lamp and its name. That it is lit is said, not only shown; of a bench that does not answer nobody knows. */
export function Lamp({ label, lit, tone = 'good', blinking = false }: LampProps) {
  const lost = useCell(usePage().store.link) === 'lost'
  return (
    <span class="lamp" data-lit={lit && !lost} data-tone={tone} data-blinking={blinking}>
      {label}
      <span class="unseen">{lost ? ': not known' : lit ? ': lit' : ': dark'}</span>
    </span>
  )
}
