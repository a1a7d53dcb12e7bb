/** The library: a bench of emulated UPSs in your own process. */
export { ClosedError } from '../emulators/smart-ups/closed-error.ts'
export type {
  Action,
  CommandResult,
  GroupName,
  Refusal,
  SimpleSignalingRequest,
  Source,
  Targets,
  UnitCommand,
  UpsCommand,
} from '../emulators/smart-ups/commands.ts'
export { describeRefusal } from '../emulators/smart-ups/commands.ts'
export type { EmulatedPanel, EmulatedUps } from '../emulators/smart-ups/emulated-ups.ts'
export type { UpsEvent, UpsListener } from '../emulators/smart-ups/events.ts'
export type { Fault } from '../emulators/smart-ups/faults.ts'
export { listLines, resolveFirmware, versionsOf } from '../emulators/smart-ups/firmware/catalogue.ts'
export type { AffectedRange, Defect } from '../emulators/smart-ups/firmware/defect.ts'
export { DEFECTS } from '../emulators/smart-ups/firmware/defects/index.ts'
export { DefectError, Firmware } from '../emulators/smart-ups/firmware/firmware.ts'
export type { FirmwareLine } from '../emulators/smart-ups/firmware/line.ts'
export { VersionError } from '../emulators/smart-ups/firmware/version.ts'
export { LIMITS, type Limit } from '../emulators/smart-ups/limits.ts'
export { findModel, listModels } from '../emulators/smart-ups/models/catalogue.ts'
export { CatalogueError } from '../emulators/smart-ups/models/catalogue-error.ts'
export type { UpsModel } from '../emulators/smart-ups/models/model.ts'
export { SettingError } from '../emulators/smart-ups/settings/rules.ts'
export type { BenchOptions } from './lab/bench.ts'
export type { DeviceState } from './lab/device-state.ts'
export type { BenchDevice, BenchJournal, BenchTime, EmulatedBench } from './lab/emulated-bench.ts'
export type { HostView } from './lab/hosts/device-hosts.ts'
export { type HostAction, HostError } from './lab/hosts/host.ts'
export type { HostState } from './lab/hosts/host-state.ts'
export type { Moment, Verdict } from './lab/hosts/verdict.ts'
export type { LabEvent } from './lab/journal.ts'
export type { HostConfig } from './lab/lab-file/host-schema.ts'
export { LabFileError, parseLab, readLabFile } from './lab/lab-file/read.ts'
export type { DeviceConfig, LabConfig } from './lab/lab-file/schema.ts'
export { type ComparedRow, type Comparison, compareRuns } from './lab/scenario/compare.ts'
export { compareFirmwares } from './lab/scenario/compare-firmwares.ts'
export { type RunChoices, runVirtually, type VirtualRunOptions } from './lab/scenario/engine.ts'
export type { Library, LibraryEntry, ScenarioFiles } from './lab/scenario/library.ts'
export { checkScenario, parseScenario, ScenarioFileError } from './lab/scenario/read.ts'
export { readLibrary, readScenarioFile } from './lab/scenario/read-library.ts'
export type { Expectation, HostVerdict, ScenarioReport, TimelineEntry } from './lab/scenario/report.ts'
export { ScenarioError } from './lab/scenario/scenario-error.ts'
export type { Scenario, ScenarioInput } from './lab/scenario/scenario-schema.ts'
export type { BenchSnapshot } from './lab/snapshot/bench-snapshot.ts'
export { SnapshotError } from './lab/snapshot/check-snapshot.ts'
export { StateError } from './lab/state-store.ts'
export type { Duration } from './lab/time/duration.ts'
export type { DeviceInput } from './lab/unit/check-device.ts'
export { DeviceError } from './lab/unit/device-error.ts'
export { Bench, type BenchClass } from './library/bench.ts'
export {
  type ControlApp,
  type ControlOptions,
  type ControlServer,
  type ControlServerOptions,
  controlApp,
  serveControl,
} from './library/control.ts'
export { checkSnapshot, deviceState, type RunUntil, runUntil } from './library/look.ts'
export { PortError, type PortErrorCode } from './ports/port-error.ts'
