import { SECOND } from '../clock/clock.ts'
import type { Fault } from './faults.ts'
import type { AlarmMoment } from './firmware/circumstances.ts'
import type { OutputState } from './power/power-path.ts'
import type { SmartUps } from './smart-ups.ts'

/** Alarms that stand without a cause; plain data, moments in device ms. */
export interface FalseAlarmsData {
  standing: { readonly fault: Fault; readonly until: number }[]
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

  constructor(ups: SmartUps) {
    this.#ups = ups
    this.data = { standing: [], state: ups.power.data.state, watts: ups.power.watts }
  }

  step(): boolean {
    const { clock, faults, firmware, seed } = this.#ups
    const { now } = clock
    const moment = this.#moment()
    const begun = moment ? firmware.decide.falseAlarms(moment, { at: now, seed }) : []
    for (const { fault, seconds } of begun) this.data.standing.push({ fault, until: now + seconds * SECOND })
    const over = this.data.standing.filter(({ until }) => until <= now)
    if (begun.length === 0 && over.length === 0) return false
    this.data.standing = this.data.standing.filter(({ until }) => until > now)
    faults.pretend(this.data.standing.map(({ fault }) => fault))
    return true
  }

  nextDueAt(): number | undefined {
    const moments = this.data.standing.map(({ until }) => until)
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
    this.data.state = state
    if (before === state) return dropped ? 'load-dropped' : undefined
    if (before === 'off') return 'turned-on'
    if (state === 'on-battery') return 'to-battery'
    return before === 'on-battery' && state === 'online' ? 'to-line' : undefined
  }

  #loadDropped(): boolean {
    const before = this.data.watts
    const watts = this.#ups.power.watts
    this.data.watts = watts
    return watts < before * (1 - DROPPED)
  }
}
