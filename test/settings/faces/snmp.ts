import { NetworkManagementCard } from '../../../emulators/network-management-card/network-management-card.ts'
import { outputVoltagesOf } from '../../../emulators/smart-ups/settings/output-voltages.ts'
import { slotHost } from '../../../emulators/smart-ups/slots/slot-host.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { PowernetView } from '../../../src/protocols/powernet/view.ts'
import type { SnmpValue } from '../../../src/protocols/snmp/value.ts'
import { EEPROM, valuesFor } from '../../../src/protocols/ups-link/eeprom.ts'
import type { Carried, Face, Key, Value } from './face.ts'

/** Objects by number below the Smart-UPS part of the PowerNet MIB, from the documents, written here a second time. */
const UPS = [1, 3, 6, 1, 4, 1, 318, 1, 1, 1]
const SENSITIVITY: readonly Value[] = ['', '', 'low', 'reduced', 'normal']
const SCHEDULES = {
  microlink: { 8: '14-since', 9: '7-since', 4: 'startup', 5: 'never' },
  'ups-link': { 2: '14-since', 3: '7-since', 4: 'startup', 5: 'never' },
} as const
const GROUP_COLUMNS = [
  ['turnOnDelay', 3],
  ['turnOffDelay', 4],
  ['stayOffDelay', 5],
  ['minimumReturnRuntime', 6],
] as const

/** The objects of a card in a slot of the unit, by a manager that knows their numbers. */
export function snmpFace(ups: SmartUps): Face {
  const card = new NetworkManagementCard({ model: 'AP9631', version: '6.6.4' })
  card.insert(slotHost(ups, 'smartslot1'))
  const view = new PowernetView(card)
  const shown = (oid: readonly number[]) => {
    const value = view.get([...UPS, ...oid])
    if (value.type === 'octets') return Buffer.from(value.value).toString('latin1')
    return 'value' in value ? value.value : value.type
  }
  const set = (oid: readonly number[], value: SnmpValue) => {
    const at = [...UPS, ...oid]
    return (view.checkSet(at, value) ?? view.commitSet(at, value)) === undefined ? 'taken' : 'refused'
  }
  const listed = (letter: string, value: Value, scale = 1) => {
    const values = valuesFor(EEPROM.find((each) => each.letter === letter)!, ups)
    return values.some((each) => Number(each) * scale === value)
  }
  const inRange = (
    key: 'transferHigh' | 'transferLow' | 'returnCharge' | 'lowRuntimeWarning',
    value: Value,
  ) => {
    const { min, max } = ups.settings.range(key)!
    return Number(value) >= min && Number(value) <= max
  }
  const older = ups.model.serial === 'ups-link'
  /** A value that is not allowed becomes another one, so a manager has no word for it. */
  const number = (
    oid: readonly number[],
    type: 'integer' | 'ticks',
    allowed: (value: Value) => boolean,
    scale = 1,
  ): Carried => ({
    shown: () => shown(oid),
    shows: (value) => Number(value) * scale,
    write: (value) => (allowed(value) ? set(oid, { type, value: Number(value) * scale }) : 'unsayable'),
  })
  const text = (oid: readonly number[], most: number): Carried => ({
    shown: () => shown(oid),
    shows: (value) => String(value).slice(0, most),
    write: (value) => set(oid, { type: 'octets', value: Buffer.from(String(value), 'latin1') }),
  })
  const word = (oid: readonly number[], words: Readonly<Record<number, Value>>): Carried => {
    const numberOf = (value: Value) => Object.keys(words).find((key) => words[Number(key)] === value)
    return {
      shown: () => shown(oid),
      shows: (value) => Number(numberOf(value)),
      write: (value) => {
        const wanted = numberOf(value)
        return wanted === undefined ? 'unsayable' : set(oid, { type: 'integer', value: Number(wanted) })
      },
    }
  }
  const carries: (readonly [Key, Carried])[] = [
    ['name', text([1, 1, 2, 0], 8)],
    [
      'outputVoltage',
      number([5, 2, 1, 0], 'integer', (value) => outputVoltagesOf(ups.model).includes(Number(value))),
    ],
    [
      'transferHigh',
      number([5, 2, 2, 0], 'integer', (v) => (older ? listed('u', v) : inRange('transferHigh', v))),
    ],
    [
      'transferLow',
      number([5, 2, 3, 0], 'integer', (v) => (older ? listed('l', v) : inRange('transferLow', v))),
    ],
    [
      'returnCharge',
      number([5, 2, 6, 0], 'integer', (v) => (older ? listed('e', v) : inRange('returnCharge', v))),
    ],
    [
      'lowRuntimeWarning',
      number(
        [5, 2, 8, 0],
        'ticks',
        (v) => (older ? listed('q', v, 60) : inRange('lowRuntimeWarning', v)),
        100,
      ),
    ],
    ['selfTestSchedule', word([7, 2, 1, 0], SCHEDULES[ups.model.serial])],
  ]
  if (ups.traits.upsLinkSensitivity === null)
    carries.push(['sensitivity', word([5, 2, 7, 0], Object.fromEntries(SENSITIVITY.entries()))])
  if (ups.traits.displayLockable) carries.push(['displayLocked', word([5, 2, 47, 0], { 1: false, 2: true })])
  if (!older)
    for (const [index, group] of ups.model.groups.entries()) {
      const row = index + 1
      carries.push([`${group}.name`, text([12, 2, 2, 1, 2, row], 16)])
      for (const [key, column] of GROUP_COLUMNS) {
        const oid = [12, 2, 2, 1, column, row]
        carries.push([
          `${group}.${key}`,
          number(oid, 'integer', (value) => Math.abs(Number(value)) < 2 ** 31),
        ])
      }
    }
  return { name: 'SNMP', carries: new Map(carries) }
}
