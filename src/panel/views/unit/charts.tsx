import { useEffect, useRef } from 'preact/hooks'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { usePage } from '../../context.ts'
import type { History, Series } from '../../state/history.ts'
import { percent, timeOfDay, volts } from '../../words/format.ts'
import { mark, marksOf } from './chart-marks.ts'
import { Section } from './section.tsx'

type Column = Exclude<keyof Series, 'at'>

interface Line {
  readonly column: Column
  readonly label: string
  /** The custom property that holds its colour. */
  readonly colour: string
  readonly dash?: readonly number[]
}

const PERCENT: readonly Line[] = [
  { column: 'charge', label: 'Charge', colour: '--line-a' },
  { column: 'load', label: 'Load', colour: '--line-b', dash: [5, 3] },
]
const VOLTS: readonly Line[] = [
  { column: 'input', label: 'Input', colour: '--line-a' },
  { column: 'output', label: 'Output', colour: '--line-b', dash: [5, 3] },
]

/** Charge, load and voltages over device time, from before this page was there as well. */
export function Charts({ id }: { readonly id: string }) {
  const { store } = usePage()
  const history = store.history(id)
  useEffect(() => store.askPast(id), [store, id])
  return (
    <Section title="Over time" class="wide charts">
      <Chart key={`${id} %`} id={id} history={history} lines={PERCENT} unit="%" top={100} say={percent} />
      <Chart key={`${id} V`} id={id} history={history} lines={VOLTS} unit="V" say={volts} />
    </Section>
  )
}

interface ChartProps {
  readonly id: string
  readonly history: History
  readonly lines: readonly Line[]
  readonly unit: string
  readonly top?: number
  readonly say: (value: number) => string
}

function Chart({ id, history, lines, unit, top, say }: ChartProps) {
  const { store } = usePage()
  const place = useRef<HTMLDivElement>(null)
  const figure = useRef<HTMLElement>(null)
  // The key of a chart changes with what it draws.
  useEffect(() => {
    const element = place.current
    if (!element) return undefined
    let plot = drawn(element, lines, unit, top)
    const data = () =>
      [history.series.at, ...lines.map(({ column }) => history.series[column])] as uPlot.AlignedData
    const update = () => {
      plot.setData(data())
      mark(plot, marksOf(store.events.value, id))
      // With nobody pointing at a moment the legend tells the latest.
      if ((plot.cursor.left ?? -1) < 0) plot.setLegend({ idx: history.series.at.length - 1 })
      const latest = lines.map(({ label, column }) => `${label} ${say(history.series[column].at(-1) ?? 0)}`)
      figure.current?.setAttribute('aria-label', `${latest.join(', ')}, over time`)
      figure.current?.setAttribute('data-top', String(plot.scales.y?.max ?? ''))
    }
    let planned = 0
    const later = () => {
      cancelAnimationFrame(planned)
      planned = requestAnimationFrame(update)
    }
    const sized = new ResizeObserver(() => {
      plot.setSize({ width: element.clientWidth, height: HEIGHT })
      // Another size empties the legend.
      update()
    })
    sized.observe(element)
    // Colours are read when the chart is made, so another colour scheme makes another chart.
    const scheme = matchMedia('(prefers-color-scheme: dark)')
    const again = () => {
      plot.destroy()
      plot = drawn(element, lines, unit, top)
      update()
    }
    scheme.addEventListener('change', again)
    const stops = [history.turn.watch(later), store.events.watch(later)]
    update()
    return () => {
      for (const stop of stops) stop()
      scheme.removeEventListener('change', again)
      sized.disconnect()
      cancelAnimationFrame(planned)
      plot.destroy()
    }
  }, [])
  return (
    <figure
      ref={figure}
      class="chart"
      role="img"
      aria-label={`${lines.map(({ label }) => label).join(', ')} over time`}
    >
      <div class="plot" ref={place} aria-hidden="true" />
    </figure>
  )
}

const HEIGHT = 170
const LEAST_SECONDS = 60

/** A colour of the style sheet as a canvas takes it: by then a scheme has been chosen for `light-dark()`. */
function resolved(element: HTMLElement, name: string): string {
  const probe = document.createElement('i')
  probe.style.color = `var(${name})`
  element.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

function drawn(element: HTMLElement, lines: readonly Line[], unit: string, top: number | undefined): uPlot {
  const style = getComputedStyle(element)
  const colour = (name: string) => resolved(element, name)
  const axis = {
    stroke: style.color,
    font: `11px ${style.fontFamily}`,
    grid: { stroke: colour('--grid'), width: 1 },
    ticks: { show: false },
  }
  return new uPlot(
    {
      width: element.clientWidth,
      height: HEIGHT,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
      cursor: { points: { size: 6 }, drag: { x: false, y: false } },
      legend: { live: true },
      scales: {
        // One reading is a point: it is given a minute of its own.
        x: {
          range: ({ data: [at] }) => [at[0] ?? 0, Math.max(at.at(-1) ?? 0, (at[0] ?? 0) + LEAST_SECONDS)],
        },
        y: {
          range: (_plot, _min, max) => [
            0,
            top !== undefined && max <= top ? top : Math.max(10, Math.ceil((max * 1.1) / 10) * 10),
          ],
        },
      },
      axes: [
        {
          ...axis,
          space: 80,
          size: 28,
          values: (_plot, ticks) => ticks.map((tick) => timeOfDay(tick * 1000)),
        },
        { ...axis, size: 44, values: (_plot, ticks) => ticks.map((tick) => `${tick} ${unit}`) },
      ],
      series: [
        { label: 'Time', value: (_plot, at) => (at == null ? '' : timeOfDay(at * 1000)) },
        ...lines.map(({ label, colour: name, dash }) => ({
          label,
          stroke: colour(name),
          width: 1.5,
          // A line wants two readings; one alone is a dot.
          points: { show: ({ data: [at] }: uPlot) => at.length < 2 },
          ...(dash ? { dash: [...dash] } : {}),
          value: (_plot: uPlot, value: number | null) => (value == null ? '' : `${value.toFixed(1)} ${unit}`),
        })),
      ],
    },
    [[], ...lines.map(() => [])] as unknown as uPlot.AlignedData,
    element,
  )
}
