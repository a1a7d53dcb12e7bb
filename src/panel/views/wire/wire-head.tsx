import { downloadCapture } from '../../api/capture.ts'
import { usePage } from '../../context.ts'
import { note } from '../../state/address.ts'
import { useCell } from '../../state/cell.ts'
import { download } from '../../state/download.ts'
import type { WireFilter } from '../../state/wire-log.ts'
import { Choice } from '../unit/outlets.tsx'
import type { Shown } from './rows.tsx'
import type { useTraffic } from './use-traffic.ts'

interface WireHeadProps {
  readonly filter: WireFilter
  readonly traffic: ReturnType<typeof useTraffic>
  readonly shown: readonly Shown[]
}

/** What is shown of the wires, and what becomes of it. */
export function WireHead({ filter, traffic, shown }: WireHeadProps) {
  const { store } = usePage()
  const ids = useCell(store.ids)
  const { lines, paused, setPaused, waiting, clear } = traffic
  const endpoints = ids.flatMap((id) => store.unit(id).value?.endpoints ?? [])
  const ports = [...new Set(endpoints.map(({ port }) => port))]
  const protocols = [
    ...new Set([...endpoints.map((end) => end.protocol), ...lines.map((line) => line.protocol)]),
  ]
  const save = () =>
    download(
      'traffic.json',
      JSON.stringify(shown.flatMap((each) => ('line' in each ? [each.line] : [])).reverse(), null, 1),
      'application/json',
    )
  return (
    <header class="view-head">
      <h2 id="wire-title">Wire</h2>
      <input
        type="search"
        aria-label="Find in what passed"
        placeholder="Find: text, field, bytes"
        value={filter.find}
        onInput={({ currentTarget }) => note({ find: currentTarget.value })}
      />
      <Choice
        label="Unit"
        value={filter.unit}
        options={[['', 'every unit'], ...ids.map((id) => [id, id] as const)]}
        onChange={(unit) => note({ unit, connection: undefined })}
      />
      <Choice
        label="Port"
        value={filter.port}
        options={[['', 'every port'], ...ports.map((name) => [name, name] as const)]}
        onChange={(port) => note({ port, connection: undefined })}
      />
      <Choice
        label="Protocol"
        value={filter.protocol}
        options={[['', 'all'], ...protocols.map((name) => [name, name] as const)]}
        onChange={(protocol) => note({ protocol })}
      />
      <button
        type="button"
        aria-pressed={filter.wrong}
        onClick={() => note({ wrong: filter.wrong ? undefined : '1' })}
      >
        Errors
      </button>
      {filter.connection !== '' && (
        <button type="button" aria-pressed={true} onClick={() => note({ connection: undefined })}>
          Connection {filter.connection}
        </button>
      )}
      <button type="button" aria-pressed={paused} onClick={() => setPaused(!paused)}>
        {paused ? `Go on${waiting > 0 ? ` (${waiting} more)` : ''}` : 'Hold'}
      </button>
      <button
        type="button"
        aria-disabled={lines.length === 0}
        onClick={() => {
          if (lines.length > 0) clear()
        }}
      >
        Clear
      </button>
      <button type="button" onClick={save}>
        Download JSON
      </button>
      {filter.unit && filter.port && (
        <button type="button" onClick={() => store.attempt(() => downloadCapture(filter.unit, filter.port))}>
          Download pcapng
        </button>
      )}
    </header>
  )
}
