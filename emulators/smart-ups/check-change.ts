import { checkChoice, checkFlag, checkNumber, givenFields, RefusedValueError } from './check-value.ts'
import {
  ACTIONS,
  GROUP_NAMES,
  type GroupName,
  SOURCES,
  type UnitCommand,
  type UpsCommand,
} from './commands.ts'
import { LIMITS } from './limits.ts'
import type { UpsModel } from './models/model.ts'
import type { AcInput } from './power/ac-input.ts'
import { checkPacks } from './power/external-packs.ts'
import type { LoadWatts } from './power/load.ts'
import type { SmartUps } from './smart-ups.ts'

/** What of the battery can be set: charge and health in percent, temperature in degrees Celsius. */
export type BatteryChange = { [K in keyof (typeof LIMITS)['battery']]?: number }

/** @throws TypeError or RangeError naming the value given and those allowed */
export function checkedInput(change: unknown): Partial<AcInput> {
  const given = givenFields('input', change, [...Object.keys(LIMITS.input), 'distorted'])
  for (const [key, value] of given)
    if (key === 'distorted') checkFlag('input.distorted', value)
    else checkNumber(`input.${key}`, value, LIMITS.input[key as keyof typeof LIMITS.input])
  return Object.fromEntries(given)
}

/** @throws TypeError or RangeError naming the value given and those allowed, or SettingError with how many packs the model takes */
export function checkedBattery(change: unknown, ups: SmartUps): BatteryChange {
  const given = givenFields('battery', change, Object.keys(LIMITS.battery))
  for (const [key, value] of given)
    checkNumber(`battery.${key}`, value, LIMITS.battery[key as keyof typeof LIMITS.battery])
  const checked: BatteryChange = Object.fromEntries(given)
  checkPacks(checked.packs, ups)
  return checked
}

/** @throws TypeError or RangeError naming the value given and those allowed, or the groups that the model has */
export function checkedLoad(change: unknown, model: UpsModel, options?: { mayBeEmpty: boolean }): LoadWatts {
  const given = givenFields(`load of ${model.name}`, change, model.groups, options)
  for (const [group, watts] of given) checkNumber(`load.${group}`, watts, LIMITS.load)
  return Object.fromEntries(given)
}

const COMMAND_FIELDS = [
  'action',
  'targets',
  'source',
  'useDelay',
  'seconds',
  'coldBoot',
  'useOffDelay',
  'useOnDelay',
  'offDelaySeconds',
  'onDelaySeconds',
]
const FLAGS = ['useDelay', 'useOffDelay', 'useOnDelay', 'coldBoot'] as const
const TIMES = ['seconds', 'offDelaySeconds', 'onDelaySeconds'] as const

/**
 * A command as the unit takes it: its targets in one form, its source named, `useDelay` as the two delays that it stands
 * for. What is wrong in itself is an error; what this unit cannot do now is left to the outlets, which refuse it.
 *
 * @throws TypeError or RangeError naming the value given and those allowed
 */
export function checkedCommand(command: UnitCommand | UpsCommand): UpsCommand {
  const fields = Object.fromEntries(givenFields('command', command, COMMAND_FIELDS))
  const { action, source = 'network', targets, useDelay, ...rest } = fields
  checkChoice('action', action, ACTIONS)
  checkChoice('source', source, SOURCES)
  for (const name of FLAGS) if (fields[name] !== undefined) checkFlag(name, fields[name])
  for (const name of TIMES)
    if (fields[name] !== undefined) checkNumber(name, fields[name], LIMITS.command[name])
  const delays = useDelay === undefined ? {} : { useOffDelay: useDelay, useOnDelay: useDelay }
  return { action, targets: checkedTargets(targets), source, ...delays, ...rest } as UpsCommand
}

function checkedTargets(targets: unknown): readonly GroupName[] | 'all' {
  if (targets === 'all') return 'all'
  const allowed = `'all', or a list of ${GROUP_NAMES.join(', ')}`
  if (!Array.isArray(targets)) checkChoice('targets', targets, [`'all', or a list of group names`])
  const names = targets as readonly unknown[]
  if (names.length === 0) throw new RefusedValueError(`targets: the list is empty; allowed: ${allowed}`)
  for (const name of names) checkChoice('targets', name, [...GROUP_NAMES, 'all'])
  return names.includes('all') ? 'all' : (names as readonly GroupName[])
}
