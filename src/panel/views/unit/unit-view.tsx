import { usePage, useUnit } from '../../context.ts'
import { useCell } from '../../state/cell.ts'
import { duration, percent, volts, watts, words } from '../../words/format.ts'
import { outputWords } from '../../words/names.ts'
import { lazy } from '../lazy.tsx'
import { Live } from '../live.tsx'
import { Battery } from './battery.tsx'
import { Card } from './card.tsx'
import { Connect } from './connect/connect.tsx'
import { DefectActed } from './defect-acted.tsx'
import { FirmwarePicker } from './firmware.tsx'
import { Mains } from './mains.tsx'
import { Outlets } from './outlets.tsx'
import { UnitActions } from './unit-actions.tsx'

const Settings = lazy(() => import('./settings.tsx').then((part) => part.Settings))
const Alarms = lazy(() => import('./alarms.tsx').then((part) => part.Alarms))
const Past = lazy(() => import('./past.tsx').then((part) => part.Past))
const Charts = lazy(() => import('./charts.tsx').then((part) => part.Charts))

/** Everything about one unit, and what can be done to it. */
export function UnitView({ id }: { readonly id: string }) {
  const { store } = usePage()
  const unit = useUnit(id)
  const ids = useCell(store.ids)
  if (!unit)
    return (
      <section class="unit empty" aria-label="Unit">
        <p>
          There is no unit <b>{id}</b> on this bench. There {ids.length === 1 ? 'is' : 'are'}:{' '}
          {ids.slice(0, 8).join(', ')}.
        </p>
      </section>
    )
  const [state, tone] = outputWords(unit)
  const { input, output, battery, firmware, alarms } = unit
  return (
    <section class="unit" aria-labelledby="unit-title">
      <header class="unit-head">
        <h2 id="unit-title" tabIndex={-1}>
          {id}
        </h2>
        <p>
          {unit.model}, UPS {firmware.version} (ID {firmware.id})
        </p>
        <p class="state" data-tone={tone}>
          {state}
          <span>{words(output.cause)}</span>
        </p>
        <Live>
          <UnitActions unit={unit} />
        </Live>
      </header>
      <DefectActed unit={unit} />
      {alarms.length > 0 && <p class="alarms">Alarms: {alarms.map(words).join(', ')}</p>}
      <dl class="readings">
        <Reading name="Input" value={volts(input.voltage)} more={`${input.frequency} Hz`} />
        <Reading name="Output" value={volts(output.voltage)} more={`${output.frequency} Hz`} />
        <Reading name="Load" value={watts(output.watts)} more={percent(output.load)} />
        <Reading name="Battery" value={percent(battery.charge)} more={`${battery.voltage} V`} />
        <Reading
          name="Runtime"
          value={output.state === 'off' ? 'output off' : duration(battery.runtime)}
          more={battery.low ? 'low' : ''}
        />
      </dl>
      <Connect key={id} unit={unit} />
      <Live>
        <div class="sheets">
          <Mains unit={unit} />
          <Battery unit={unit} />
          <Outlets unit={unit} />
          <Charts id={id} />
          <FirmwarePicker unit={unit} />
          <Card unit={unit} />
          <Settings key={`${id} ${firmware.version}`} unit={unit} />
          <Alarms unit={unit} />
          <Past key={`${id} past`} unit={unit} />
        </div>
      </Live>
    </section>
  )
}

function Reading({
  name,
  value,
  more,
}: {
  readonly name: string
  readonly value: string
  readonly more: string
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value} <span>{more}</span>
      </dd>
    </div>
  )
}
