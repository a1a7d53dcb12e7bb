import { objectAt } from './card-objects.ts'

/** `upsAdvBatteryCapacity.0`; an OID that the card does not know stays a number. */
export function objectName(oid: readonly number[]): string {
  const object = objectAt(oid)
  return object ? [object.name, ...oid.slice(object.oid.length)].join('.') : oid.join('.')
}
