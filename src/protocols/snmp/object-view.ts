import type { Oid, SnmpValue, VarBind } from './value.ts'

/** Why a value is not taken, in the words of version 2. */
export type SetError =
  | 'noAccess'
  | 'notWritable'
  | 'wrongType'
  | 'wrongLength'
  | 'wrongValue'
  | 'noCreation'
  | 'inconsistentValue'
  | 'resourceUnavailable'
  | 'genErr'

/** The objects that an agent serves, whatever stands behind them. */
export interface ObjectView {
  /** The value at an OID, or why there is none. */
  get(oid: Oid): SnmpValue
  /** The first object behind an OID; undefined past the last. */
  next(oid: Oid): VarBind | undefined
  /** Why a value would not be taken; undefined when it would. Changes nothing. */
  checkSet(oid: Oid, value: SnmpValue): SetError | undefined
  /** Takes a value that `checkSet` lets pass; why it could not after all. */
  commitSet(oid: Oid, value: SnmpValue): SetError | undefined
}
