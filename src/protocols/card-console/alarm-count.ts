import type { Fault } from '../../../emulators/smart-ups/faults.ts'
import type { CardInUnit } from '../powernet/object.ts'
import { failure, type Reply, success } from './reply.ts'

/** Which alarms are how severe: assumed, after the severities of the traps for the same. */
const CRITICAL: readonly Fault[] = [
  'output-overload',
  'disconnected',
  'needs-replacement',
  'overtemperature-critical',
  'fan',
  'charger',
]

type Count = (at: CardInUnit) => number

const critical: Count = ({ unit }) =>
  CRITICAL.filter((fault) => unit.faults.has(fault)).length + Number(unit.status.lowBattery)
const warning: Count = ({ unit: { power } }) =>
  Number(power.data.state === 'on-battery' || power.data.state === 'bypass')
const informational: Count = () => 0

const SEVERITIES: Readonly<Record<string, readonly [label: string, count: Count]>> = {
  all: ['AlarmCount', (at) => critical(at) + warning(at) + informational(at)],
  critical: ['CriticalAlarmCount', critical],
  warning: ['WarningAlarmCount', warning],
  informational: ['InformationalAlarmCount', informational],
}

/** `alarmcount -p SEVERITY`. */
export function alarmCount(at: CardInUnit, [option, severity = 'all']: readonly string[]): Reply {
  if (option !== undefined && option !== '-p') return failure('E102')
  if (!Object.hasOwn(SEVERITIES, severity)) return failure('E102')
  const [label, count] = SEVERITIES[severity]!
  return success(`${label}: ${count(at)}`)
}

export const ALARM_SEVERITIES = Object.keys(SEVERITIES)
