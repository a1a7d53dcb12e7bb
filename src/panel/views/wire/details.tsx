import { note } from '../../state/address.ts'
import { connectionOf, type WireLine } from '../../state/wire-log.ts'
import { momentOf } from '../../words/format.ts'
import { Copy } from '../unit/connect/copy.tsx'

interface DetailsProps {
  readonly line: WireLine
  readonly onSelect: (id: number | undefined) => void
}

/** The fields and the bytes of a line. It stays where it is, however many lines come. */
export function Details({ line, onSelect }: DetailsProps) {
  const { id, at, device, port, protocol, direction, summary, hex, fields, tookMs, pair, wrong } = line
  const spaced = (hex.match(/../g) ?? []).join(' ')
  const text = `${momentOf(at)} ${device} ${port} ${protocol} ${direction} ${summary}`
  return (
    <section class="sheet details" aria-label={`Line ${id}`}>
      <header>
        <h3>
          {id} <small>{protocol}</small>
        </h3>
        <Copy text={text} what={`line ${id}`} label="Copy line" />
        {hex && <Copy text={spaced} what={`bytes of line ${id}`} label="Copy bytes" />}
        {pair !== undefined && (
          <button type="button" onClick={() => onSelect(pair)}>
            {direction === 'to-unit' ? `Its reply, ${pair}` : `Its request, ${pair}, ${tookMs} ms before`}
          </button>
        )}
        <button type="button" onClick={() => note({ connection: connectionOf(line) })}>
          Follow this connection
        </button>
        <button type="button" aria-label="Close" onClick={() => onSelect(undefined)}>
          ×
        </button>
      </header>
      <p class="line-summary">{summary}</p>
      {wrong && <p class="alarms">{wrong}</p>}
      {fields.length > 0 && (
        <dl>
          {fields.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{String(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {hex && <code class="hex">{spaced}</code>}
    </section>
  )
}
