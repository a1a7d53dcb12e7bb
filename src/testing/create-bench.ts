import { Bench, type BenchOptions } from '../lab/bench.ts'
import { defined } from '../lab/defined.ts'
import { SCENARIO_FILES } from '../lab/scenario/read-library.ts'
import { TestBench } from './test-bench.ts'
import { asUnits, DEFAULT_UNIT, putOn, SEED, type UnitOptions, type Units } from './units.ts'

/** Several units by name, and what they share. */
export type UnitsOptions = Units & Pick<BenchOptions, 'state' | 'usbip'>

/** One unit, then called `ups0`, or several. */
export type CreateBenchOptions = UnitOptions | UnitsOptions

/**
 * A bench on a virtual clock with its ports open: `await using bench = await createBench({ model: 'SMT1500' })`.
 * Device time stands still until the test moves it.
 *
 * @throws Error listing every mistake in `options`, with what is allowed
 * @throws PortError when an end that a unit is given cannot be had
 */
export async function createBench(options: CreateBenchOptions = DEFAULT_UNIT): Promise<TestBench> {
  const { units, seed = SEED, ...shared } = asUnits<UnitsOptions>(options)
  const bench = new Bench({ time: { virtual: true }, seed, ...defined(shared) })
  putOn(bench, units)
  await bench.open()
  return new TestBench(bench, SCENARIO_FILES)
}
