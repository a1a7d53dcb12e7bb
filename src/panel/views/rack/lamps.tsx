import type { Panel } from '../../../client/types.ts'
import { Lamp } from '../lamp.tsx'

const STEPS = [5, 4, 3, 2, 1]

interface LampsProps {
  readonly lamps: NonNullable<Panel['lights']['lamps']>
  /** What the unit would say if it had a display. */
  readonly said: string
  readonly unit: string
}

/** The front of a unit without a display: two bar graphs of five lamps, and the lamp of an overload. */
export function Lamps({ lamps, said, unit }: LampsProps) {
  const { battery, load, batteryFlashes, overload } = lamps
  return (
    <div class="lamp-front">
      <Bar label="Load" lit={load} />
      <Lamp label="Overload" lit={overload} tone="bad" />
      <Bar label="Battery" lit={battery} flashes={batteryFlashes} />
      <pre class="unseen" data-lcd={unit}>
        {said}
      </pre>
    </div>
  )
}

function Bar({
  label,
  lit,
  flashes = false,
}: {
  readonly label: string
  readonly lit: number
  readonly flashes?: boolean
}) {
  return (
    <div class="lamp-bar" data-lamps={label.toLowerCase()} data-lit={lit} data-flashes={flashes}>
      {STEPS.map((step) => (
        <i key={step} data-lit={step <= lit} aria-hidden="true" />
      ))}
      <span>
        {label}
        <span class="unseen">
          : {lit} of 5 lamps lit{flashes ? ', the lowest flashes: less than two minutes' : ''}
        </span>
      </span>
    </div>
  )
}
