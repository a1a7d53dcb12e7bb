/** The library: a bench of emulated UPSs in your own process. */

export type { BatteryChange } from '../emulators/smart-ups/check-change.ts'
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
export type { TestPhase } from '../emulators/smart-ups/diagnostics/battery-test.ts'
export type { EmulatedPanel, EmulatedUps } from '../emulators/smart-ups/emulated-ups.ts'
export type { UpsEvent, UpsListener } from '../emulators/smart-ups/events.ts'
export type { Fault, FaultWord } from '../emulators/smart-ups/faults.ts'
export {
  listLines,
  type ResolvedFirmware,
  resolveFirmware,
  versionsOf,
} from '../emulators/smart-ups/firmware/catalogue.ts'
export type { Decisions, PendingOff } from '../emulators/smart-ups/firmware/decisions.ts'
export type { AffectedRange, Defect, DefectOptions } from '../emulators/smart-ups/firmware/defect.ts'
export { DEFECTS } from '../emulators/smart-ups/firmware/defects/index.ts'
export {
  type ActiveDefect,
  type DefectChoice,
  type DefectChoices,
  DefectError,
  Firmware,
} from '../emulators/smart-ups/firmware/firmware.ts'
export type { FirmwareLine, VersionRange } from '../emulators/smart-ups/firmware/line.ts'
export { VersionError } from '../emulators/smart-ups/firmware/version.ts'
export type { Key, PanelView } from '../emulators/smart-ups/front-panel/front-panel.ts'
export type { Leds, Lights } from '../emulators/smart-ups/front-panel/lights.ts'
export { LIMITS, type Limit } from '../emulators/smart-ups/limits.ts'
export { findModel, listModels } from '../emulators/smart-ups/models/catalogue.ts'
export { CatalogueError } from '../emulators/smart-ups/models/catalogue-error.ts'
export type { Confidence, Family, PanelId, Topology, UpsModel } from '../emulators/smart-ups/models/model.ts'
export type { OutletCause } from '../emulators/smart-ups/outlets/process.ts'
export type { AcInput } from '../emulators/smart-ups/power/ac-input.ts'
export type { LoadWatts } from '../emulators/smart-ups/power/load.ts'
export type { OutputState } from '../emulators/smart-ups/power/power-path.ts'
export type { StatusCause } from '../emulators/smart-ups/power/status-cause.ts'
export type { GroupSettings } from '../emulators/smart-ups/settings/group-settings.ts'
export { SettingError } from '../emulators/smart-ups/settings/rules.ts'
export type { SettingsData } from '../emulators/smart-ups/settings/settings.ts'
export type { UnitSettingsAccess } from '../emulators/smart-ups/settings/settings-access.ts'
export type { UnitSettings } from '../emulators/smart-ups/settings/unit-settings.ts'
export type { BenchOptions } from './lab/bench.ts'
export type { BenchCoreOptions } from './lab/bench-core.ts'
export {
  type CardVersionDescription,
  defineCardVersion,
} from './lab/cards/network-management-card/define-version.ts'
export type { DeviceState } from './lab/device-state.ts'
export type { BenchDevice, BenchJournal, BenchTime, EmulatedBench } from './lab/emulated-bench.ts'
export type { HostView } from './lab/hosts/device-hosts.ts'
export { type HostAction, HostError } from './lab/hosts/host.ts'
export type { HostEvent } from './lab/hosts/host-event.ts'
export type { HostState } from './lab/hosts/host-state.ts'
export type { Moment, Verdict } from './lab/hosts/verdict.ts'
export type { DeviceEvent, LabEvent } from './lab/journal.ts'
export type { Checked } from './lab/lab-file/checked.ts'
export type { HostConfig } from './lab/lab-file/host-schema.ts'
export { LabFileError, parseLab, readLabFile } from './lab/lab-file/read.ts'
export type { DeviceConfig, LabConfig } from './lab/lab-file/schema.ts'
export { type DefectDescription, defineDefect } from './lab/plugins/define-defect.ts'
export { defineModel, type ModelDescription, type OwnFirmwareLine } from './lab/plugins/define-model.ts'
export { defineTrait, type TraitDescription } from './lab/plugins/define-trait.ts'
export { loadPlugins } from './lab/plugins/load.ts'
export { type PlugIn, PlugInError } from './lab/plugins/plug-in.ts'
export { type ComparedRow, type Comparison, compareRuns } from './lab/scenario/compare.ts'
export { compareFirmwares } from './lab/scenario/compare-firmwares.ts'
export { type RunChoices, runVirtually, type VirtualRunOptions } from './lab/scenario/engine.ts'
export type { Library, LibraryEntry, ScenarioFiles } from './lab/scenario/library.ts'
export { checkScenario, parseScenario, ScenarioFileError } from './lab/scenario/read.ts'
export { readLibrary, readScenarioFile } from './lab/scenario/read-library.ts'
export type {
  EntryKind,
  Expectation,
  HostVerdict,
  ScenarioReport,
  TimelineEntry,
} from './lab/scenario/report.ts'
export { ScenarioError } from './lab/scenario/scenario-error.ts'
export type { Scenario, ScenarioInput } from './lab/scenario/scenario-schema.ts'
export type { BenchSnapshot } from './lab/snapshot/bench-snapshot.ts'
export { SnapshotError } from './lab/snapshot/snapshot-error.ts'
export { StateError } from './lab/state-store.ts'
export type { Duration } from './lab/time/duration.ts'
export type { TimeMode } from './lab/time/time-driver.ts'
export type { DeviceInput } from './lab/unit/check-device.ts'
export type { DeviceEndpoint } from './lab/unit/device-endpoint.ts'
export { DeviceError } from './lab/unit/device-error.ts'
export type { SilenceEvent, SilenceReason } from './lab/unit/silence-event.ts'
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
export type { LineClock } from './line/line-clock.ts'
export type { Endpoint } from './ports/port.ts'
export { PortError, type PortErrorCode } from './ports/port-error.ts'
