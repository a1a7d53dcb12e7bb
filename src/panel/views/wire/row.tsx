import type { Event as LabEvent } from '../../../client/types.ts'
import type { WireLine } from '../../state/wire-log.ts'
import { momentOf } from '../../words/format.ts'

const ARROWS = { 'to-unit': ['→', 'to the unit'], 'to-host': ['←', 'to the host'] } as const

interface RowProps {
  readonly line: WireLine
  readonly deltaMs: number | undefined
  readonly style: { readonly top: string; readonly height: string }
  readonly selected: boolean
  readonly onSelect: (id: number | undefined) => void
}

/** A piece on a wire in a line; pressed, its fields and its bytes are shown. */
export function Row({ line, deltaMs, style, selected, onSelect }: RowProps) {
  const { id, at, device, port, protocol, direction, summary, tookMs, wrong } = line
  const [arrow, said] = ARROWS[direction]
  return (
    <li style={style} data-direction={direction} data-wrong={wrong !== undefined} data-selected={selected}>
      <button
        type="button"
        tabIndex={-1}
        aria-expanded={selected}
        onClick={() => onSelect(selected ? undefined : id)}
        title={wrong}
      >
        <span class="line-number">{id}</span>
        <time>{momentOf(at)}</time>
        <span class="line-delta">{deltaMs === undefined ? '' : `+${deltaMs}`}</span>
        <span class="line-place">
          {device} {port}
        </span>
        <span class="line-protocol">{protocol}</span>
        <span class="line-way">
          <span aria-hidden="true">{arrow}</span>
          <span class="unseen">{said}</span>
        </span>
        <span class="line-summary">
          {summary}
          {wrong && <em> {wrong}</em>}
        </span>
        <span class="line-took">{tookMs === undefined ? '' : `${tookMs} ms`}</span>
      </button>
    </li>
  )
}

/** That a client is not answered, and why, where it happened. */
export function SilenceRow({
  silence: { at, device, port, text },
  style,
}: {
  readonly silence: LabEvent & { type: 'silence' }
  readonly style: RowProps['style']
}) {
  return (
    <li class="line-silence" style={style} title={text}>
      <time>{momentOf(at)}</time> no answer at {device} {port}: {text}
    </li>
  )
}
