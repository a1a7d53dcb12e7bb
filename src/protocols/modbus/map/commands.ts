import type { SimpleSignalingRequest } from '../../../../emulators/smart-ups/commands.ts'
import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'
import { getRaw } from '../encoding.ts'
import type { Item, WriteContext, WriteResult } from './item.ts'
import { raw, showBits } from './items.ts'
import { OUTLET_COMMAND_BITS, writeOutletCommand } from './outlet-command.ts'

/** What a command bit does; false is a refusal. */
type Command = (ups: SmartUps, context: WriteContext) => boolean

/** Commands by bit: position, the document's name, what it does. */
type Commands = readonly (readonly [bit: number, name: string, run: Command])[]

/**
 * A command register: reads 0, takes one command bit at a time. No bit at all is taken and does nothing, as seen for
 * outlet commands; two at once, or a bit without a meaning, are illegal (an SRT at UPS 16.5).
 *
 * @param ignored bits that name a source, which Modbus reserves and Microlink uses
 */
function commands(address: number, length: 1 | 2, name: string, list: Commands, ignored = 0): Item {
  return {
    ...raw(address, length, name, 'W', 0, () => 0),
    show: showBits(length, new Map(list.map(([bit, command]) => [bit, command]))),
    write: (ups, from, offset, context): WriteResult => {
      const word = (getRaw(from, offset, length) & ~ignored) >>> 0
      if (word === 0) return 'done'
      const command = list.find(([bit]) => word === 2 ** bit)
      return command?.[2](ups, context) ? 'done' : 'illegal-value'
    },
  }
}

/** Microlink's source bits: 27 to 31 in UPSCommand, 8 to 11 and 13 in the battery tests. */
const UPS_COMMAND_SOURCES = 0xf8000000
const TEST_COMMAND_SOURCES = 0x2f00

const done = (run: (ups: SmartUps) => void): Command => {
  return (ups) => {
    run(ups)
    // Not every part of the unit tells by itself that it changed.
    ups.settle()
    return true
  }
}

const signal = (request: SimpleSignalingRequest): Command => {
  return (ups, { source }) => {
    ups.simpleSignal(request, source)
    return true
  }
}

/** A refused test is not a refused write: the status register tells. Only one that runs already cannot be started. */
const startTest = (test: 'selfTest' | 'calibration', start: Command): Command => {
  return (ups, context) => {
    if (ups.diagnostics[test].active) return false
    start(ups, context)
    return true
  }
}

const acknowledgeBattery = (ups: SmartUps) => {
  if (ups.status.beeper === 'replace-battery') ups.alarm.mute('replace-battery')
}

/** Some versions do not let anybody acknowledge it. */
const acknowledgeSiteWiring: Command = (ups) => {
  if (!ups.traits.siteWiringConfigurable) return false
  ups.faults.set('site-wiring', false)
  ups.settle()
  return true
}

/** Registers 1536 to 1543: commands. */
export const commandRegion: readonly Item[] = [
  commands(
    1536,
    2,
    'UPSCommand_BF',
    [
      [3, 'RestoreFactorySettings', done((ups) => ups.settings.restoreFactory())],
      [4, 'OutputIntoBypass', (ups, { source }) => ups.setBypass(true, source)],
      [5, 'OutputOutOfBypass', (ups, { source }) => ups.setBypass(false, source)],
      [9, 'ClearFaults', done((ups) => ups.clearFaults())],
      [13, 'ResetStrings', done((ups) => ups.settings.restoreNames())],
      [14, 'ResetLogs', done((ups) => ups.panel.log.clear())],
    ],
    UPS_COMMAND_SOURCES,
  ),
  {
    ...raw(1538, 2, 'OutletCommand_BF', 'W', 0, () => 0),
    show: showBits(2, OUTLET_COMMAND_BITS),
    write: writeOutletCommand,
  },
  commands(1540, 1, 'SimpleSignalingCommand_BF', [
    [0, 'RequestShutdown', signal('request-shutdown')],
    [1, 'RemoteOff', signal('remote-off')],
    [2, 'RemoteOn', signal('remote-on')],
  ]),
  commands(
    1541,
    1,
    'ReplaceBatteryTestCommand_BF',
    [
      [0, 'Start', startTest('selfTest', (ups, { source }) => ups.startSelfTest(source))],
      // Refused when none runs (an SMT1500 at UPS 09.6).
      [1, 'Abort', (ups) => ups.abortSelfTest()],
    ],
    TEST_COMMAND_SOURCES,
  ),
  commands(
    1542,
    1,
    'RunTimeCalibrationCommand_BF',
    [
      [0, 'Start', startTest('calibration', (ups, { source }) => ups.startCalibration(source))],
      [1, 'Abort', (ups) => ups.abortCalibration()],
    ],
    TEST_COMMAND_SOURCES,
  ),
  commands(1543, 1, 'UserInterfaceCommand_BF', [
    // A short test also ends a continuous one.
    [0, 'ShortTest', done((ups) => ups.panel.testAlarm('short'))],
    [1, 'ContinuousTest', done((ups) => ups.panel.testAlarm('continuous'))],
    [2, 'MuteAllActiveAudibleAlarms', done((ups) => ups.alarm.mute(ups.status.beeper))],
    [3, 'CancelMute', done((ups) => ups.alarm.cancelMute())],
    [5, 'AcknowledgeBatteryAlarms', done(acknowledgeBattery)],
    [6, 'AcknowledgeSiteWiringAlarm', acknowledgeSiteWiring],
  ]),
]
