import { z } from 'zod'
import { Bench, type BenchOptions } from '../lab/bench.ts'
import { defined } from '../lab/defined.ts'
import { allowedNames, mistakes } from '../lab/lab-file/issues.ts'
import { type DeviceConfig, type deviceSchema, labSchema } from '../lab/lab-file/schema.ts'
import { TestBench } from './test-bench.ts'

/** A unit as a lab file describes it; ports are exported only where it names an end for them. */
export type UnitOptions = z.input<typeof deviceSchema>

/** Several units by name, and what they share. */
export interface UnitsOptions extends Pick<BenchOptions, 'seed' | 'line' | 'state' | 'usbip'> {
  readonly units: Readonly<Record<string, UnitOptions>>
}

/** One unit, then called `ups0`, or several. */
export type CreateBenchOptions = UnitOptions | UnitsOptions

/** What everything random is drawn from unless a test says otherwise: runs repeat. */
const SEED = 1

/** A unit with a known defect's fix, outlet groups that switch one by one, and a client on the card in its slot. */
export const DEFAULT_UNIT: UnitOptions = {
  model: 'SMT1500RM2U',
  firmware: '09.3',
  smartslot1: { card: 'AP9624', basic1: {} },
}

/**
 * A bench on a virtual clock with its ports open: `await using bench = await createBench({ model: 'SMT1500' })`.
 * Device time stands still until the test moves it.
 *
 * @throws Error listing every mistake in `options`, with what is allowed
 * @throws PortError when an end that a unit is given cannot be had
 */
export async function createBench(options: CreateBenchOptions = DEFAULT_UNIT): Promise<TestBench> {
  const { units, seed = SEED, ...shared } = 'units' in options ? options : { units: { ups0: options } }
  const bench = new Bench({ time: { virtual: true }, seed, ...defined(shared) })
  for (const [id, config] of Object.entries(checked(units))) bench.add(id, config)
  await bench.open()
  return new TestBench(bench)
}

const unitsSchema = z.strictObject({ units: labSchema.shape.devices })

function checked(units: UnitsOptions['units']): Readonly<Record<string, DeviceConfig>> {
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
