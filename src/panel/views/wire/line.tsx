import type { TrafficLine } from '../../../client/types.ts'
import { timeOfDay } from '../../words/format.ts'

const ARROWS = { 'to-unit': ['→', 'to the unit'], 'to-host': ['←', 'to the host'] } as const

/** A piece on a wire; opened, it shows its fields and its bytes. */
export function Line({ line }: { readonly line: TrafficLine }) {
  const { at, device, port, protocol, direction, summary, hex, fields } = line
  const [arrow, said] = ARROWS[direction]
  return (
    <li data-direction={direction}>
      <details>
        <summary>
          <time>{timeOfDay(at)}</time>
          <span class="line-place">
            {device} {port}
          </span>
          <span class="line-protocol">{protocol}</span>
          <span class="line-way">
            <span aria-hidden="true">{arrow}</span>
            <span class="unseen">{said}</span>
          </span>
          <span class="line-summary">{summary}</span>
        </summary>
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
        {hex && <code class="hex">{(hex.match(/../g) ?? []).join(' ')}</code>}
      </details>
    </li>
  )
}
