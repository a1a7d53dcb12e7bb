import type { GroupName } from '../../../../emulators/smart-ups/commands.ts'
import { allOnes, s, s32, u } from '../encoding.ts'
import type { Item } from './item.ts'
import { raw, reserved } from './items.ts'
import { choice, groupFlags, groupSetting, setting } from './settings.ts'

/** Delays of a group, in the pattern that repeats every five registers. Seconds. */
const delays = (address: number, group: GroupName): Item[] => [
  groupSetting(address, 'TurnOffCountdownSetting_EN', s(0), group, 'turnOffDelay'),
  groupSetting(address + 1, 'TurnOnCountdownSetting_EN', s(0), group, 'turnOnDelay'),
  groupSetting(address + 2, 'StayOffCountdownSetting_4B', s32, group, 'stayOffDelay'),
  groupSetting(address + 4, 'MinimumReturnRuntimeSetting', u(0), group, 'minimumReturnRuntime'),
]

const shedConditions = [
  [0, 'shedWithDelay'],
  [1, 'shedStaysOff'],
  [3, 'shedOnBattery'],
  [4, 'shedOnRuntime'],
] as const

/** Only switched groups can be shed on overload. */
const shedding = (address: number, group: GroupName): Item =>
  groupFlags(
    address,
    'LoadShedConfigSetting_BF',
    group,
    group === 'MOG' ? shedConditions : [...shedConditions, [5, 'shedOnOverload']],
  )

/** Some versions do not serve the two. */
const maybeWrong = (item: Item): Item => ({
  ...item,
  put: (ups, persona, to, offset) => {
    if (ups.firmware.decide.loadShedRegisters() === 'right') return item.put(ups, persona, to, offset)
    to.fill(0xff, offset, offset + 2)
  },
  write: (ups, from, offset, context) =>
    ups.firmware.decide.loadShedRegisters() === 'right'
      ? item.write!(ups, from, offset, context)
      : 'not-writable',
})

const shedRuntime = (address: number, group: GroupName): Item =>
  maybeWrong(groupSetting(address, 'LoadShedRunTimeRemainingSetting', u(0), group, 'shedRuntime'))

const shedTime = (address: number, group: GroupName): Item =>
  maybeWrong(groupSetting(address, 'LoadShedTimeOnBatterySetting', u(0), group, 'shedTime'))

/** No product has a fourth switched group; its settings are there to be read, and read as absent. */
const absentSetting = (address: number, length: 1 | 2, name: string): Item =>
  raw(address, length, `SOG[3].${name}`, 'RW', allOnes(length), () => undefined)

/** Registers 1024 to 1073: settings. */
export const staticRegion: readonly Item[] = [
  // Bits 2 and 3, counted from start-up, are documented, but an SMT at UPS 04.1 and an SRT at UPS 16.5 refuse them.
  choice(1024, 'BatteryTestIntervalSetting_BF', 'selfTestSchedule', {
    bits: ['never', 'startup', null, null, '7-since', '14-since'],
  }),
  reserved(1025, 1, allOnes(1)),
  setting(1026, 'Output.UpperAcceptableVoltageSetting', u(0), 'transferHigh'),
  setting(1027, 'Output.LowerAcceptableVoltageSetting', u(0), 'transferLow'),
  choice(1028, 'Output.SensitivitySetting_BF', 'sensitivity', {
    bits: ['normal', 'reduced', 'low'],
    has: (ups) => ups.model.topology === 'line-interactive',
  }),
  ...delays(1029, 'MOG'),
  ...delays(1034, 'SOG0'),
  ...delays(1039, 'SOG1'),
  ...delays(1044, 'SOG2'),
  absentSetting(1049, 1, 'TurnOffCountdownSetting_EN'),
  absentSetting(1050, 1, 'TurnOnCountdownSetting_EN'),
  absentSetting(1051, 2, 'StayOffCountdownSetting_4B'),
  absentSetting(1053, 1, 'MinimumReturnRuntimeSetting'),
  shedding(1054, 'MOG'),
  shedding(1056, 'SOG0'),
  shedding(1058, 'SOG1'),
  shedding(1060, 'SOG2'),
  shedRuntime(1064, 'SOG0'),
  shedRuntime(1065, 'SOG1'),
  shedRuntime(1066, 'SOG2'),
  shedTime(1068, 'SOG0'),
  shedTime(1069, 'SOG1'),
  shedTime(1070, 'SOG2'),
  shedRuntime(1072, 'MOG'),
  shedTime(1073, 'MOG'),
]
