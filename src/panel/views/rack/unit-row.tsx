import { usePage, useUnit } from '../../context.ts'
import { useCell } from '../../state/cell.ts'
import { percent } from '../../words/format.ts'
import { outputWords } from '../../words/names.ts'
import { Tape } from './tape.tsx'

interface UnitRowProps {
  readonly id: string
  readonly selected: boolean
  readonly reached: boolean
}

/** A unit in a line: its state, its firmware, its charge and its load. */
export function UnitRow({ id, selected, reached }: UnitRowProps) {
  const unit = useUnit(id)
  const lost = useCell(usePage().store.link) === 'lost'
  const [state, tone] = unit ? outputWords(unit) : ['…', 'quiet']
  return (
    <article class="unit-row" data-selected={selected} aria-label={`${id}, ${unit?.model ?? ''}`}>
      <Tape id={id} selected={selected} reached={reached} />
      <span>{unit?.model}</span>
      <span>{unit?.firmware.version}</span>
      <span class="state" data-tone={lost ? 'quiet' : tone}>
        {state}
      </span>
      <span>{unit && percent(unit.battery.charge)}</span>
      <span>{unit && percent(unit.output.load)}</span>
    </article>
  )
}
