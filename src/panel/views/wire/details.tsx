import { useState } from 'preact/hooks'
import { note } from '../../state/address.ts'
import { connectionOf, type WireLine } from '../../state/wire-log.ts'
import { momentOf } from '../../words/format.ts'
import { Copy } from '../unit/connect/copy.tsx'

type Field = WireLine['fields'][number]

/** What a piece says and its bytes: pointed at or pressed, a field shows which bytes it is, and a byte of which field it is. */
function Anatomy({
  fields,
  bytes,
}: {
  readonly fields: readonly Field[]
  readonly bytes: readonly string[]
}) {
  const [shown, setShown] = useState<number | null>(null)
  const fieldAt = (byte: number) =>
    fields.findIndex(({ from, to }) => from !== undefined && to !== undefined && byte >= from && byte < to)
  return (
    <>
      {fields.length > 0 && (
        <dl onMouseLeave={() => setShown(null)}>
          {fields.map(({ name, value, from }, index) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: its name takes the focus and does the same
            <div key={`${index} ${name}`} data-shown={shown === index} onMouseEnter={() => setShown(index)}>
              <dt>
                {from === undefined ? (
                  name
                ) : (
                  <button
                    type="button"
                    class="field-name"
                    aria-pressed={shown === index}
                    onFocus={() => setShown(index)}
                    onClick={() => setShown(index)}
                  >
                    {name}
                  </button>
                )}
              </dt>
              <dd>{String(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {bytes.length > 0 && (
        <code class="hex" onMouseLeave={() => setShown(null)}>
          {bytes.map((byte, at) => {
            const field = fieldAt(at)
            return field >= 0 && field === shown ? (
              <mark key={at}>{byte} </mark>
            ) : (
              // biome-ignore lint/a11y/noStaticElementInteractions: the names of fields do the same for the keyboard
              <span key={at} onMouseEnter={() => setShown(field < 0 ? null : field)}>
                {byte}{' '}
              </span>
            )
          })}
        </code>
      )}
    </>
  )
}

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
      <Anatomy key={id} fields={fields} bytes={hex.match(/../g) ?? []} />
    </section>
  )
}
