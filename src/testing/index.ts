/** `upslab/testing`: a bench for a test, whatever the test runner. */

export type { Duration } from '../lab/time/duration.ts'
export type { Signal, Signalled } from '../lab/wiring/signal-log.ts'
export {
  type CreateBenchOptions,
  createBench,
  type UnitsOptions,
} from './create-bench.ts'
export type { TestBench } from './test-bench.ts'
export type { TestUnit } from './test-unit.ts'
export { DEFAULT_UNIT, type UnitOptions } from './units.ts'
