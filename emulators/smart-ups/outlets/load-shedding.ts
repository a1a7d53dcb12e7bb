import { SECOND } from '../../clock/clock.ts'
import type { Settings } from '../settings/settings.ts'
import type { OutletGroup } from './outlet-group.ts'
import type { Outlets } from './outlets.ts'

/** What load shedding looks at. */
export interface ShedContext {
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
  readonly #context: ShedContext

  constructor(context: ShedContext) {
    this.#context = context
  }

  /** A condition of this group is enabled and could still fire (outlet status bit 7). */
  possible(group: OutletGroup): boolean {
    const settings = this.#context.settings.group(group.name)!
    return group.on && (settings.shedOnBattery || settings.shedOnRuntime || settings.shedOnOverload)
  }

  step(): boolean {
    let changed = false
    for (const group of this.#context.outlets.groups) {
      if (group.process || !this.possible(group) || !this.#fires(group)) continue
      this.#context.outlets.shed(group)
      changed = true
    }
    return changed
  }

  nextDueAt(): number | undefined {
    const since = this.#context.onBatterySince()
    if (since === undefined) return
    const now = this.#context.now()
    const dues = this.#context.outlets.groups
      .filter((group) => !group.process && this.possible(group))
      .flatMap((group) => {
        const settings = this.#context.settings.group(group.name)!
        const times: number[] = []
        if (settings.shedOnBattery) times.push(since + settings.shedTime * SECOND)
        if (settings.shedOnRuntime)
          times.push(now + this.#context.runtimeMs() - settings.shedRuntime * SECOND)
        return times
      })
      .filter((due) => due > now)
    return dues.length > 0 ? Math.min(...dues) : undefined
  }

  #fires(group: OutletGroup): boolean {
    const settings = this.#context.settings.group(group.name)!
    if (settings.shedOnOverload && group.name !== 'MOG' && this.#context.overloaded()) return true
    const since = this.#context.onBatterySince()
    if (since === undefined) return false
    if (settings.shedOnBattery && this.#context.now() - since >= settings.shedTime * SECOND) return true
    return settings.shedOnRuntime && this.#context.runtimeMs() <= settings.shedRuntime * SECOND
  }
}
