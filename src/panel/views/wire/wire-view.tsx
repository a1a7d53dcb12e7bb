import { usePage } from '../../context.ts'
import { useRoute } from '../../route.ts'
import { note } from '../../state/address.ts'
import { useCell } from '../../state/cell.ts'
import { Live } from '../live.tsx'
import { Choice } from '../unit/outlets.tsx'
import { WireFaults } from './faults.tsx'
import { Line } from './line.tsx'
import { useTraffic } from './use-traffic.ts'

/** What passes on the wires, decoded as it passes. */
export function WireView() {
  const { store } = usePage()
  const ids = useCell(store.ids)
  const { unit: device = '', port = '' } = useRoute().values
  const { lines, paused, setPaused, clear, following } = useTraffic({ device, port })
  const ports = [
    ...new Set(ids.flatMap((id) => store.unit(id).value?.endpoints.map((end) => end.port) ?? [])),
  ]
  return (
    <section class="wire" aria-labelledby="wire-title">
      <header class="view-head">
        <h2 id="wire-title">Wire</h2>
        <Choice
          label="Unit"
          value={device}
          options={[['', 'every unit'], ...ids.map((id) => [id, id] as const)]}
          onChange={(chosen) => note({ unit: chosen })}
        />
        <Choice
          label="Port"
          value={port}
          options={[['', 'every port'], ...ports.map((name) => [name, name] as const)]}
          onChange={(chosen) => note({ port: chosen })}
        />
        <button type="button" aria-pressed={paused} onClick={() => setPaused(!paused)}>
          {paused ? 'Go on' : 'Hold'}
        </button>
        <button type="button" onClick={clear} aria-disabled={lines.length === 0}>
          Clear
        </button>
      </header>
      {device && port && (
        <Live>
          <WireFaults unit={device} port={port} />
        </Live>
      )}
      {lines.length === 0 ? (
        <p class="empty">
          {following
            ? 'Nothing has passed yet. Point apcupsd, NUT or your own software at a port of the bench.'
            : 'Opening the wires …'}
        </p>
      ) : (
        <ol class="lines" aria-label="Traffic, newest first">
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ol>
      )}
    </section>
  )
}
