import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'
import { u } from '../../modbus/encoding.ts'
import { command, TEST_SOURCES } from './command.ts'
import { number, register, setting, text } from './field.ts'
import { collection, type Node } from './node.ts'
import { totalTime } from './total-time.ts'

const START_OR_ABORT = { mask: 0x2f03 }

const testCommand = command(0x10, 1541, TEST_SOURCES, START_OR_ABORT)
const testStatus = register(0x11, 23, { mask: 0x0fff })
const calibrationCommand = command(0x12, 1542, TEST_SOURCES, START_OR_ABORT)
const calibrationStatus = register(0x13, 24, { mask: 0x7fff })

/** The warning below which the battery counts as low, seconds. The unit has one for all its groups. */
export const lowRuntimeWarning = ({ traits }: SmartUps) =>
  setting(0x31, 'Low runtime warning', u(0), {
    range: [0, 1800],
    default: traits.lowRuntimeWarning,
    read: (ups) => ups.settings.unit.lowRuntimeWarning,
    set: (ups, seconds) => ups.settings.setUnit('lowRuntimeWarning', seconds),
  })

/** Collection 5: the battery. */
export const battery = (ups: SmartUps): Node =>
  collection(
    0x05,
    register(0x48, 595),
    register(0x19, 133),
    register(0x18, 1024, { mask: 0x0033, default: 0x0020 }),
    lowRuntimeWarning(ups),
    register(0x42, 572),
    // That a pack bears the unit's number is assumed; no source tells.
    collection(
      0x09,
      text(0x40, 'Battery pack serial number', 16, (ups) => ups.identity.serialNumber),
    ),
    register(0x74, 25, { mask: 0x0007 }),
    register(0x20, 130),
    register(0x21, 131),
    register(0x22, 135),
    // For hosts that know only the short one; it stops at its highest.
    number(0x24, 'Runtime remaining, 16 bits', u(0), (ups) => ups.measurements.runtime),
    register(0x9f, 128),
    testCommand,
    testStatus,
    calibrationCommand,
    calibrationStatus,
    totalTime('Battery', (ups) => ups.settings.unit.batteryInstalledOn),
  )

/**
 * The same once more where NUT's driver looks for it. Calibration status is left out there: NUT would write its bits as
 * words into the state of the unit.
 */
export const batteryForNut: readonly Node[] = [testCommand, testStatus, calibrationCommand]
