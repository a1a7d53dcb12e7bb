import { CONFIG_FIELD_OBJECTS } from './config-fields.ts'
import { CONTROL_OBJECTS } from './control.ts'
import { ENVIRONMENT_OBJECTS } from './environment.ts'
import { IDENTITY_OBJECTS } from './identity.ts'
import { INTERFACE_OBJECTS } from './interfaces.ts'
import { MANAGEMENT_OBJECTS } from './management.ts'
import { MEASUREMENT_OBJECTS } from './measurements.ts'
import type { Served, ServedObjects } from './object.ts'
import { OBJECTS, type ObjectName, type ObjectType } from './objects.ts'
import { OUTLET_GROUP_OBJECTS } from './outlet-groups.ts'
import { SETTING_OBJECTS } from './settings.ts'
import { STATE_OBJECTS } from './status.ts'
import { SYSTEM_OBJECTS } from './system.ts'
import { TEST_OBJECTS } from './tests.ts'
import { UPS_MIB_OBJECTS } from './ups-mib.ts'

/** An object that the card serves, with what the MIB says of it. */
export interface KnownObject extends Served {
  readonly name: ObjectName
  readonly oid: readonly number[]
  /** Of its one instance, where it is a scalar. */
  readonly scalar: readonly number[]
  readonly type: ObjectType
  /** The values that can be written, where they are few. */
  readonly choices: readonly number[] | undefined
}

const ALL: ServedObjects = {
  ...SYSTEM_OBJECTS,
  ...INTERFACE_OBJECTS,
  ...UPS_MIB_OBJECTS,
  ...IDENTITY_OBJECTS,
  ...MEASUREMENT_OBJECTS,
  ...SETTING_OBJECTS,
  ...CONFIG_FIELD_OBJECTS,
  ...CONTROL_OBJECTS,
  ...TEST_OBJECTS,
  ...STATE_OBJECTS,
  ...OUTLET_GROUP_OBJECTS,
  ...ENVIRONMENT_OBJECTS,
  ...MANAGEMENT_OBJECTS,
}

/** Orders OIDs as a walk does. */
export function compareOids(a: readonly number[], b: readonly number[]): number {
  const shared = Math.min(a.length, b.length)
  for (let index = 0; index < shared; index++) {
    const difference = a[index]! - b[index]!
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Whether `oid` lies under `above`, or is it. */
export function isUnder(oid: readonly number[], above: readonly number[]): boolean {
  return oid.length >= above.length && above.every((part, index) => oid[index] === part)
}

export const oidOf = (text: string): number[] => text.split('.').map(Number)

/** Every object that a card serves, in the order of a walk. */
export const CARD_OBJECTS: readonly KnownObject[] = Object.entries(ALL)
  .map(([name, served]) => {
    const [oid, type, , choices] = OBJECTS[name as ObjectName] as readonly [
      string,
      ObjectType,
      string,
      (readonly number[])?,
    ]
    const numbers = oidOf(oid)
    return { ...served, name: name as ObjectName, oid: numbers, scalar: [...numbers, 0], type, choices }
  })
  .sort((a, b) => compareOids(a.oid, b.oid))
