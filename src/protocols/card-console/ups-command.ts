import type { CardCommand } from '../../../emulators/network-management-card/card-commands.ts'
import type { CommandResult } from '../../../emulators/smart-ups/commands.ts'
import type { CardInUnit } from '../powernet/object.ts'
import { detailedStatus } from './detailed-status.ts'
import { failure, issued, type Reply, usage } from './reply.ts'

/** `ups -c`: what it commands of the whole unit. */
const CONTROL: Readonly<Record<string, readonly [command: CardCommand, graceful: boolean] | 'on'>> = {
  on: 'on',
  off: ['off', false],
  reboot: ['reboot', false],
  sleep: ['sleep', false],
  graceoff: ['off', true],
  gracereboot: ['reboot', true],
  gracesleep: ['sleep', true],
}

/** `ups -o`: commands to an outlet group by their number in the MIB. */
const GROUP: Readonly<Record<string, number>> = {
  on: 1,
  off: 2,
  reboot: 3,
  delayon: 4,
  delayoff: 5,
  delayreboot: 6,
  cancel: 7,
  shutdown: 9,
  delayshutdown: 10,
}

type Act = (at: CardInUnit, words: readonly string[]) => Reply

const accepted = ({ accepted }: CommandResult) => issued(accepted)

const control: Act = ({ card }, [word = '']) => {
  if (!Object.hasOwn(CONTROL, word)) return failure('E102')
  const asked = CONTROL[word]!
  return accepted(asked === 'on' ? card.turnOn() : card.command(...asked))
}

const calibration: Act = ({ host }, [word]) => {
  if (word === 'start') return issued(host.startCalibration())
  return word === 'stop' ? issued(host.abortCalibration()) : failure('E102')
}

const selfTest: Act = ({ host }, [word]) =>
  word === 'start' ? issued(host.startSelfTest()) : failure('E102')

const alarmTest: Act = ({ host }, [word]) => {
  if (word !== 'start') return failure('E102')
  host.testAlarm()
  return issued(true)
}

/** `ups -o 1 DelayOff`: groups are counted from 1, as the tables of the MIB count them. Seconds behind it are not taken: nothing tells what they do. */
const outletGroup: Act = ({ card, unit }, [number = '', word = '']) => {
  const group = unit.model.groups[Number(number) - 1]
  if (!group || !Object.hasOwn(GROUP, word)) return failure('E102')
  return accepted(card.commandGroup(group, GROUP[word]!))
}

const ACTS: Readonly<Record<string, Act>> = {
  '-c': control,
  '-r': calibration,
  '-s': selfTest,
  '-a': alarmTest,
  '-o': outletGroup,
}

/** `ups OPTION …`: commands the unit through the slot of the card. */
export function upsCommand(at: CardInUnit, [option = '?', ...words]: readonly string[]): Reply {
  if (option === '?') return upsUsage(at)
  if (option === '-st') return detailedStatus(at, ['-ss'])
  if (option === '-o' && at.unit.model.serial === 'ups-link') return failure('E102')
  if (!Object.hasOwn(ACTS, option)) return failure('E102')
  return ACTS[option]!(
    at,
    words.map((word) => word.toLowerCase()),
  )
}

function upsUsage({ unit }: CardInUnit): Reply {
  const groups =
    unit.model.serial === 'ups-link'
      ? ''
      : ' [-o <group #> <On|Off|DelayOn|DelayOff|Reboot|DelayReboot|Shutdown|DelayShutdown|Cancel>]'
  return usage(
    `Usage: ups [-c <On|Off|Reboot|Sleep|GraceOff|GraceReboot|GraceSleep>] [-r <Start|Stop>] [-s Start] [-a Start]${groups} [-st]`,
  )
}
