import { baudMismatch, corrupt, wrongChecksum, wrongUnit } from './damage.ts'
import { jitter, late, latency } from './delays.ts'
import type { Direction, Fault, FaultKind } from './fault.ts'
import { drop, truncate } from './losses.ts'
import { duplicate, split } from './pieces.ts'

/** Every kind of fault by the name users give it. */
export const FAULT_KINDS = {
  latency,
  jitter,
  late,
  drop,
  truncate,
  corrupt,
  'wrong-checksum': wrongChecksum,
  'wrong-unit': wrongUnit,
  'baud-mismatch': baudMismatch,
  split,
  duplicate,
} as const satisfies Record<string, FaultKind>
export type FaultName = keyof typeof FAULT_KINDS
export const FAULT_NAMES = Object.keys(FAULT_KINDS) as FaultName[]

/** A fault as somebody asks for it. */
export interface FaultOrder {
  readonly fault: FaultName
  /** Default: both ways. */
  readonly direction?: Direction | undefined
  /** How often it strikes, 0 to 1. Default 1. */
  readonly probability?: number | undefined
  /** Settings of its kind, by name. */
  readonly [setting: string]: unknown
}

/** A fault cannot be had as asked. */
export class FaultError extends Error {}

/** Checks an order against its kind and makes the fault. */
export function makeFault(order: FaultOrder): Fault {
  const kind: FaultKind | undefined = FAULT_KINDS[order.fault]
  if (!kind)
    throw new FaultError(`no fault ${JSON.stringify(order.fault)}; there are: ${FAULT_NAMES.join(', ')}`)
  const { fault: name, direction: _direction, probability: _probability, ...given } = order
  const unknown = Object.keys(given).find((setting) => !(setting in kind.settings))
  if (unknown !== undefined) {
    const known = Object.keys(kind.settings).join(', ') || 'none'
    throw new FaultError(`${name} has no setting ${unknown}; it has: ${known}`)
  }
  const settings: Record<string, number> = {}
  for (const [setting, { min, max, unset, unit }] of Object.entries(kind.settings)) {
    const value = given[setting] ?? unset
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
      throw new FaultError(
        `${name}.${setting}: ${JSON.stringify(value)} is not allowed; a whole number from ${min} to ${max} ${unit}`,
      )
    settings[setting] = value
  }
  return kind.make(settings)
}
