import { z } from 'zod'
import type { BenchCore, BenchCoreOptions } from '../lab/bench-core.ts'
import { DEFAULT_CARD } from '../lab/cards/index.ts'
import { deprecated } from '../lab/deprecated.ts'
import { mistakes, mistakeText } from '../lab/lab-file/issues.ts'
import { type DeviceConfig, type deviceSchema, labSchema } from '../lab/lab-file/schema.ts'

/** A unit as a lab file describes it; ports are exported only where it names an end for them. */
export type UnitOptions = z.input<typeof deviceSchema>

/** Several devices by name, as in a lab file, and what they share. */
export interface Devices extends Pick<BenchCoreOptions, 'seed' | 'line' | 'plugins'> {
  readonly devices: Readonly<Record<string, UnitOptions>>
}

/** As devices were called before 0.2. */
export interface Units extends Pick<BenchCoreOptions, 'seed' | 'line' | 'plugins'> {
  /** @deprecated Read until 0.3: write `devices`. */
  readonly units: Readonly<Record<string, UnitOptions>>
}

/** What everything random is drawn from unless a test says otherwise: runs repeat. */
export const SEED = 1

/** A unit with a known defect's fix, outlet groups that switch one by one, and a client on the card in its slot. */
export const DEFAULT_UNIT: UnitOptions = {
  model: 'SMT1500RM2U',
  firmware: '09.3',
  smartslot1: { card: DEFAULT_CARD.card, basic1: {} },
}

/** One device is called `ups0`. */
export function asDevices<T extends Devices>(options: UnitOptions | Units | T): T {
  if (typeof options !== 'object' || options === null)
    throw new TypeError(
      `createBench: ${String(options)} is not allowed; allowed: a device such as { model: 'SMT1500' }, or { devices: {...} }`,
    )
  if ('devices' in options) return options
  if (!('units' in options)) return { devices: { ups0: options } } as unknown as T
  deprecated('units of createBench', 'devices')
  const { units: devices, ...shared } = options
  return { devices, ...shared } as unknown as T
}

/** @throws RangeError naming an option that there is not, and those there are */
export function checkShared(shared: object, allowed: readonly string[]): void {
  const unknown = Object.keys(shared).find((name) => !allowed.includes(name))
  if (unknown !== undefined)
    throw new RangeError(
      `createBench: ${unknown} is not known; allowed: devices, seed, ${allowed.join(', ')}`,
    )
}

/**
 * Puts devices on a bench.
 *
 * @throws Error listing every mistake, with what is allowed
 */
export function putOn(bench: BenchCore, devices: Devices['devices']): void {
  for (const [id, config] of Object.entries(checked(devices))) bench.add(id, config)
}

const devicesSchema = z.strictObject({ devices: labSchema.shape.devices })

function checked(devices: Devices['devices']): Readonly<Record<string, DeviceConfig>> {
  const result = devicesSchema.safeParse({ devices })
  if (result.success) return result.data.devices
  const lines = mistakes(result.error, { devices }).map(
    (mistake) => `  ${mistakeText(mistake, devicesSchema)}`,
  )
  throw new Error(`createBench cannot make these devices:\n${lines.join('\n')}`)
}
