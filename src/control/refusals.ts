import { DipError } from '../../emulators/interface-expander-2/dip-switches.ts'
import { RefusedTypeError, RefusedValueError } from '../../emulators/smart-ups/check-value.ts'
import { DefectError } from '../../emulators/smart-ups/firmware/firmware.ts'
import { VersionError } from '../../emulators/smart-ups/firmware/version.ts'
import { CatalogueError } from '../../emulators/smart-ups/models/catalogue-error.ts'
import { SettingError } from '../../emulators/smart-ups/settings/rules.ts'
import { HostError } from '../lab/hosts/host.ts'
import { ScenarioError } from '../lab/scenario/scenario-error.ts'
import { SnapshotError } from '../lab/snapshot/snapshot-error.ts'
import { DeviceError } from '../lab/unit/device-error.ts'
import { FaultError } from '../ports/faults/catalogue.ts'
import { PortError } from '../ports/port-error.ts'
import { Problem } from './problem.ts'

/**
 * How each error that a caller can mend is answered where an operation says nothing else: what only the model, the unit or
 * the machine can refuse is no bug of ours.
 */
const REFUSALS = [
  [SettingError, 422, 'Setting refused'],
  [DeviceError, 422, 'Device refused'],
  [CatalogueError, 422, 'Model refused'],
  [VersionError, 422, 'Firmware refused'],
  [DefectError, 422, 'Firmware refused'],
  [DipError, 422, 'Card settings refused'],
  [FaultError, 422, 'Fault refused'],
  [ScenarioError, 422, 'Scenario refused'],
  [SnapshotError, 422, 'Snapshot refused'],
  [RefusedValueError, 422, 'Value refused'],
  [RefusedTypeError, 422, 'Value refused'],
  [HostError, 409, 'Not possible'],
  [PortError, 409, 'Port refused'],
] as const

/** The answer to an error that a caller can mend; undefined for a bug. */
export function refusalOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  const found = REFUSALS.find(([kind]) => error instanceof kind)
  return found && new Problem(found[1], found[2], (error as Error).message)
}
