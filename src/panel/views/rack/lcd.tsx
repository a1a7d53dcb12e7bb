import { useEffect, useRef } from 'preact/hooks'
import type { DeviceState, Panel } from '../../../client/types.ts'
import { dotsOf, matrixSize } from './dot-matrix.ts'
import { graphicDots } from './graphic-screen.ts'

/** Pixels of the drawing for a dot, and from one dot to the next. */
const DOT = 5
const PITCH = 6
/** Empty dots around the text. */
const MARGIN = 4

/** Columns of a text panel and of a graphic one, which has one row more. */
const COLUMNS = { text: 20, graphic: 24 } as const
const GRAPHIC_ROWS = 5

interface LcdProps {
  readonly unit: DeviceState
  readonly panel: Panel
}

/** The display, dot by dot; its text stands beside the drawing for those who do not see it. */
export function Lcd({ unit, panel }: LcdProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { rows } = panel
  const graphic = rows.length === GRAPHIC_ROWS
  const size = matrixSize(rows.length, graphic ? COLUMNS.graphic : COLUMNS.text)
  const text = rows.join('\n')
  const dark = !unit.awake
  const dots = dark ? [] : graphic ? graphicDots(panel, unit) : dotsOf(rows)
  const drawing = dots.join(' ')
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const { width, height } = context.canvas
    context.clearRect(0, 0, width, height)
    context.fillStyle = getComputedStyle(context.canvas).color
    for (const [x, y] of dots) context.fillRect((x + MARGIN) * PITCH, (y + MARGIN) * PITCH, DOT, DOT)
    // Drawn again when a dot changes, not with every reading.
  }, [drawing, panel.lights.backlight])
  return (
    <div class="lcd" data-light={dark ? 'out' : panel.lights.backlight}>
      <div aria-hidden="true">
        <canvas
          ref={canvas}
          width={(size.width + 2 * MARGIN) * PITCH}
          height={(size.height + 2 * MARGIN) * PITCH}
        />
      </div>
      <pre class="unseen" data-lcd={unit.id}>
        {dark ? 'The display is dark.' : text}
      </pre>
    </div>
  )
}
