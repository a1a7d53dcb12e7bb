import { sentence } from '../lab/event-text.ts'
import type { LabEvent } from '../lab/journal.ts'
import { formatDuration } from '../lab/time/duration.ts'

/** What a failure message shows at most; older events are counted only. */
const SHOWN = 30

/** The events of one unit as lines, oldest first, each with the device time since `startedAt` (ms). */
export function timeline(events: readonly LabEvent[], startedAt: number): string {
  if (events.length === 0) return '  nothing has happened yet'
  const shown = events.slice(-SHOWN)
  const times = shown.map(({ at }) => `+${formatDuration(at - startedAt)}`)
  const width = Math.max(...times.map((time) => time.length))
  const lines = shown.map(
    (event, index) => `  ${times[index]!.padStart(width)}  ${event.type.padEnd(8)}  ${sentence(event)}`,
  )
  const earlier = events.length - shown.length
  return [...(earlier > 0 ? [`  (${earlier} earlier)`] : []), ...lines].join('\n')
}
