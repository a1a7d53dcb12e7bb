/** The library: a bench of emulated UPSs in your own process. */
export type {
  Action,
  CommandResult,
  GroupName,
  Refusal,
  Source,
  UpsCommand,
} from '../emulators/smart-ups/commands.ts'
export { describeRefusal } from '../emulators/smart-ups/commands.ts'
export type { UpsEvent } from '../emulators/smart-ups/events.ts'
export { listLines, resolveFirmware, versionsOf } from '../emulators/smart-ups/firmware/catalogue.ts'
export type { Defect } from '../emulators/smart-ups/firmware/defect.ts'
export { DEFECTS } from '../emulators/smart-ups/firmware/defects/index.ts'
export { Firmware } from '../emulators/smart-ups/firmware/firmware.ts'
export type { FirmwareLine } from '../emulators/smart-ups/firmware/line.ts'
export { findModel, listModels } from '../emulators/smart-ups/models/catalogue.ts'
export type { UpsModel } from '../emulators/smart-ups/models/model.ts'
export type { SmartUps } from '../emulators/smart-ups/smart-ups.ts'
export { controlApp } from './control/app.ts'
export { serveControl } from './control/server.ts'
export { Bench, type BenchOptions } from './lab/bench.ts'
export { checkSnapshot, SnapshotError } from './lab/check-snapshot.ts'
export type { Device } from './lab/device.ts'
export { type DeviceState, deviceState } from './lab/device-state.ts'
export type { Deed } from './lab/hosts/host.ts'
export type { HostState } from './lab/hosts/host-state.ts'
export type { Moment, Verdict } from './lab/hosts/verdict.ts'
export type { LabEvent } from './lab/journal.ts'
export type { HostConfig } from './lab/lab-file/host-schema.ts'
export { parseLab, readLabFile } from './lab/lab-file/read.ts'
export type { DeviceConfig, LabConfig } from './lab/lab-file/schema.ts'
export { type RunUntil, runUntil } from './lab/run-until.ts'
export { type Comparison, compareRuns } from './lab/scenario/compare.ts'
export { compareFirmwares } from './lab/scenario/compare-firmwares.ts'
export { type RunChoices, runVirtually } from './lab/scenario/engine.ts'
export type { Library, ScenarioFiles } from './lab/scenario/library.ts'
export { checkScenario, parseScenario } from './lab/scenario/read.ts'
export { readLibrary, readScenarioFile } from './lab/scenario/read-library.ts'
export type { ScenarioReport, TimelineEntry } from './lab/scenario/report.ts'
export type { Scenario, ScenarioInput } from './lab/scenario/scenario-schema.ts'
export type { BenchSnapshot } from './lab/snapshot.ts'
export { PortError } from './ports/port-error.ts'
