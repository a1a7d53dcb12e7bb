import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Event as LabEvent } from '../../../client/types.ts'
import { usePage } from '../../context.ts'
import { useRoute } from '../../route.ts'
import { useCell } from '../../state/cell.ts'
import { isShown, type WireFilter, type WireLine } from '../../state/wire-log.ts'
import { Live } from '../live.tsx'
import { Details } from './details.tsx'
import { WireFaults } from './faults.tsx'
import { Rows, type Shown } from './rows.tsx'
import { useTraffic } from './use-traffic.ts'
import { WireHead } from './wire-head.tsx'

/** What passes on the wires, decoded as it passes. */
export function WireView() {
  const { store } = usePage()
  const events = useCell(store.events)
  const { values } = useRoute()
  const { unit = '', port = '', protocol = '', find = '', connection = '', wrong, at } = values
  const filter = { unit, port, protocol, find, connection, wrong: wrong !== undefined }
  const traffic = useTraffic({ device: unit, port })
  const { lines, following } = traffic
  const [selected, select] = useState<number | undefined>(undefined)
  const newest = lines.at(-1)?.id
  const shown = useMemo(
    () => shownOf(lines, events, filter),
    [newest, lines.length, traffic.paused, events, JSON.stringify(filter)],
  )
  // A link to a moment leads to the first line from there on.
  const moment = at === undefined ? undefined : lines.find((line) => line.at >= Number(at))?.id
  useEffect(() => {
    if (moment !== undefined) select(moment)
  }, [moment])
  const opened = selected === undefined ? undefined : lines.find(({ id }) => id === selected)
  return (
    <section class="wire" aria-labelledby="wire-title">
      <WireHead filter={filter} traffic={traffic} shown={shown} />
      {unit && port && (
        <Live>
          <WireFaults unit={unit} port={port} />
        </Live>
      )}
      {lines.length === 0 && (
        <p class="empty">
          {following
            ? 'Nothing has passed yet. Point apcupsd, NUT or your own software at a port of the bench.'
            : 'Opening the wires …'}
        </p>
      )}
      {lines.length > 0 && shown.length === 0 && <p class="empty">No line is like that.</p>}
      {shown.length > 0 && <Rows shown={shown} selected={selected} onSelect={select} />}
      {opened && <Details line={opened} onSelect={select} />}
    </section>
  )
}

/** What is shown, newest first: lines with the time since the one before, silences where they began. */
function shownOf(lines: readonly WireLine[], events: readonly LabEvent[], filter: WireFilter): Shown[] {
  const shown: Shown[] = []
  const silences = events.filter(
    (event): event is LabEvent & { type: 'silence' } =>
      event.type === 'silence' &&
      (filter.unit === '' || event.device === filter.unit) &&
      (filter.port === '' || event.port === filter.port),
  )
  let before: number | undefined
  let next = 0
  for (const line of lines) {
    while (next < silences.length && silences[next]!.at < line.at) shown.push({ silence: silences[next++]! })
    if (!isShown(line, filter)) continue
    shown.push({ line, deltaMs: before === undefined ? undefined : line.at - before })
    before = line.at
  }
  for (const silence of silences.slice(next)) shown.push({ silence })
  return shown.reverse()
}
