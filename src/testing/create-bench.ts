import { Bench, type BenchOptions } from '../lab/bench.ts'
import { defined } from '../lab/defined.ts'
import { SCENARIO_FILES } from '../lab/scenario/read-library.ts'
import { TestBench } from './test-bench.ts'
import {
  asDevices,
  checkShared,
  DEFAULT_UNIT,
  type Devices,
  putOn,
  SEED,
  type UnitOptions,
  type Units,
} from './units.ts'

/** Several devices by name, and what they share. */
export type DevicesOptions = Devices & Pick<BenchOptions, 'state' | 'usbip' | 'plugins'>

/** One device, then called `ups0`, or several. */
export type CreateBenchOptions = UnitOptions | DevicesOptions | Units

/**
 * A bench on a virtual clock with its ports open: `await using bench = await createBench({ model: 'SMT1500' })`.
 * Device time stands still until the test moves it.
 *
 * @example await using bench = await createBench({ model: 'SMT1500RM2U', firmware: '09.3' })
 * @throws Error listing every mistake in `options`, with what is allowed
 * @throws PortError when an end that a unit is given cannot be had
 */
export async function createBench(options: CreateBenchOptions = DEFAULT_UNIT): Promise<TestBench> {
  const { devices, seed = SEED, ...shared } = asDevices<DevicesOptions>(options)
  checkShared(shared, ['line', 'plugins', 'state', 'usbip'])
  const bench = new Bench({ time: { virtual: true }, seed, ...defined(shared) })
  putOn(bench, devices)
  await bench.open()
  return new TestBench(bench, SCENARIO_FILES)
}
