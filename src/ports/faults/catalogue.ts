import { durationText } from '../../../emulators/clock/duration.ts'
import { echo, stray } from './additions.ts'
import { disconnect, hostAsleep, replug } from './cable.ts'
import { baudMismatch, corrupt, wrongChecksum, wrongUnit } from './damage.ts'
import { jitter, late, latency } from './delays.ts'
import {
  DIRECTIONS,
  type Direction,
  type Fault,
  type FaultKind,
  type Noise,
  type Range,
  type StuckLines,
} from './fault.ts'
import { drop, truncate } from './losses.ts'
import { duplicate, split } from './pieces.ts'
import { looseCable, mute, stall } from './silences.ts'
import { stuckLine } from './stuck-lines.ts'
import { wedgedTunnel } from './tunnel.ts'

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
  mute,
  stall,
  disconnect,
  replug,
  echo,
  stray,
  'loose-cable': looseCable,
  'host-asleep': hostAsleep,
  'stuck-line': stuckLine,
  'wedged-tunnel': wedgedTunnel,
} as const satisfies Record<string, FaultKind>
export type FaultName = keyof typeof FAULT_KINDS
export const FAULT_NAMES = Object.keys(FAULT_KINDS) as FaultName[]

/** A fault as somebody asks for it. */
export interface FaultOrder {
  readonly fault: FaultName
  /** Default: both ways. */
  readonly direction?: Direction | undefined
  /** How often it is applied, 0 to 1. Default 1. */
  readonly probability?: number | undefined
  /** Settings of its kind, by name. */
  readonly [setting: string]: unknown
}

/** A fault cannot be had as asked. */
export class FaultError extends RangeError {
  constructor(message: string) {
    super(message)
    this.name = 'FaultError'
  }
}

/** A fault as it was asked for. */
export interface MadeFault {
  readonly kind: FaultKind
  readonly fault: Fault
  /** For how long it takes the cable out, line milliseconds. */
  readonly cableOutMs: number
  readonly stuckLines: StuckLines
  /** For how long it keeps the bus suspended, line milliseconds. */
  readonly suspendedMs: number
  readonly noise: Noise | undefined
}

/**
 * Checks an order against its kind and makes the fault.
 *
 * @param usb the wire is USB
 */
export function makeFault(order: FaultOrder, usb = false): MadeFault {
  const kind: FaultKind | undefined = Object.hasOwn(FAULT_KINDS, order.fault)
    ? FAULT_KINDS[order.fault]
    : undefined
  if (!kind)
    throw new FaultError(`no fault ${JSON.stringify(order.fault)}; there are: ${FAULT_NAMES.join(', ')}`)
  const { fault: name, direction, probability, ...given } = order
  if (direction !== undefined && !DIRECTIONS.includes(direction))
    throw new FaultError(
      `${name}.direction: ${JSON.stringify(direction)} is not allowed; allowed: ${DIRECTIONS.join(', ')}`,
    )
  if (probability !== undefined && !(typeof probability === 'number' && probability >= 0 && probability <= 1))
    throw new FaultError(
      `${name}.probability: ${String(probability)} is not allowed; allowed: a number from 0 to 1`,
    )
  if (kind.onlyUsb && !usb) throw new FaultError(`${name} is a fault of USB wires`)
  if (kind.onlyBytes && usb)
    throw new FaultError(`${name} is a fault of serial lines and sockets, not of USB`)
  if (kind.isSteady && probability !== undefined)
    throw new FaultError(`${name} takes no probability: it is applied to every piece`)
  const whyNoDirection = kind.pullsCable
    ? 'a cable that is out is out both ways'
    : kind.holdsLines
      ? 'each line has one'
      : kind.suspendsBus && 'a bus is suspended both ways'
  if (whyNoDirection && direction !== undefined)
    throw new FaultError(`${name} takes no direction: ${whyNoDirection}`)
  const unknown = Object.keys(given).find((setting) => !Object.hasOwn(kind.settings, setting))
  if (unknown !== undefined) {
    const known = Object.keys(kind.settings).join(', ') || 'none'
    throw new FaultError(`${name} has no setting ${unknown}; it has: ${known}`)
  }
  const settings: Record<string, number> = {}
  for (const [setting, { min, max, unset, unit }] of Object.entries(kind.settings)) {
    const value = numberOf(given[setting], unit) ?? unset
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
      throw new FaultError(
        `${name}.${setting}: ${JSON.stringify(value)} is not allowed; a whole number from ${min} to ${max} ${unit}`,
      )
    settings[setting] = value
  }
  return {
    kind,
    fault: kind.make(settings),
    cableOutMs: kind.pullsCable?.(settings) ?? 0,
    stuckLines: kind.holdsLines?.(settings) ?? {},
    suspendedMs: kind.suspendsBus?.(settings) ?? 0,
    noise: kind.noise?.(settings),
  }
}

/** A time may be given as text, such as `2s`. */
function numberOf(given: unknown, unit: Range['unit']): unknown {
  return unit === 'ms' && typeof given === 'string' ? (durationText(given) ?? given) : given
}
