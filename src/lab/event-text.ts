import { describeRefusal } from '../../emulators/smart-ups/commands.ts'
import type { LabEvent } from './journal.ts'
import { isoTime } from './time/real-time.ts'

/** What an event says, in a line. */
export function sentence(event: LabEvent): string {
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
    case 'gap':
      return `no output for ${event.milliseconds} ms`
    case 'setting':
      return `${event.name} changed`
    case 'power':
      return event.awake ? 'electronics have a supply' : 'electronics have no supply'
    case 'firmware':
      return [
        `${event.version} flashed, defects: ${event.defects.join(', ') || 'none'}`,
        ...(event.dropped.length > 0 ? [`no longer switched by hand: ${event.dropped.join(', ')}`] : []),
      ].join('; ')
    case 'update':
      return `update ${event.phase === 'none' ? '' : `${event.phase} `}${event.text}`
    case 'card':
      return `${event.card} ${event.what}`
    case 'host':
      return `${event.host} ${event.text}`
    case 'added':
      return `${event.model} put on the bench`
    case 'removed':
      return 'taken off the bench'
    case 'reset':
      return 'as it was when the bench began'
    case 'restored':
      return `back from ${isoTime(event.was)} to a snapshot of ${isoTime(event.at)}`
    case 'missed':
      return missedSentence(event)
    case 'trouble':
      return event.text
    case 'silence':
      return `no answer at ${event.port}: ${event.text}`
  }
}

function missedSentence({ from, to, restarted }: LabEvent & { type: 'missed' }): string {
  const lost = to < from ? '' : `events ${from} to ${to} are not kept any more`
  return [restarted ? 'the bench was started anew' : '', lost].filter(Boolean).join('; ')
}

function commandSentence({ command, result }: LabEvent & { type: 'command' }): string {
  const { action, targets, source, useOffDelay } = command
  const where = targets === 'all' ? 'all' : targets.join(', ')
  const answer = result.accepted ? '' : `: refused, ${describeRefusal(result)}`
  return `${action} ${where} from ${source}${useOffDelay ? ', after its delay' : ''}${answer}`
}
