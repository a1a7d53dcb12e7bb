import { GROUP_NAMES, type GroupName } from '../commands.ts'
import type { UpsModel } from '../models/model.ts'

/** What hangs on the outlets, in watts per group, drawn only while the group is on. */
export type LoadWatts = { [K in GroupName]?: number }

/** Share of the rating that a bench unit carries when nothing else is given. Assumed, for lifelike figures. */
const DEFAULT_SHARE = 0.25

export function defaultLoad(model: UpsModel): LoadWatts {
  const last = model.groups[model.groups.length - 1]!
  return { [last]: Math.round(model.watts * DEFAULT_SHARE) }
}

/** Watts drawn from the groups that `isOn`. */
export function drawnWatts(load: LoadWatts, isOn: (group: GroupName) => boolean): number {
  let sum = 0
  for (const name of GROUP_NAMES) if (isOn(name)) sum += load[name] ?? 0
  return sum
}
