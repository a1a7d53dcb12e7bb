import { isGroupCommand } from '../../../emulators/network-management-card/card-commands.ts'
import type { GroupSettings } from '../../../emulators/smart-ups/settings/group-settings.ts'
import { groupRules } from '../../../emulators/smart-ups/settings/group-settings.ts'
import { type CardInUnit, numbered, type ServedObjects, scalars, table, type Writing } from './object.ts'
import { type Flags, flagText } from './status.ts'

const rows = ({ unit, traits }: CardInUnit) =>
  traits.hasOutletGroups ? numbered(unit.model.groups.length) : []

const groupOf = ({ unit }: CardInUnit, row: number) => unit.outlets.groups[row - 1]!
const settingsOf = (at: CardInUnit, row: number) => at.unit.settings.group(groupOf(at, row).name)!
const size = ({ unit, traits }: CardInUnit) => (traits.hasOutletGroups ? unit.model.groups.length : undefined)
const isMain = (at: CardInUnit, row: number) => groupOf(at, row).name === 'MOG'
const type = (at: CardInUnit, row: number) => (isMain(at, row) ? 2 : 1)
const name = (at: CardInUnit, row: number) => settingsOf(at, row).name
const index = (_at: CardInUnit, row: number) => row

/** Flag n of a group is bit n - 1 of the outlet status word. */
function flags(at: CardInUnit, row: number): Flags {
  const group = groupOf(at, row)
  const { process } = group
  return {
    1: group.on,
    2: !group.on,
    3: process?.kind === 'reboot',
    4: process?.kind === 'shutdown' && group.on,
    5: process?.kind === 'sleep',
    9: group.onDelayPending,
    10: group.turnOffPending,
    11: !group.on && group.needsAc && !at.unit.power.inputOk,
    12: !group.on && group.needsRuntime,
  }
}

function setGroup<K extends keyof GroupSettings>(
  key: K,
  from: (value: number | string) => GroupSettings[K],
): Writing {
  return {
    refuses: (_at, value) => {
      if (groupRules[key].accepts(from(value))) return undefined
      return typeof value === 'string' ? 'wrong-length' : 'wrong-value'
    },
    apply: (at, value, row) => at.unit.settings.setGroup(groupOf(at, row).name, key, from(value)),
  }
}

type Seconds =
  | 'turnOnDelay'
  | 'turnOffDelay'
  | 'stayOffDelay'
  | 'minimumReturnRuntime'
  | 'shedTime'
  | 'shedRuntime'
const seconds = (key: Seconds) =>
  [(at: CardInUnit, row: number) => settingsOf(at, row)[key], setGroup(key, Number)] as const

type Switch = 'shedWithDelay' | 'shedStaysOff' | 'shedOnBattery' | 'shedOnRuntime' | 'shedOnOverload'
/** 1 is off, 2 is on. */
const flag = (key: Switch) =>
  [
    (at: CardInUnit, row: number) => (settingsOf(at, row)[key] ? 2 : 1),
    setGroup(key, (value) => Number(value) === 2),
  ] as const

/** A main group cannot be shed on overload. */
const overload = [
  (at: CardInUnit, row: number) => (isMain(at, row) ? -1 : flag('shedOnOverload')[0](at, row)),
  {
    refuses: (at: CardInUnit, _value: number | string, row: number) =>
      isMain(at, row) ? 'wrong-value' : undefined,
    apply: flag('shedOnOverload')[1].apply,
  },
] as const

const command: Writing = {
  refuses: (_at, value) => (isGroupCommand(Number(value)) ? undefined : 'wrong-value'),
  apply: (at, value, row) => void at.card.commandGroup(groupOf(at, row).name, Number(value)),
}

/** Outlet groups: status, configuration, control. The main group is the first row, where the unit has one. */
export const OUTLET_GROUP_OBJECTS: ServedObjects = {
  ...scalars({
    upsOutletGroupStatusTableSize: size,
    upsOutletGroupConfigTableSize: size,
    upsOutletGroupControlTableSize: size,
  }),
  ...table(rows, {
    upsOutletGroupStatusIndex: index,
    upsOutletGroupStatusName: name,
    upsOutletGroupStatusGroupState: (at, row) => (groupOf(at, row).on ? 1 : 2),
    upsOutletGroupStatusCommandPending: (at, row) => (groupOf(at, row).process ? 1 : 2),
    upsOutletGroupStatusOutletType: type,
    upsOutletGroupStatusGroupFullState: (at, row) => flagText(flags(at, row), at.decide.groupFlags),
    upsOutletGroupConfigIndex: index,
    upsOutletGroupConfigName: [name, setGroup('name', String)],
    upsOutletGroupConfigPowerOnDelay: seconds('turnOnDelay'),
    upsOutletGroupConfigPowerOffDelay: seconds('turnOffDelay'),
    upsOutletGroupConfigRebootDuration: seconds('stayOffDelay'),
    upsOutletGroupConfigMinReturnRuntime: seconds('minimumReturnRuntime'),
    upsOutletGroupConfigOutletType: type,
    upsOutletGroupConfigLoadShedControlSkipOffDelay: flag('shedWithDelay'),
    upsOutletGroupConfigLoadShedControlAutoRestart: flag('shedStaysOff'),
    upsOutletGroupConfigLoadShedControlTimeOnBattery: flag('shedOnBattery'),
    upsOutletGroupConfigLoadShedControlRuntimeRemaining: flag('shedOnRuntime'),
    upsOutletGroupConfigLoadShedControlInOverload: overload,
    upsOutletGroupConfigLoadShedTimeOnBattery: seconds('shedTime'),
    upsOutletGroupConfigLoadShedRuntimeRemaining: seconds('shedRuntime'),
    upsOutletGroupControlIndex: index,
    upsOutletGroupControlName: name,
    upsOutletGroupControlCommand: [(at, row) => (groupOf(at, row).on ? 1 : 2), command],
    upsOutletGroupControlOutletType: type,
  }),
}
