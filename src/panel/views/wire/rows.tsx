import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Event as LabEvent } from '../../../client/types.ts'
import type { WireLine } from '../../state/wire-log.ts'
import { Row, SilenceRow } from './row.tsx'

/** A line of the list: a piece on a wire, or that a client is not answered. */
export type Shown =
  | { readonly line: WireLine; readonly deltaMs: number | undefined }
  | { readonly silence: LabEvent & { type: 'silence' } }

/** Height of a row, and of a row on a narrow screen: the list is drawn where it is looked at, and nowhere else. */
const ROW = 27
/** Rows drawn beyond what is in view. */
const SPARE = 8

interface RowsProps {
  /** Newest first. */
  readonly shown: readonly Shown[]
  readonly selected: number | undefined
  readonly onSelect: (id: number | undefined) => void
}

/** Thousands of lines, of which those in view are drawn. Whoever has scrolled down keeps what they read under their eyes. */
export function Rows({ shown, selected, onSelect }: RowsProps) {
  const box = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  useStayPut(box, shown)
  // The details of a line take room from the list: the line stays in view.
  useLayoutEffect(() => {
    const index = shown.findIndex((each) => 'line' in each && each.line.id === selected)
    if (index >= 0) bringIntoView(box.current!, index)
  }, [selected])
  const height = box.current?.clientHeight ?? 600
  const first = Math.max(0, Math.floor(top / ROW) - SPARE)
  const last = Math.min(shown.length, Math.ceil((top + height) / ROW) + SPARE)
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const lines = shown.flatMap((each, index) => ('line' in each ? [[each.line.id, index] as const] : []))
    const at = lines.findIndex(([id]) => id === selected)
    const next = lines[Math.max(0, Math.min(at < 0 ? 0 : at + step, lines.length - 1))]
    if (!next) return
    onSelect(next[0])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows go from line to line
    <div
      ref={box}
      class="lines"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls wants the focus
      tabIndex={0}
      onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
      onKeyDown={move}
    >
      <ol
        aria-label="Traffic, newest first"
        style={{ height: `${shown.length * ROW}px` }}
        data-count={shown.length}
      >
        {shown.slice(first, last).map((each, index) => {
          const style = { top: `${(first + index) * ROW}px`, height: `${ROW}px` }
          return 'line' in each ? (
            <Row
              key={each.line.id}
              line={each.line}
              deltaMs={each.deltaMs}
              style={style}
              selected={each.line.id === selected}
              onSelect={onSelect}
            />
          ) : (
            <SilenceRow key={`silence ${each.silence.id}`} silence={each.silence} style={style} />
          )
        })}
      </ol>
    </div>
  )
}

function bringIntoView(element: HTMLElement, index: number): void {
  const y = index * ROW
  const { scrollTop, clientHeight } = element
  if (y < scrollTop) element.scrollTop = y
  else if (y + ROW > scrollTop + clientHeight) element.scrollTop = y + ROW - clientHeight
}

/** New lines come on top: what is read moves down with them, unless the newest are looked at. */
function useStayPut(box: RefObject<HTMLDivElement | null>, shown: readonly Shown[]): void {
  const before = useRef<Shown | undefined>(undefined)
  useLayoutEffect(() => {
    const element = box.current
    const first = before.current
    before.current = shown[0]
    if (!element || !first || element.scrollTop === 0) return
    const key = keyOf(first)
    const now = shown.findIndex((each) => keyOf(each) === key)
    if (now > 0) element.scrollTop += now * ROW
  }, [shown])
}

const keyOf = (each: Shown) => ('line' in each ? each.line.id : -each.silence.id)
