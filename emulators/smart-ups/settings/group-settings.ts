import type { GroupName } from '../commands.ts'
import { LONGEST_TIMER } from '../limits.ts'
import type { UpsModel } from '../models/model.ts'
import { filled, type Traits } from '../traits/index.ts'
import { flag, integer, type Rule, text } from './rules.ts'

/** Settings of one outlet group. Times in seconds. Register numbers are those of the main group. */
export interface GroupSettings {
  /** Register 604. */
  name: string
  /** Register 1029. */
  turnOffDelay: number
  /** Register 1030. */
  turnOnDelay: number
  /** Register 1031, also called reboot duration: how long the group stays off in a shutdown or reboot. */
  stayOffDelay: number
  /** Register 1033: runtime the battery must offer before the group comes back. */
  minimumReturnRuntime: number
  /** Register 1054 bit 0: load shedding counts down the turn-off delay. */
  shedWithDelay: boolean
  /** Register 1054 bit 1: a shed group stays off until someone turns it on. */
  shedStaysOff: boolean
  /** Register 1054 bit 3. */
  shedOnBattery: boolean
  /** Register 1054 bit 4. */
  shedOnRuntime: boolean
  /** Register 1054 bit 5; switched groups only. */
  shedOnOverload: boolean
  /** Register 1073: time on battery before shedding. */
  shedTime: number
  /** Register 1072: runtime at or below which to shed. */
  shedRuntime: number
}

/** Timers of 16-bit registers refuse 32768 and more (observed on an SMT at UPS 04.1 and an SRT at UPS 16.5). */
const delay = integer(0, 32_767, 's')

export const groupRules: { readonly [K in keyof GroupSettings]: Rule<GroupSettings[K]> } = {
  name: text(16),
  turnOffDelay: delay,
  turnOnDelay: delay,
  stayOffDelay: integer(4, LONGEST_TIMER, 's'),
  minimumReturnRuntime: delay,
  shedWithDelay: flag,
  shedStaysOff: flag,
  shedOnBattery: flag,
  shedOnRuntime: flag,
  shedOnOverload: flag,
  shedTime: delay,
  shedRuntime: delay,
}

/** Factory settings of a group (application note 177: the main group's turn-off delay is 0 beside switched groups). */
export function factoryGroupSettings(model: UpsModel, traits: Traits, group: GroupName): GroupSettings {
  const hasSwitched = model.groups.some((name) => name !== 'MOG')
  const main = group === 'MOG'
  return {
    name: main
      ? traits.mainGroupName
      : filled(traits.switchedGroupName, { number: Number(group.slice(3)) + 1 }),
    turnOffDelay: main && hasSwitched ? 0 : model.serial === 'ups-link' ? 20 : 90,
    turnOnDelay: 0,
    stayOffDelay: 8,
    minimumReturnRuntime: 0,
    shedWithDelay: false,
    shedStaysOff: false,
    shedOnBattery: false,
    shedOnRuntime: false,
    shedOnOverload: false,
    shedTime: 5,
    shedRuntime: 0,
  }
}
