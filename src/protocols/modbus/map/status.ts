import type { GroupName } from '../../../../emulators/smart-ups/commands.ts'
import type { OutletGroup } from '../../../../emulators/smart-ups/outlets/outlet-group.ts'
import { OUTLET_CAUSES } from '../../../../emulators/smart-ups/outlets/process.ts'
import { lifetime } from '../../../../emulators/smart-ups/power/battery-life.ts'
import type { OutputState } from '../../../../emulators/smart-ups/power/power-path.ts'
import { STATUS_CAUSES } from '../../../../emulators/smart-ups/power/status-cause.ts'
import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'
import { allOnes, getWord } from '../encoding.ts'
import type { Item } from './item.ts'
import { type Bits, type BitsOf, bits, bitsOf, raw, reserved } from './items.ts'
import { printed } from './settings.ts'
import { calibrationWord, selfTestWord } from './test-status.ts'

const stateIs = (state: OutputState) => (ups: SmartUps) => ups.power.data.state === state
const stopped = stateIs('fault')
const off = stateIs('off')
const bypass = stateIs('bypass')
const STATE_OFF = 1

/** Registers 0 and 1. Bits 1 to 4 exclude each other; a stopped output counts as off. */
const unitStatus: Bits = [
  [1, 'StateOnline', stateIs('online')],
  [2, 'StateOnBattery', stateIs('on-battery')],
  [3, 'StateBypass', bypass],
  [4, 'StateOutputOff', (ups) => off(ups) || stopped(ups)],
  [5, 'Fault', (ups) => ups.faults.any],
  [6, 'InputBad', (ups) => !ups.power.inputOk],
  [7, 'Test', (ups) => ups.diagnostics.running],
  [8, 'PendingOutputOn', (ups) => ups.status.pendingOn],
  [9, 'PendingOutputOff', (ups) => ups.status.pendingOff],
  [10, 'Commanded', (ups) => bypass(ups) && ups.power.data.bypassCommanded],
  [13, 'HighEfficiency', (ups) => ups.status.highEfficiency],
  [14, 'InformationalAlert', (ups) => lifetime(ups) !== 'ok'],
  [15, 'FaultState', stopped],
  // Assumed: an SRT showed neither bit 19 on battery nor bit 21 in a bypass that was commanded.
  [21, 'OverloadState', (ups) => bypass(ups) && !ups.power.data.bypassCommanded],
]

/** Some versions miss what the power button did to a switched group. */
function shownOn({ firmware }: SmartUps, { name, on, cause }: OutletGroup): boolean {
  return firmware.decide.outletShownOn(on, { main: name === 'MOG', byPanel: cause === 'local-user-command' })
}

/**
 * Registers 3, 6, 9, 12, in the numbering of application note 177; note 176 lost two rows and shifts bits 7 to 12.
 * Low runtime stands for the group's own warning, which the unit has only as a whole.
 */
const outletStatus: BitsOf<OutletGroup> = [
  [0, 'StateOn', (group, ups) => shownOn(ups, group)],
  [STATE_OFF, 'StateOff', (group, ups) => !shownOn(ups, group)],
  [2, 'ProcessReboot', ({ process }) => process?.kind === 'reboot'],
  [3, 'ProcessShutdown', ({ process }) => process?.kind === 'shutdown'],
  [4, 'ProcessSleep', ({ process }) => process?.kind === 'sleep'],
  [7, 'PendingLoadShed', (group, ups) => ups.shedding.possible(group)],
  [8, 'PendingOnDelay', ({ onDelayPending }) => onDelayPending],
  [9, 'PendingOffDelay', ({ turnOffPending }) => turnOffPending],
  [10, 'PendingOnACPresence', ({ needsAc }) => needsAc],
  [11, 'PendingOnMinRuntime', ({ needsRuntime }) => needsRuntime],
  [14, 'LowRuntime', (_group, ups) => ups.status.lowBattery],
]

/** An SMX750 shows the second switched group, which it does not have, as off; other units show nothing. */
function absentStatus({ traits }: SmartUps, absent: GroupName): number {
  return traits.absentGroupShownOff && absent === 'SOG1' ? 1 << STATE_OFF : 0
}

/** Registers of an outlet group: its status, and the cause of its last change that the documents only reserve. */
const outlet = (address: number, name: GroupName): Item[] => [
  bitsOf(
    address,
    2,
    `${printed(name)}.OutletStatus_BF`,
    (ups) => ups.outlets.get(name),
    outletStatus,
    (ups) => absentStatus(ups, name),
  ),
  // An SMX750 showed 2 here for groups that were on, an SMTL 0. The unit's bit 0, a fresh start, is taken for the 0.
  raw(address + 2, 1, 'Reserved', 'R', 0, (ups) => {
    const cause = ups.outlets.get(name)?.cause
    return cause === undefined || cause === 'system-initialization'
      ? undefined
      : 1 << OUTLET_CAUSES.indexOf(cause)
  }),
]

const userInterface: Bits = [
  [0, 'ContinuousTestInProgress', (ups) => ups.alarm.continuousTest],
  [1, 'AudibleAlarmInProgress', (ups) => ups.status.beeper !== 'silent' && !ups.status.beeperMuted],
  [2, 'AudibleAlarmMuted', (ups) => ups.status.beeperMuted],
  [3, 'AnyButtonPressedRecently', (ups) => ups.panel.keyPressedRecently],
]

const lifetimeStatus: BitsOf<ReturnType<typeof lifetime>> = [
  [0, 'LifeTimeStatusOK', (life) => life === 'ok'],
  [1, 'LifeTimeNearEnd', (life) => life === 'near-end'],
  [2, 'LifeTimeExceeded', (life) => life === 'exceeded'],
]

/** Registers 0 to 26: status and alarms. */
export const statusRegion: readonly Item[] = [
  bits(0, 2, 'UPSStatus_BF', unitStatus),
  {
    ...raw(2, 1, 'UPSStatusChangeCause_EN', 'R', allOnes(1), (ups) =>
      STATUS_CAUSES.indexOf(ups.power.data.cause),
    ),
    show: (from, offset) => {
      const cause = getWord(from, offset)
      return STATUS_CAUSES[cause] ?? String(cause)
    },
  },
  ...outlet(3, 'MOG'),
  ...outlet(6, 'SOG0'),
  ...outlet(9, 'SOG1'),
  ...outlet(12, 'SOG2'),
  raw(15, 2, 'SOG[3].OutletStatus_BF', 'R', 0, () => undefined),
  reserved(17, 1, 0),
  bits(18, 1, 'SimpleSignalingStatus_BF', [
    [0, 'PowerFailure', (ups) => ups.status.powerFailure],
    [1, 'ShutdownImminent', (ups) => ups.status.shutdownImminent],
  ]),
  raw(19, 1, 'GeneralError_BF', 'R', 0, (ups) => ups.faults.word('general')),
  raw(20, 2, 'PowerSystemError_BF', 'R', 0, (ups) => ups.faults.word('power')),
  raw(22, 1, 'BatterySystemError_BF', 'R', 0, (ups) => ups.faults.word('battery')),
  raw(23, 1, 'ReplaceBatteryTestStatus_BF', 'R', 0, (ups) => selfTestWord(ups.diagnostics.selfTest.data)),
  raw(24, 1, 'RunTimeCalibrationStatus_BF', 'R', 0, (ups) =>
    calibrationWord(ups.diagnostics.calibration.data),
  ),
  bitsOf(25, 1, 'Battery.LifeTimeStatus_BF', lifetime, lifetimeStatus),
  bits(26, 1, 'UserInterfaceStatus_BF', userInterface),
]
