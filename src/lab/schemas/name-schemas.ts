import { z } from 'zod'
import { GROUP_NAMES, SOURCES } from '../../../emulators/smart-ups/commands.ts'
import { TEST_PHASES } from '../../../emulators/smart-ups/diagnostics/battery-test.ts'
import { FAULT_NAMES } from '../../../emulators/smart-ups/faults.ts'
import { OUTLET_CAUSES } from '../../../emulators/smart-ups/outlets/process.ts'
import { OUTPUT_STATES } from '../../../emulators/smart-ups/power/power-path.ts'
import { STATUS_CAUSES } from '../../../emulators/smart-ups/power/status-cause.ts'
import { HOST_STATES } from '../hosts/host-state.ts'
import { VERDICTS } from '../hosts/verdict.ts'

/** Names that several answers use; each is a schema of its own in the OpenAPI document. */
export const groupName = z.enum(GROUP_NAMES).meta({ id: 'GroupName', description: 'an outlet group' })
export const sourceName = z.enum(SOURCES).meta({ id: 'Source', description: 'where a command came from' })
export const alarmName = z.enum(FAULT_NAMES).meta({ id: 'Alarm' })
export const outputState = z.enum(OUTPUT_STATES).meta({ id: 'OutputState' })
export const statusCause = z
  .enum(STATUS_CAUSES)
  .meta({ id: 'StatusCause', description: 'why the state of a unit last changed' })
export const outletCause = z
  .enum(OUTLET_CAUSES)
  .meta({ id: 'OutletCause', description: 'why an outlet group last changed' })
export const testPhase = z.enum(TEST_PHASES).meta({ id: 'TestPhase' })
export const hostState = z.enum(HOST_STATES).meta({ id: 'HostState' })
export const hostVerdict = z.enum(VERDICTS).meta({ id: 'Verdict', description: 'what became of a host' })
