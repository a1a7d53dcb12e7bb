import { SECOND, secondsUntil } from '../../clock/clock.ts'
import type { GroupName } from '../commands.ts'
import type { OutletCause, Process, ProcessKind } from './process.ts'

export interface GroupData {
  on: boolean
  process: Process | null
  cause: OutletCause
  /** When the last turn-off countdown ran out, whose zero still shows for a while; null when none has. */
  turnOffExpiredAt: number | null
}

/** What a group is waiting for, as the control API tells it; seconds are null where no countdown runs. */
export type Pending = {
  readonly action: ProcessKind | 'wait-for-ac' | 'wait-for-runtime'
  readonly seconds: number | null
}

/** An expired countdown shows 0 for this long before it reads -1 again. Assumed; no source tells. */
const ZERO_SHOWN_MS = SECOND

/** One outlet group: its relay, what it is in the middle of, and the countdowns that show it. */
export class OutletGroup {
  readonly name: GroupName
  readonly #now: () => number
  data: GroupData

  constructor(name: GroupName, now: () => number) {
    this.name = name
    this.#now = now
    this.data = { on: true, process: null, cause: 'system-initialization', turnOffExpiredAt: null }
  }

  get on(): boolean {
    return this.data.on
  }

  get process(): Process | null {
    return this.data.process
  }

  get cause(): OutletCause {
    return this.data.cause
  }

  /** Counting down to off (outlet status bit 9). */
  get turnOffPending(): boolean {
    return this.data.process?.phase === 'turn-off'
  }

  /** An on delay is part of what is running (bit 8). */
  get onDelayPending(): boolean {
    const { process } = this.data
    return process !== null && process.kind !== 'off' && process.turnOnMs > 0
  }

  /** Will come on only with AC (bit 10). */
  get needsAc(): boolean {
    const { process } = this.data
    return process !== null && process.kind !== 'off' && !process.coldBoot
  }

  /** Will come on only with enough runtime (bit 11). */
  get needsRuntime(): boolean {
    return (this.data.process?.minimumRuntimeMs ?? 0) > 0
  }

  /** Countdown registers in seconds; -1 idle, 0 just expired. TurnOff 155, TurnOn 156, StayOff 157 for the main group. */
  get turnOffCountdown(): number {
    const { process, turnOffExpiredAt } = this.data
    if (process?.phase === 'turn-off') return secondsUntil(process.turnOffAt, this.#now())
    const shows = turnOffExpiredAt !== null && this.#now() - turnOffExpiredAt < ZERO_SHOWN_MS
    return shows ? 0 : -1
  }

  get stayOffCountdown(): number {
    const process = this.#returning()
    if (!process || process.kind === 'on') return -1
    if (process.phase === 'turn-off') return process.stayOffMs / SECOND
    return process.phase === 'stay-off' && process.stayOffAt !== null
      ? secondsUntil(process.stayOffAt, this.#now())
      : -1
  }

  get turnOnCountdown(): number {
    const process = this.#returning()
    if (!process) return -1
    return process.phase === 'turn-on' && process.turnOnAt !== null
      ? secondsUntil(process.turnOnAt, this.#now())
      : process.turnOnMs / SECOND
  }

  /** What is pending, in words; `acValid` tells the two kinds of waiting apart. */
  pending(acValid: boolean): Pending | null {
    const { process } = this.data
    if (!process) return null
    if (process.phase === 'turn-off') return { action: process.kind, seconds: this.turnOffCountdown }
    if (process.phase === 'stay-off') return { action: process.kind, seconds: this.stayOffCountdown }
    if (process.phase === 'turn-on') return { action: 'on', seconds: this.turnOnCountdown }
    return { action: acValid || process.coldBoot ? 'wait-for-runtime' : 'wait-for-ac', seconds: null }
  }

  #returning(): Process | null {
    const { process } = this.data
    return process && process.kind !== 'off' ? process : null
  }
}
