/** An OID as its numbers. */
export type Oid = readonly number[]

/** A value of an object. Integers are 32 bits with a sign, counters, gauges and ticks 32 bits without. */
export type SnmpValue =
  | { readonly type: 'integer'; readonly value: number }
  | { readonly type: 'octets'; readonly value: Uint8Array }
  | { readonly type: 'null' }
  | { readonly type: 'oid'; readonly value: Oid }
  | { readonly type: 'address'; readonly value: Uint8Array }
  | { readonly type: 'counter32' | 'gauge32' | 'ticks'; readonly value: number }
  | { readonly type: 'counter64'; readonly value: bigint }
  /** What v2 answers in place of a value. */
  | { readonly type: 'noSuchObject' | 'noSuchInstance' | 'endOfMibView' }

export interface VarBind {
  readonly oid: Oid
  readonly value: SnmpValue
}
