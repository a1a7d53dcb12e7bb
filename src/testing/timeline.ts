import { describeRefusal } from '../../emulators/smart-ups/commands.ts'
import type { LabEvent } from '../lab/journal.ts'
import { spoken } from './duration.ts'

/** What a failure message shows at most; older events are counted only. */
const SHOWN = 30

/** The events of one unit as lines, oldest first, each with the device time since `startedAt` (ms). */
export function timeline(events: readonly LabEvent[], startedAt: number): string {
  if (events.length === 0) return '  nothing has happened yet'
  const shown = events.slice(-SHOWN)
  const times = shown.map(({ at }) => `+${spoken(at - startedAt)}`)
  const width = Math.max(...times.map((time) => time.length))
  const lines = shown.map(
    (event, index) => `  ${times[index]!.padStart(width)}  ${event.type.padEnd(8)}  ${sentence(event)}`,
  )
  const earlier = events.length - shown.length
  return [...(earlier > 0 ? [`  (${earlier} earlier)`] : []), ...lines].join('\n')
}

/** What an event says, in a line. */
function sentence(event: LabEvent): string {
  switch (event.type) {
    case 'command':
      return commandSentence(event)
    case 'signal':
      return `${event.request} from ${event.source}`
    case 'decision':
      return `${event.point}: ${event.answer}${event.defect ? ` (defect ${event.defect})` : ''}`
    case 'input':
      return `${event.input.voltage} V, ${event.input.frequency} Hz${event.input.distorted ? ', distorted' : ''}`
    case 'state':
      return `${event.from} -> ${event.to} (${event.cause})`
    case 'outlet':
      return `${event.group} ${event.on ? 'on' : 'off'} (${event.cause})`
    case 'battery':
      return `${event.low ? 'low' : 'not low any more'}, charge ${Math.round(event.charge)} %`
    case 'test':
      return `${event.test} ${event.phase}`
    case 'fault':
      return `${event.fault} ${event.active ? 'raised' : 'cleared'}`
    case 'setting':
      return `${event.name} changed`
    case 'power':
      return event.awake ? 'electronics have a supply' : 'electronics have no supply'
    case 'firmware':
      return `${event.version} flashed, defects: ${event.defects.join(', ') || 'none'}`
    case 'card':
      return `${event.card} ${event.what}`
  }
}

function commandSentence({ command, result }: LabEvent & { type: 'command' }): string {
  const { action, targets, source, useOffDelay } = command
  const where = targets === 'all' ? 'all' : targets.join(', ')
  const answer = result.accepted ? '' : `: refused, ${describeRefusal(result)}`
  return `${action} ${where} from ${source}${useOffDelay ? ', after its delay' : ''}${answer}`
}
