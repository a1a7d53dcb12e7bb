/** `upslab/testing`: a bench for a test, whatever the test runner. */

export type { CommandResult, Refusal, UnitCommand } from '../../emulators/smart-ups/commands.ts'
export type { EmulatedUps } from '../../emulators/smart-ups/emulated-ups.ts'
export type { ControlClient } from '../client/client.ts'
export type { BenchOptions } from '../lab/bench.ts'
export type { BenchCoreOptions } from '../lab/bench-core.ts'
export type { DeviceState } from '../lab/device-state.ts'
export type { Duration } from '../lab/duration.ts'
export type { BenchDevice, EmulatedBench } from '../lab/emulated-bench.ts'
export type { DeviceEndpoint } from '../lab/endpoints.ts'
export type { LabEvent } from '../lab/journal.ts'
export type { ScenarioFiles } from '../lab/scenario/library.ts'
export type { Signal, Signalled } from '../lab/signal-log.ts'
export {
  type CreateBenchOptions,
  createBench,
  type DevicesOptions,
} from './create-bench.ts'
export type { TcpEndpoint } from './endpoints.ts'
export { CommandRefusedError } from './refused-error.ts'
export type { TestBench } from './test-bench.ts'
export type { CommandOptions, TestUnit } from './test-unit.ts'
export { DEFAULT_UNIT, type Devices, type UnitOptions, type Units } from './units.ts'
