import { SECOND } from '../../clock/clock.ts'
import type { Settings } from '../settings/settings.ts'
import type { OutletGroup } from './outlet-group.ts'
import type { Outlets } from './outlets.ts'

/** What load shedding looks at. */
export interface ShedSurroundings {
  readonly now: () => number
  readonly settings: Settings
  readonly outlets: Outlets
  /** When the unit went on battery for want of AC; undefined while it has not. */
  readonly onBatterySince: () => number | undefined
  /** Runtime left at the present load, in ms. */
  readonly runtimeMs: () => number
  readonly overloaded: () => boolean
}

/** Switches groups off on battery time, on remaining runtime and on overload, as each group's settings ask. */
export class LoadShedding {
  readonly #around: ShedSurroundings

  constructor(around: ShedSurroundings) {
    this.#around = around
  }

  /** A condition of this group is enabled and could still fire (outlet status bit 7). */
  possible(group: OutletGroup): boolean {
    const settings = this.#around.settings.group(group.name)!
    return group.on && (settings.shedOnBattery || settings.shedOnRuntime || settings.shedOnOverload)
  }

  step(): boolean {
    let changed = false
    for (const group of this.#around.outlets.groups) {
      if (group.process || !this.possible(group) || !this.#fires(group)) continue
      this.#around.outlets.shed(group)
      changed = true
    }
    return changed
  }

  nextDueAt(): number | undefined {
    const since = this.#around.onBatterySince()
    if (since === undefined) return
    const now = this.#around.now()
    const dues = this.#around.outlets.groups
      .filter((group) => !group.process && this.possible(group))
      .flatMap((group) => {
        const settings = this.#around.settings.group(group.name)!
        const times: number[] = []
        if (settings.shedOnBattery) times.push(since + settings.shedTime * SECOND)
        if (settings.shedOnRuntime) times.push(now + this.#around.runtimeMs() - settings.shedRuntime * SECOND)
        return times
      })
      .filter((due) => due > now)
    return dues.length > 0 ? Math.min(...dues) : undefined
  }

  #fires(group: OutletGroup): boolean {
    const settings = this.#around.settings.group(group.name)!
    if (settings.shedOnOverload && group.name !== 'MOG' && this.#around.overloaded()) return true
    const since = this.#around.onBatterySince()
    if (since === undefined) return false
    if (settings.shedOnBattery && this.#around.now() - since >= settings.shedTime * SECOND) return true
    return settings.shedOnRuntime && this.#around.runtimeMs() <= settings.shedRuntime * SECOND
  }
}
