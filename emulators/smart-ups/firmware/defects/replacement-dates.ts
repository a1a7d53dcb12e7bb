import type { Replacement } from '../circumstances.ts'
import type { Defect } from '../defect.ts'
import { fromPublished } from './from-published.ts'

/** Versions that get the day wrong on which the battery is to be replaced. */
function wrongDate(id: string, assumed: string, day: (right: number, when: Replacement) => number): Defect {
  return fromPublished(id, {
    assumed,
    decides: (_options, sound) => ({
      replaceBatteryOn: (right, when) => day(sound.replaceBatteryOn(right, when), when),
    }),
  })
}

export const WRONG_REPLACEMENT_DATES: readonly Defect[] = [
  wrongDate(
    'id18-replace-date-nmc',
    'a year late while a management card is in a slot',
    (right, { managedByCard }) => (managedByCard ? right + 365 : right),
  ),
  wrongDate(
    'id20-replace-date',
    'it counts from today instead of from the day that was set',
    (right, when) => right + (when.today - when.installedOn),
  ),
  // A timer that runs 1.7 % slow is behind by that share of the battery's age.
  wrongDate(
    'id20-battery-timer-slow',
    'the slow timer moves the day it counts to',
    (right, when) => right + Math.round((when.today - when.installedOn) * 0.017),
  ),
]
