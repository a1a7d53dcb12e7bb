import type { NetworkManagementCard } from '../../../emulators/network-management-card/network-management-card.ts'
import { latin1, latin1Text } from '../latin1.ts'
import type { ObjectView, SetError } from '../snmp/object-view.ts'
import type { Oid, SnmpValue, VarBind } from '../snmp/value.ts'
import { instanceAfter, instanceOf, inUnit, objectAt, readInstance } from './card-objects.ts'
import type { CardInUnit, Reading, SetRefusal } from './object.ts'
import type { ObjectType } from './objects.ts'
import { oidOf } from './objects-of-card.ts'

/** How a refusal is called in SNMP. */
const REFUSALS: Readonly<Record<SetRefusal, SetError>> = {
  'wrong-type': 'wrongType',
  'wrong-length': 'wrongLength',
  'wrong-value': 'wrongValue',
  general: 'genErr',
  'not-now': 'inconsistentValue',
}

/** The types that a manager may write to an object of a type. */
const WRITTEN: Readonly<Record<ObjectType, SnmpValue['type']>> = {
  integer: 'integer',
  text: 'octets',
  oid: 'oid',
  address: 'address',
  counter: 'counter32',
  gauge: 'gauge32',
  ticks: 'ticks',
}

/** The objects of a card, as an SNMP agent serves them. */
export class PowernetView implements ObjectView {
  readonly #card: NetworkManagementCard

  constructor(card: NetworkManagementCard) {
    this.#card = card
  }

  get(oid: Oid): SnmpValue {
    const at = inUnit(this.#card)
    const object = objectAt(oid)
    if (!at || !object) return { type: 'noSuchObject' }
    const instance = instanceOf(at, object, oid)
    const reading = instance && readInstance(at, instance)
    return reading === undefined ? { type: 'noSuchInstance' } : snmpValue(object.type, reading)
  }

  next(oid: Oid): VarBind | undefined {
    const at = inUnit(this.#card)
    const next = at && instanceAfter(at, oid)
    return next && { oid: next.oid, value: snmpValue(next.object.type, next.reading) }
  }

  checkSet(oid: Oid, value: SnmpValue): SetError | undefined {
    const at = inUnit(this.#card)
    const found = at && this.#writable(at, oid)
    if (!found) return 'noCreation'
    const { object, row } = found
    if (!object.write) return 'notWritable'
    if (value.type !== WRITTEN[object.type]) return 'wrongType'
    const written = writtenValue(value)
    if (object.choices && !object.choices.includes(Number(written))) return 'wrongValue'
    const refusal = object.write.refuses?.(at, written, row)
    return refusal && REFUSALS[refusal]
  }

  commitSet(oid: Oid, value: SnmpValue): SetError | undefined {
    const at = inUnit(this.#card)
    const found = at && this.#writable(at, oid)
    if (!at || !found?.object.write) return 'genErr'
    try {
      found.object.write.apply(at, writtenValue(value), found.row)
      return undefined
    } catch (error) {
      // The unit has the last word on what it takes.
      if (error instanceof RangeError) return 'genErr'
      throw error
    }
  }

  /** An instance that is there; the OID of a scalar without its 0 is taken too, as apcupsd sends it. */
  #writable(at: CardInUnit, oid: Oid) {
    const object = objectAt(oid)
    const bare = object && !object.rows && object.oid.length === oid.length
    const instance = object && instanceOf(at, object, bare ? [...oid, 0] : oid)
    return instance && readInstance(at, instance) !== undefined ? instance : undefined
  }
}

function writtenValue(value: SnmpValue): number | string {
  switch (value.type) {
    case 'octets':
      return latin1Text(value.value)
    case 'oid':
    case 'address':
      return value.value.join('.')
    case 'integer':
    case 'counter32':
    case 'gauge32':
    case 'ticks':
      return value.value
    default:
      return Number.NaN
  }
}

function snmpValue(type: ObjectType, reading: Exclude<Reading, undefined>): SnmpValue {
  if (reading instanceof Uint8Array) return { type: 'octets', value: reading }
  switch (type) {
    case 'integer':
      return { type: 'integer', value: Number(reading) }
    case 'text':
      return { type: 'octets', value: latin1(String(reading)) }
    case 'oid':
      return { type: 'oid', value: oidOf(String(reading)) }
    case 'address':
      return { type: 'address', value: Uint8Array.from(String(reading).split('.').map(Number)) }
    case 'counter':
      return { type: 'counter32', value: Number(reading) }
    case 'gauge':
      return { type: 'gauge32', value: Number(reading) >>> 0 }
    case 'ticks':
      return { type: 'ticks', value: Number(reading) }
  }
}
