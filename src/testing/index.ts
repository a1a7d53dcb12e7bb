/** `upslab/testing`: a bench for a test, whatever the test runner. */

export type { Duration } from '../lab/time/duration.ts'
export type { Signal, Signalled } from '../lab/wiring/signal-log.ts'
export { type CreateBenchOptions, createBench, type DevicesOptions } from './create-bench.ts'
export type { TcpEndpoint } from './endpoints.ts'
export { CommandRefusedError } from './refused-error.ts'
export type { TestBench } from './test-bench.ts'
export type { CommandOptions, TestUnit } from './test-unit.ts'
export { DEFAULT_UNIT, type Devices, type UnitOptions, type Units } from './units.ts'
