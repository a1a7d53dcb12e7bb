import { useEffect, useRef } from 'preact/hooks'
import type { Panel } from '../../../client/types.ts'
import { dotsOf, matrixSize } from './dot-matrix.ts'

/** Pixels of the drawing for a dot, and from one dot to the next. */
const DOT = 5
const PITCH = 6
/** Empty dots around the text. */
const MARGIN = 4

interface LcdProps {
  readonly unit: string
  readonly panel: Panel
  readonly columns: number
  readonly dark: boolean
}

/** The display, dot by dot; its text stands beside the drawing for those who do not see it. */
export function Lcd({ unit, panel, columns, dark }: LcdProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { rows } = panel
  const size = matrixSize(rows.length, columns)
  const text = rows.join('\n')
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const { width, height } = context.canvas
    context.clearRect(0, 0, width, height)
    context.fillStyle = getComputedStyle(context.canvas).color
    for (const [x, y] of dotsOf(text.split('\n')))
      context.fillRect((x + MARGIN) * PITCH, (y + MARGIN) * PITCH, DOT, DOT)
  }, [text, panel.lights.backlight, dark])
  return (
    <div class="lcd" data-light={dark ? 'out' : panel.lights.backlight}>
      <div aria-hidden="true">
        <canvas
          ref={canvas}
          width={(size.width + 2 * MARGIN) * PITCH}
          height={(size.height + 2 * MARGIN) * PITCH}
        />
      </div>
      <pre class="unseen" data-lcd={unit}>
        {dark ? 'The display is dark.' : text}
      </pre>
    </div>
  )
}
