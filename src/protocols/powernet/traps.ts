import type { CardEvent, CardEventName } from '../../../emulators/network-management-card/card-events.ts'
import { OBJECTS, type ObjectName } from './objects.ts'

/** A trap of a card, before it is written as bytes. */
export interface CardTrap {
  /** snmpTrapOID of version 2. */
  readonly oid: string
  /** Of version 1: the enterprise, the generic number, and the specific one where that is 6. */
  readonly enterprise: string
  readonly generic: number
  readonly specific: number
  /** OIDs with instance, and their values: numbers are INTEGERs. */
  readonly bindings: readonly (readonly [oid: string, value: TrapValue])[]
}

/** An INTEGER, a text, or an OID. */
export type TrapValue = number | string | { readonly oid: string }

const ENTERPRISE = '1.3.6.1.4.1.318'
/** What stands between the enterprise and the number of a trap in version 2. */
const POWERNET_TRAPS = `${ENTERPRISE}.0`
/** RFC 1628: upsTraps. */
const UPS_TRAPS = '1.3.6.1.2.1.33.2'
const SNMP_TRAPS = '1.3.6.1.6.3.1.1.5'

/** Numbers of the PowerNet MIB. */
const POWERNET: Readonly<Partial<Record<CardEventName, number>>> = {
  overload: 2,
  'self-test-failed': 3,
  'on-battery': 5,
  boost: 6,
  'low-battery': 7,
  'power-restored': 9,
  'self-test-passed': 10,
  'low-battery-cleared': 11,
  'turned-off': 12,
  sleeping: 13,
  'woke-up': 14,
  'reboot-started': 15,
  'replace-battery': 17,
  'bypass-by-fault': 20,
  'bypass-by-software': 21,
  'bypass-ended': 23,
  'calibration-started': 28,
  'turned-on': 30,
  trim: 31,
  'overload-cleared': 33,
  'boost-cleared': 34,
  'trim-cleared': 35,
  'battery-replaced': 36,
  'calibration-ended': 37,
  'shutdown-started': 39,
  'battery-hot': 53,
  'battery-hot-cleared': 54,
  'no-battery': 80,
  'no-battery-cleared': 81,
  'group-on': 298,
  'group-off': 299,
  epo: 771,
  'epo-cleared': 772,
}

/** Numbers of RFC 1628: on battery is its own trap, what else begins or ends is an alarm. */
const ON_BATTERY = 1
const ALARM_BEGINS = 3
const ALARM_ENDS = 4
/** upsWellKnownAlarms. */
const ALARMS: Readonly<Partial<Record<CardEventName, readonly [trap: number, alarm: number]>>> = {
  'replace-battery': [ALARM_BEGINS, 1],
  'battery-replaced': [ALARM_ENDS, 1],
  'power-restored': [ALARM_ENDS, 2],
  'low-battery': [ALARM_BEGINS, 3],
  'low-battery-cleared': [ALARM_ENDS, 3],
  'battery-hot': [ALARM_BEGINS, 5],
  'battery-hot-cleared': [ALARM_ENDS, 5],
  overload: [ALARM_BEGINS, 8],
  'overload-cleared': [ALARM_ENDS, 8],
  'turned-off': [ALARM_BEGINS, 10],
  'turned-on': [ALARM_ENDS, 10],
}
const WELL_KNOWN = '1.3.6.1.2.1.33.1.6.3'
/** Columns of the alarm table: upsAlarmId and upsAlarmDescr; an alarm has its own number as its row. */
const ALARM_ID = '1.3.6.1.2.1.33.1.6.2.1.1'
const ALARM_DESCRIPTION = '1.3.6.1.2.1.33.1.6.2.1.2'

const object = (name: ObjectName) => `${OBJECTS[name][0]}.0`

/** The trap of the PowerNet MIB for something a card reports; undefined where the MIB has none. */
export function powernetTrap({ name, text, group }: CardEvent): CardTrap | undefined {
  if (name === 'card-started') return standardTrap(0)
  if (name === 'access-denied') return standardTrap(4)
  const specific = POWERNET[name]
  if (specific === undefined) return undefined
  const bindings: [string, TrapValue][] = [[object('mtrapargsString'), text]]
  if (group !== undefined) bindings.unshift([object('mtrapargsInteger'), group])
  return { oid: `${POWERNET_TRAPS}.${specific}`, enterprise: ENTERPRISE, generic: 6, specific, bindings }
}

const BY_POWERNET = new Map(
  Object.entries(POWERNET).map(([name, specific]) => [
    `${POWERNET_TRAPS}.${specific}`,
    name as CardEventName,
  ]),
)
const BY_ALARM = new Map(
  Object.entries(ALARMS).map(([name, [trap, alarm]]) => [
    `${UPS_TRAPS}.${trap} ${alarm}`,
    name as CardEventName,
  ]),
)

/**
 * What a trap of either MIB is about, as a receiver takes it; undefined for a trap that is in none of them.
 *
 * @param oid snmpTrapOID
 * @param numbers the values of its bindings that are INTEGERs: RFC 1628 has the number of the alarm there
 */
export function eventOfTrap(oid: string, numbers: readonly number[]): CardEventName | undefined {
  if (oid === `${UPS_TRAPS}.${ON_BATTERY}`) return 'on-battery'
  return BY_POWERNET.get(oid) ?? BY_ALARM.get(`${oid} ${numbers[0]}`)
}

/** The figures that RFC 1628 sends along with an outage. */
export interface OutageFigures {
  readonly minutesRemaining: number
  readonly secondsOnBattery: number
  readonly lowBatterySeconds: number
}

/** The trap of RFC 1628 for it; undefined where that MIB has none. */
export function ietfTrap({ name }: CardEvent, figures: OutageFigures): CardTrap | undefined {
  if (name === 'on-battery')
    return upsTrap(ON_BATTERY, [
      [object('upsEstimatedMinutesRemaining'), figures.minutesRemaining],
      [object('upsSecondsOnBattery'), figures.secondsOnBattery],
      [object('upsConfigLowBattTime'), Math.floor(figures.lowBatterySeconds / 60)],
    ])
  const found = ALARMS[name]
  if (!found) return undefined
  const [trap, alarm] = found
  return upsTrap(trap, [
    [`${ALARM_ID}.${alarm}`, alarm],
    [`${ALARM_DESCRIPTION}.${alarm}`, { oid: `${WELL_KNOWN}.${alarm}` }],
  ])
}

/** coldStart is 0, authenticationFailure 4. */
function standardTrap(generic: 0 | 4): CardTrap {
  return { oid: `${SNMP_TRAPS}.${generic + 1}`, enterprise: ENTERPRISE, generic, specific: 0, bindings: [] }
}

function upsTrap(specific: number, bindings: CardTrap['bindings']): CardTrap {
  return { oid: `${UPS_TRAPS}.${specific}`, enterprise: UPS_TRAPS, generic: 6, specific, bindings }
}
