import { SECOND } from '../clock/clock.ts'
import type { Fault } from './faults.ts'
import type { AlarmMoment } from './firmware/circumstances.ts'
import type { OutputState } from './power/power-path.ts'
import type { SmartUps } from './smart-ups.ts'

/** Alarms that stand without a cause; plain data, moments in device ms. */
export interface FalseAlarmsData {
  /** Until when they stand; null is while the output is off. */
  standing: { readonly fault: Fault; readonly until: number | null }[]
  /** How the unit last looked. */
  state: OutputState
  watts: number
}

/** A load that falls by more than this share has been dropped. */
const DROPPED = 0.5

/** Raises the alarms that a version raises without cause, and clears them again. They are shown, and nothing acts on them. */
export class FalseAlarms {
  readonly #ups: SmartUps
  data: FalseAlarmsData
  #testing = false
  #alarms = 0

  constructor(ups: SmartUps) {
    this.#ups = ups
    this.data = { standing: [], state: ups.power.data.state, watts: ups.power.watts }
  }

  step(): boolean {
    const { clock, faults, firmware, seed } = this.#ups
    const { now } = clock
    const moment = this.#moment()
    const { packs } = this.#ups.battery
    const begun = moment ? firmware.decide.falseAlarms(moment, { at: now, seed, packs }) : []
    for (const { fault, seconds } of begun)
      this.data.standing.push({ fault, until: seconds === 'while-off' ? null : now + seconds * SECOND })
    const off = this.data.state === 'off'
    const isOver = ({ until }: { readonly until: number | null }) => (until === null ? !off : until <= now)
    const over = this.data.standing.filter(isOver)
    if (begun.length === 0 && over.length === 0) return false
    this.data.standing = this.data.standing.filter((standing) => !isOver(standing))
    faults.pretend(this.data.standing.map(({ fault }) => fault))
    return true
  }

  nextDueAt(): number | undefined {
    const moments = this.data.standing.flatMap(({ until }) => until ?? [])
    return moments.length > 0 ? Math.min(...moments) : undefined
  }

  /** It was put back from a snapshot. */
  load(data: FalseAlarmsData): void {
    this.data = data
    this.#ups.faults.pretend(data.standing.map(({ fault }) => fault))
  }

  /** What has just happened, if it is such a moment. */
  #moment(): AlarmMoment | undefined {
    const before = this.data.state
    const state = this.#ups.power.data.state
    const dropped = this.#loadDropped()
    const green = this.#momentInGreen()
    this.data.state = state
    if (green) return green
    if (before === state) return dropped ? 'load-dropped' : undefined
    if (before === 'off') return 'turned-on'
    if (state === 'off') return 'turned-off'
    if (state === 'on-battery') return 'to-battery'
    return before === 'on-battery' && state === 'online' ? 'to-line' : undefined
  }

  /** A self-test or an alarm that comes while green mode is set. */
  #momentInGreen(): AlarmMoment | undefined {
    const { diagnostics, faults, settings } = this.#ups
    const testing = diagnostics.selfTest.active
    const alarms = faults.real.length
    const began = testing && !this.#testing
    const raised = alarms > this.#alarms
    this.#testing = testing
    this.#alarms = alarms
    if (!settings.unit.greenMode) return undefined
    return began ? 'test-in-green' : raised ? 'alarm-in-green' : undefined
  }

  #loadDropped(): boolean {
    const before = this.data.watts
    const watts = this.#ups.power.watts
    this.data.watts = watts
    return watts < before * (1 - DROPPED)
  }
}
