import { z } from 'zod'
import type { BenchCore, BenchCoreOptions } from '../lab/bench-core.ts'
import { DEFAULT_CARD } from '../lab/cards/index.ts'
import { allowedNames, mistakes } from '../lab/lab-file/issues.ts'
import { type DeviceConfig, type deviceSchema, labSchema } from '../lab/lab-file/schema.ts'

/** A unit as a lab file describes it; ports are exported only where it names an end for them. */
export type UnitOptions = z.input<typeof deviceSchema>

/** Several units by name, and what they share. */
export interface Units extends Pick<BenchCoreOptions, 'seed' | 'line'> {
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

/** One unit is called `ups0`. */
export function asUnits<T extends Units>(options: UnitOptions | T): T {
  return 'units' in options ? options : ({ units: { ups0: options } } as unknown as T)
}

/**
 * Puts units on a bench.
 *
 * @throws Error listing every mistake, with what is allowed
 */
export function putOn(bench: BenchCore, units: Units['units']): void {
  for (const [id, config] of Object.entries(checked(units))) bench.add(id, config)
}

const unitsSchema = z.strictObject({ units: labSchema.shape.devices })

function checked(units: Units['units']): Readonly<Record<string, DeviceConfig>> {
  const result = unitsSchema.safeParse({ units })
  if (result.success) return result.data.units
  const lines = mistakes(result.error, { units }).map(({ path, message }) => {
    const names = message.endsWith('is not known here')
      ? allowedNames(unitsSchema, path.slice(0, -1))
      : undefined
    return `  ${path.map(String).join('.')}: ${message}${names ? `; allowed: ${names.join(', ')}` : ''}`
  })
  throw new Error(`createBench cannot make these units:\n${lines.join('\n')}`)
}
