import type uPlot from 'uplot'
import type { Event as LabEvent } from '../../../client/types.ts'
import { sinceLastReturn } from '../../state/lanes.ts'
import { eventWords } from '../../words/events.ts'
import { timeOfDay } from '../../words/format.ts'

/** Marks on a curve; the latest of more. */
const MOST = 40

/** What happened to a unit that its curves should show: changes of the output, commands, decisions of defects. */
export function marksOf(events: readonly LabEvent[], id: string): readonly LabEvent[] {
  return sinceLastReturn(events.filter(({ device }) => device === id))
    .filter((event) => {
      if (event.type === 'decision') return event.defect !== null
      return event.type === 'state' || event.type === 'command'
    })
    .slice(-MOST)
}

/** Draws a line at the moment of each event, which says what it was. */
export function mark(plot: uPlot, events: readonly LabEvent[]): void {
  for (const old of plot.over.querySelectorAll('.mark')) old.remove()
  const { min, max } = plot.scales.x ?? {}
  if (min == null || max == null) return
  for (const event of events) {
    const seconds = event.at / 1000
    if (seconds < min || seconds > max) continue
    const { text, tone } = eventWords(event)
    const line = document.createElement('i')
    line.className = 'mark'
    line.dataset.tone = tone
    line.title = `${timeOfDay(event.at)} ${text}`
    line.style.left = `${plot.valToPos(seconds, 'x')}px`
    plot.over.append(line)
  }
}
