import type { Operation } from '../operation.ts'
import { capabilityOperations } from './capabilities.ts'
import { changeOperations } from './changes.ts'
import { clockOperations } from './clock.ts'
import { connectionOperations } from './connections.ts'
import { deviceOperations } from './devices.ts'
import { firmwareUpdateOperations } from './firmware-update.ts'
import { hostOperations } from './hosts.ts'
import { labFileOperations } from './lab-file.ts'
import { modelOperations } from './models.ts'
import { panelOperations } from './panel.ts'
import { playOperations } from './play.ts'
import { presenceOperations } from './presence.ts'
import { scenarioTextOperations } from './scenario-texts.ts'
import { scenarioOperations } from './scenarios.ts'
import { seriesOperations } from './series.ts'
import { slotOperations } from './slots.ts'
import { snapshotOperations } from './snapshots.ts'
import { unitOperations } from './unit.ts'
import { wireOperations } from './wires.ts'

/** Every call of the control API. */
export const OPERATIONS: readonly Operation[] = [
  ...deviceOperations,
  ...changeOperations,
  ...labFileOperations,
  ...presenceOperations,
  ...unitOperations,
  ...firmwareUpdateOperations,
  ...slotOperations,
  ...hostOperations,
  ...panelOperations,
  ...seriesOperations,
  ...clockOperations,
  ...snapshotOperations,
  ...scenarioOperations,
  ...playOperations,
  ...scenarioTextOperations,
  ...wireOperations,
  ...connectionOperations,
  ...modelOperations,
  ...capabilityOperations,
]
