import type { GroupName, Source, UpsCommand } from '../../../../emulators/smart-ups/commands.ts'
import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'
import { getRaw, s, s32 } from '../../modbus/encoding.ts'
import type { Field } from './node.ts'

const TURN_OFF = 0x2d
const TURN_ON = 0xad
const STAY_OFF = 0x2e
/** A countdown that does not run; written, it ends what does. */
const IDLE = -1

/** What a running countdown of so many seconds means as a command; undefined for one the unit cannot do. */
type Meaning = (
  ups: SmartUps,
  group: GroupName,
  seconds: number,
) => Omit<UpsCommand, 'targets' | 'source'> | undefined

/**
 * Application note 177 lets processes be started by writing timers without saying which; these are assumed. A turn-on
 * countdown is the group's own setting or none: the unit counts no other.
 */
const MEANINGS: Readonly<Record<number, Meaning>> = {
  [TURN_OFF]: (_ups, _group, seconds) => ({ action: 'off', offDelaySeconds: seconds }),
  [STAY_OFF]: (_ups, _group, seconds) =>
    seconds > 0 ? { action: 'sleep', seconds, useOffDelay: true } : undefined,
  [TURN_ON]: (ups, group, seconds) => {
    if (seconds !== 0 && seconds !== ups.settings.group(group)?.turnOnDelay) return undefined
    return { action: 'on', useOnDelay: seconds > 0 }
  },
}

/** The fields of a group with its countdowns writable: seconds start a process, -1 cancels. */
export function writableTimers(group: GroupName, fields: readonly Field[]): Field[] {
  return fields.map((field) => {
    const meaning = MEANINGS[field.usage]
    return meaning ? { ...field, write: timerWrite(group, field, meaning) } : field
  })
}

function timerWrite(group: GroupName, { size }: Field, meaning: Meaning): NonNullable<Field['write']> {
  const codec = size === 2 ? s(0) : s32
  return ({ ups }, data, source: Source) => {
    const seconds = codec.decode(getRaw(data, 0, codec.length))
    if (seconds < IDLE) return 'illegal-value'
    const command = seconds === IDLE ? ({ action: 'cancel' } as const) : meaning(ups, group, seconds)
    if (!command) return 'illegal-value'
    return ups.command({ ...command, targets: [group], source }).accepted ? 'done' : 'illegal-value'
  }
}
