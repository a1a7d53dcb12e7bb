import { givenFields } from '../../emulators/smart-ups/check-value.ts'
import { benchOf, deviceOf } from '../lab/bench-of.ts'
import { deprecated } from '../lab/deprecated.ts'
import { type DeviceState, deviceState as stateOf } from '../lab/device-state.ts'
import type { BenchDevice, EmulatedBench } from '../lab/emulated-bench.ts'
import { runUntil as run } from '../lab/run-until.ts'
import type { BenchSnapshot } from '../lab/snapshot/bench-snapshot.ts'
import { checkSnapshot as check } from '../lab/snapshot/check-snapshot.ts'
import { type Duration, milliseconds } from '../lab/time/duration.ts'

/** How long to run at most, and how to look. */
export interface RunUntil {
  /** The most device time that passes: seconds, or text such as `10m`. */
  readonly limit?: Duration
  /** @deprecated Read until 0.3: write `limit`, in seconds or as text. */
  readonly limitMs?: number
  /** What is waited for changes without an event, such as the charge: it is looked at every second. */
  readonly continuous?: boolean
}

/**
 * What a device is like at this moment, as the control API shows it.
 *
 * @throws TypeError when it is no device of a bench
 * @example deviceState(bench.device('rack1')!).output.state
 */
export function deviceState(device: BenchDevice): DeviceState {
  return stateOf(deviceOf(device))
}

/**
 * Jumps from event to event until `holds`; whether it came to hold. Works on any clock, as every jump does.
 *
 * @throws RangeError or TypeError when the limit is no length of time
 * @example runUntil(bench, () => !device.ups.awake, { limit: '2h' })
 */
export function runUntil(bench: EmulatedBench, holds: () => boolean, options: RunUntil): boolean {
  givenFields('options', options, ['limit', 'limitMs', 'continuous'])
  const { limit, limitMs, ...look } = options
  if (limit !== undefined) return run(benchOf(bench), holds, { limitMs: milliseconds(limit), ...look })
  if (limitMs === undefined)
    throw new TypeError("limit: undefined is not allowed; allowed: a time such as '10m'")
  deprecated('limitMs of runUntil', "limit, in seconds or as text such as '10m'")
  return run(benchOf(bench), holds, { limitMs, ...look })
}

/**
 * A snapshot that came from outside, once it is sure that this bench can go back to it.
 *
 * @throws SnapshotError naming what is wrong
 * @example bench.restore(checkSnapshot(bench, JSON.parse(text)))
 */
export function checkSnapshot(bench: EmulatedBench, given: unknown): BenchSnapshot {
  return check(benchOf(bench), given)
}
