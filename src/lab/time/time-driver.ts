import type { VirtualClock } from '../../../emulators/clock/virtual-clock.ts'
import {
  checkFlag,
  checkNumber,
  givenFields,
  RefusedValueError,
} from '../../../emulators/smart-ups/check-value.ts'
import { ClosedError } from '../../../emulators/smart-ups/closed-error.ts'
import type { LineClock } from '../../line/line-clock.ts'
import { BENCH_LIMITS } from '../schemas/bench-limits.ts'

/** The longest a computer's timer takes; a longer wait is cut into pieces. */
const LONGEST_SLEEP_MS = 2_000_000_000

const LAST_MOMENT = BENCH_LIMITS.startAt.max

/** How device time runs: by hand only, or `speed` device seconds to the second. */
export type TimeMode = { readonly virtual: true } | { readonly virtual: false; readonly speed: number }

/**
 * Moves the device clock along with the computer's, `speed` times as fast, or leaves it to be moved by hand.
 * Nothing runs in between: it sleeps until the next action is due, and `sync` brings the clock up to the moment
 * whenever somebody looks.
 */
export class TimeDriver {
  readonly #clock: VirtualClock
  readonly #line: LineClock
  readonly virtual: boolean
  #speed: number
  #paused: boolean
  #anchorLine: number
  #anchorDevice: number
  #cancel: (() => void) | undefined
  /** Device time of the action that it sleeps for. */
  #sleepsFor: number | undefined
  #syncing = false
  #stopped = false

  constructor(clock: VirtualClock, line: LineClock, mode: TimeMode) {
    this.#clock = clock
    this.#line = line
    this.virtual = mode.virtual
    this.#speed = mode.virtual ? 1 : mode.speed
    this.#paused = mode.virtual
    this.#anchorLine = line.now()
    this.#anchorDevice = clock.now
    clock.onEarlier = () => this.#arm()
  }

  get speed(): number {
    return this.#speed
  }

  get paused(): boolean {
    return this.#paused
  }

  /**
   * Changes speed, or pauses and resumes; a paused clock moves only by `advance`.
   *
   * @throws TypeError or RangeError naming the value given and those allowed
   */
  set(change: { speed?: number | undefined; paused?: boolean | undefined }): void {
    this.#refuseWhenStopped()
    givenFields('time', change, ['speed', 'paused'], { mayBeEmpty: true })
    const { speed, paused } = change
    if (speed !== undefined) checkNumber('speed', speed, BENCH_LIMITS.speed)
    if (paused !== undefined) checkFlag('paused', paused)
    this.sync()
    if (speed !== undefined) this.#speed = speed
    if (paused !== undefined) this.#paused = paused
    this.#anchor()
  }

  /** Brings device time up to now. Everything that reads or changes a unit calls this first. */
  sync(): void {
    if (this.#paused || this.#syncing) return
    const elapsed = (this.#line.now() - this.#anchorLine) * this.#speed
    const target = Math.min(Math.floor(this.#anchorDevice + elapsed), LAST_MOMENT)
    if (target <= this.#clock.now) return
    this.#move(target)
    // Timers of the computer cost more than most of what is asked: one that stands is left alone.
    if (this.#clock.nextDueAt !== this.#sleepsFor) this.#arm()
  }

  /**
   * Jumps forward by `ms` on any clock, running every event on the way in order.
   *
   * @throws RangeError when that is beyond the last moment that has a date
   */
  advance(ms: number): void {
    this.#refuseWhenStopped()
    this.sync()
    const { leftMs } = this
    if (ms > leftMs) throw new RefusedValueError(`cannot jump ${ms} ms: device time ends in ${leftMs} ms`)
    this.#move(this.#clock.now + ms)
    this.#anchor()
  }

  /** Until the last moment that has a date, device ms. */
  get leftMs(): number {
    return LAST_MOMENT - this.#clock.now
  }

  /** The clock was set to another time by hand. */
  moved(): void {
    this.#anchor()
  }

  stop(): void {
    this.#stopped = true
    this.#cancel?.()
    this.#cancel = undefined
    this.#paused = true
    this.#clock.onEarlier = undefined
  }

  #refuseWhenStopped(): void {
    if (this.#stopped) throw new ClosedError('the bench of this clock is closed')
  }

  #move(target: number): void {
    this.#syncing = true
    try {
      this.#clock.advanceTo(target)
    } finally {
      this.#syncing = false
    }
  }

  #anchor(): void {
    this.#anchorLine = this.#line.now()
    this.#anchorDevice = this.#clock.now
    this.#arm()
  }

  #arm(): void {
    if (this.#syncing) return
    this.#cancel?.()
    this.#cancel = undefined
    const next = this.#clock.nextDueAt
    this.#sleepsFor = undefined
    if (this.#paused || next === undefined) return
    this.#sleepsFor = next
    const device = next - this.#anchorDevice
    const delay = this.#anchorLine + device / this.#speed - this.#line.now()
    this.#cancel = this.#line.after(Math.min(Math.max(0, Math.ceil(delay)), LONGEST_SLEEP_MS), () => {
      this.sync()
      this.#arm()
    })
  }
}
