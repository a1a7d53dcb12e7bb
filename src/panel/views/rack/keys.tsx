import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { PressKeyBody } from '../../../client/types.ts'

type Key = PressKeyBody['key']

/** A press without a length of its own, such as one by a screen reader. */
const TAP_MS = 100
/** From here on a press counts as held, for the ring that shows it. */
const HELD_MS = 400

interface KeyProps {
  readonly name: Key
  readonly label: string
  readonly face: ComponentChildren
  readonly light?: string
  readonly reached: boolean
  readonly onPress: (key: Key, holdMs: number) => void
}

/** A button of the front panel. How long it is held down counts, with the pointer and with Enter or the space bar. */
export function PanelKey({ name, label, face, light, reached, onPress }: KeyProps) {
  const downAt = useRef<number | null>(null)
  const answered = useRef(0)
  const [held, setHeld] = useState(false)
  const timer = useRef(0)
  const down = () => {
    if (downAt.current !== null) return
    downAt.current = performance.now()
    timer.current = window.setTimeout(() => setHeld(true), HELD_MS)
  }
  const letGo = () => {
    clearTimeout(timer.current)
    setHeld(false)
    downAt.current = null
  }
  const up = () => {
    if (downAt.current === null) return
    const ms = Math.round(performance.now() - downAt.current)
    letGo()
    answered.current = performance.now()
    onPress(name, Math.min(Math.max(ms, TAP_MS), 60_000))
  }
  const clicked = () => {
    // A click that follows our own pointer or key has been answered already, or will be when the key is let go.
    if (downAt.current === null && performance.now() - answered.current > 200) onPress(name, TAP_MS)
  }
  return (
    <button
      type="button"
      class="key"
      data-key={name}
      data-light={light}
      data-held={held}
      aria-label={label}
      tabIndex={reached ? 0 : -1}
      onPointerDown={(event) => {
        if (event.button === 0) down()
      }}
      onPointerUp={up}
      onPointerCancel={letGo}
      onPointerLeave={letGo}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') down()
      }}
      onKeyUp={(event) => {
        if (event.key === 'Enter' || event.key === ' ') up()
      }}
      onBlur={letGo}
      onClick={clicked}
    >
      <span aria-hidden="true">{face}</span>
    </button>
  )
}
