import type { Event as LabEvent } from '../../client/types.ts'
import { percent, timeOfDay, volts, words } from './format.ts'
import { groupName, sourceName, type Tone } from './names.ts'

/** An event as the list shows it. */
export interface EventWords {
  readonly kind: string
  readonly text: string
  readonly tone: Tone
}

type Of<T extends LabEvent['type']> = Extract<LabEvent, { type: T }>
type Describe = { readonly [T in LabEvent['type']]: (event: Of<T>) => readonly [string, Tone] }

const DESCRIBE: Describe = {
  command: ({ command, result }) => {
    const { action, targets, source, useOffDelay } = command
    const aim = targets === 'all' ? 'everything' : targets.map(groupName).join(', ')
    const said = `${sourceName(source)}: ${action} ${aim}${useOffDelay ? ', with delay' : ''}`
    return result.accepted ? [said, 'quiet'] : [`${said}; refused, ${words(result.reason)}`, 'warn']
  },
  signal: ({ request, source }) => [`${sourceName(source)}: ${words(request)}`, 'quiet'],
  // As the timeline of a scenario, the command line and the journal have it.
  decision: ({ point, answer, defect }) => [
    `${point}: ${answer}${defect === null ? '' : ` (defect ${defect})`}`,
    defect === null ? 'quiet' : 'bad',
  ],
  input: ({ input }) =>
    input.voltage === 0
      ? ['mains gone', 'warn']
      : [`mains ${volts(input.voltage)}, ${input.frequency} Hz${input.distorted ? ', bent' : ''}`, 'quiet'],
  state: ({ from, to, cause }) => [
    `${words(from)} → ${words(to)}, because of ${words(cause)}`,
    to === 'online' ? 'good' : to === 'fault' ? 'bad' : 'warn',
  ],
  outlet: ({ group, on, cause }) => [
    `${groupName(group)} ${on ? 'on' : 'off'}, because of ${words(cause)}`,
    on ? 'good' : 'warn',
  ],
  battery: ({ low, charge }) => [
    `battery ${low ? 'low' : 'no longer low'}, at ${percent(charge)}`,
    low ? 'bad' : 'good',
  ],
  test: ({ test, phase }) => [`${words(test)} ${words(phase)}`, phase === 'failed' ? 'bad' : 'quiet'],
  fault: ({ fault, active }) => [`${words(fault)} ${active ? 'raised' : 'cleared'}`, active ? 'bad' : 'good'],
  gap: ({ milliseconds }) => [`no output for ${milliseconds} ms`, 'bad'],
  setting: ({ name }) => [`setting changed: ${name}`, 'quiet'],
  power: ({ awake }) => [awake ? 'the unit wakes up' : 'the unit goes dead', awake ? 'good' : 'warn'],
  firmware: ({ version, defects }) => [
    `flashed ${version}, ${defects.length === 0 ? 'no known defect' : defects.join(', ')}`,
    'quiet',
  ],
  update: ({ phase, text }) => [`update ${phase === 'none' ? text : `${phase}, ${text}`}`, 'warn'],
  host: ({ host, text, verdict }) => [
    `${host}: ${text}`,
    verdict === null ? 'quiet' : verdict === 'clean' ? 'good' : 'bad',
  ],
  trouble: ({ text }) => [text, 'bad'],
  silence: ({ port, text }) => [`no answer at ${port}: ${text}`, 'warn'],
  added: ({ model }) => [`${model} put on the bench`, 'good'],
  missed: ({ from, to, restarted }) => [
    restarted ? 'the bench was started anew' : `events ${from} to ${to} are not kept any more`,
    'warn',
  ],
  restored: ({ at, was }) => [`back from ${timeOfDay(was)} to a snapshot of ${timeOfDay(at)}`, 'warn'],
  removed: () => ['taken off the bench', 'warn'],
  reset: () => ['as it was when the bench began', 'quiet'],
  card: ({ card, what }) => [`${card} ${words(what)}`, 'quiet'],
}

/** What happened, in words. */
export function eventWords(event: LabEvent): EventWords {
  const describe = DESCRIBE[event.type] as ((event: LabEvent) => readonly [string, Tone]) | undefined
  const [text, tone] = describe?.(event) ?? [event.type, 'quiet']
  return { kind: event.type, text, tone }
}
