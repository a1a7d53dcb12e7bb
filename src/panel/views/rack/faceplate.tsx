import { useEffect } from 'preact/hooks'
import { usePage, useUnit } from '../../context.ts'
import { useCell } from '../../state/cell.ts'
import { outputWords } from '../../words/names.ts'
import { Lamp } from '../lamp.tsx'
import { Keys } from './keypad.tsx'
import { Lamps } from './lamps.tsx'
import { Lcd } from './lcd.tsx'
import { Sockets } from './sockets.tsx'
import { Tape } from './tape.tsx'

interface FaceplateProps {
  readonly id: string
  readonly selected: boolean
  /** The tab key stops at it; of a whole rack at one. */
  readonly reached: boolean
}

/** The front of a unit: display, lights, keys, outlets. */
export function Faceplate({ id, selected, reached }: FaceplateProps) {
  const { panels } = usePage()
  const unit = useUnit(id)
  const panel = useCell(panels.cell(id))
  useEffect(() => panels.want(id), [panels, id])
  if (!unit) return <div class="faceplate" aria-busy="true" />
  const [state] = outputWords(unit)
  const leds = panel?.lights.leds
  const lamps = panel?.lights.lamps
  return (
    <article class="faceplate" data-selected={selected} aria-label={`${id}, ${unit.model}`}>
      <header class="plate">
        <Tape id={id} selected={selected} reached={reached} />
        <span class="model">{unit.model}</span>
        <span class="unseen">{state}</span>
        {panel && panel.beeper !== 'silent' && (
          <span class="beeper">
            {panel.muted ? 'beeper muted' : `beeper: ${panel.beeper.replaceAll('-', ' ')}`}
          </span>
        )}
      </header>
      {lamps ? (
        <Lamps lamps={lamps} said={panel.rows.join('\n')} unit={id} />
      ) : panel ? (
        <Lcd unit={unit} panel={panel} />
      ) : (
        <div class="lcd" data-light="out" aria-busy="true" />
      )}
      {leds && (
        <div class="leds" data-scrolling={leds.scrolling}>
          <Lamp label="Online" lit={leds.online} />
          <Lamp label="On battery" lit={leds.onBattery} tone="warn" />
          <Lamp label="Fault" lit={leds.fault} tone="bad" />
          <Lamp label="Replace battery" lit={leds.replaceBattery} tone="bad" />
          {leds.scrolling && (
            <span class="unseen">The lights run in turn: the output will come back by itself.</span>
          )}
        </div>
      )}
      <Keys
        unit={id}
        lampsOnly={Boolean(lamps)}
        power={panel?.lights.powerButton ?? 'dark'}
        reached={reached}
      />
      <Sockets unit={unit} />
    </article>
  )
}
