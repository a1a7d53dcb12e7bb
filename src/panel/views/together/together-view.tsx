import { useState } from 'preact/hooks'
import type { DeviceState, Event as LabEvent } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { useRoute } from '../../route.ts'
import { note } from '../../state/address.ts'
import { useCell } from '../../state/cell.ts'
import { Live } from '../live.tsx'
import { Faceplate } from '../rack/faceplate.tsx'
import { Choice } from '../unit/outlets.tsx'
import { useTraffic } from '../wire/use-traffic.ts'
import { factRows } from './facts.ts'
import { Head } from './head.tsx'
import { Lanes } from './lanes.tsx'
import { MainsOfAll } from './mains-of-all.tsx'
import { Moment } from './moment.tsx'
import { OtherFirmware } from './other-firmware.tsx'
import { SPANS, spanOf, useUnits } from './together-state.ts'

/** As many units stand side by side. */
const MOST = 4

/** Two to four units through one outage: one mains, one axis of time, what differs marked. */
export function TogetherView() {
  const { store } = usePage()
  const ids = useCell(store.ids)
  const events = useCell(store.events)
  const clock = useCell(store.clock)
  const { values } = useRoute()
  const chosen = (values.units?.split(',') ?? ids.slice(0, 2)).filter((id) => ids.includes(id)).slice(0, MOST)
  const units = useUnits(chosen)
  const { lines } = useTraffic({})
  const [picked, pick] = useState<LabEvent | null>(null)
  const now = (clock?.seconds ?? 0) * 1000
  const span = spanOf(values.span, now, events, chosen)
  const choose = (place: number, id: string) => {
    const next = [...chosen]
    if (id === '') next.splice(place, 1)
    else next[place] = id
    note({ units: [...new Set(next)].join(',') })
  }
  return (
    <section class="together" aria-labelledby="together-title">
      <header class="view-head">
        <h2 id="together-title">Side by side</h2>
        {[...chosen, ...(chosen.length < MOST ? [''] : [])].map((id, place) => (
          <Choice
            key={`${place} ${id}`}
            label={`Unit ${place + 1}`}
            value={id}
            options={[
              ['', place < chosen.length ? 'leave out' : 'add one'],
              ...ids.map((one) => [one, one] as const),
            ]}
            onChange={(wanted) => choose(place, wanted)}
          />
        ))}
        <Choice
          label="Time"
          value={values.span ?? 'events'}
          options={Object.entries(SPANS).map(([name, { title }]) => [name, title] as const)}
          onChange={(wanted) => note({ span: wanted })}
        />
      </header>
      <Live>
        <div class="group">
          <MainsOfAll units={units} />
          {units[0] && <OtherFirmware unit={units[0]} chosen={chosen} />}
        </div>
      </Live>
      {units.length === 0 && <p class="empty">Choose the units that are to stand side by side.</p>}
      <div class="columns" style={{ '--columns': units.length }}>
        {units.map((unit) => (
          <div key={unit.id} class="column">
            <Head unit={unit} />
            <Faceplate id={unit.id} selected={false} reached />
          </div>
        ))}
      </div>
      {units.length > 0 && <Facts units={units} />}
      {units.length > 0 && (
        <>
          <Lanes units={units} events={events} span={span} requests={requestsOf(lines)} onPick={pick} />
          {picked ? (
            <Moment event={picked} />
          ) : (
            <p class="empty">A press on a mark shows the event, its traffic, and the snapshot before it.</p>
          )}
        </>
      )}
    </section>
  )
}

function Facts({ units }: { readonly units: readonly DeviceState[] }) {
  return (
    <table class="facts">
      <caption class="unseen">Readings beside each other; rows that differ are marked.</caption>
      <thead>
        <tr>
          <td />
          {units.map(({ id }) => (
            <th key={id} scope="col">
              {id}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {factRows(units).map(({ name, values, differs }) => (
          <tr key={name} data-differs={differs}>
            <th scope="row">
              {name}
              {differs && <span class="unseen">, differs</span>}
            </th>
            {values.map((value, index) => (
              <td key={units[index]!.id}>{value ?? '–'}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function requestsOf(lines: ReturnType<typeof useTraffic>['lines']): Map<string, number[]> {
  const requests = new Map<string, number[]>()
  for (const { device, direction, at } of lines) {
    if (direction !== 'to-unit') continue
    const of = requests.get(device) ?? []
    requests.set(device, of)
    of.push(at)
  }
  return requests
}
