import { SECOND } from '../../../emulators/clock/clock.ts'
import { Recurrence } from './recurrence.ts'
import type { InterfaceState } from './report.ts'
import type { ReportView } from './report-view.ts'

/** Runtime is reported again when it has moved by this many seconds, never sooner than so long after the last time. */
const RUNTIME_STEP = 30
const RUNTIME_EVERY_MS = 15 * SECOND

const STATUS = 0x07
const RUNTIME = 0x0d
const LIMITS = [0x08, 0x14]
/** What goes out on a change of PresentStatus, the decisive report first: NUT reads one of them a poll. */
const STATUS_BURST = [STATUS, RUNTIME, 0x0c]

/**
 * When an SMT, SMX, SMC or SRT speaks of its own accord (application note 178): on a change of status, of runtime, of a
 * limit or the alarm setting.
 */
export class Interrupts5g {
  readonly #view: ReportView<InterfaceState>
  readonly #send: (report: Uint8Array) => void
  readonly #stop: () => void
  #runtime: number
  readonly #watch: Recurrence

  constructor(view: ReportView<InterfaceState>, send: (report: Uint8Array) => void) {
    this.#view = view
    this.#send = send
    this.#runtime = view.ups.measurements.runtime
    for (const id of [STATUS, ...LIMITS]) view.changed(id)
    this.#watch = new Recurrence(view.ups.clock, RUNTIME_EVERY_MS, () => this.#tellRuntime())
    this.#stop = view.ups.onSettled(() => this.#look())
    this.#watchRuntime()
  }

  /** The host has read a report: runtime counts from what it has seen. */
  read(id: number): void {
    if (id === RUNTIME) this.#runtime = this.#view.ups.measurements.runtime
  }

  close(): void {
    this.#stop()
    this.#watch.wanted(false)
  }

  #look(): void {
    if (this.#view.changed(STATUS)) this.#report(STATUS_BURST)
    for (const id of LIMITS) if (this.#view.changed(id)) this.#report([id])
    this.#watchRuntime()
  }

  /** While the battery moves, looks whether its runtime has moved far enough to be reported. */
  #watchRuntime(): void {
    this.#watch.wanted(this.#view.ups.battery.data.flow.kind !== 'hold')
  }

  #tellRuntime(): void {
    if (Math.abs(this.#view.ups.measurements.runtime - this.#runtime) > RUNTIME_STEP)
      this.#report(STATUS_BURST)
  }

  #report(ids: readonly number[]): void {
    this.#runtime = this.#view.ups.measurements.runtime
    for (const id of ids) {
      const report = this.#view.get(id)
      if (report) this.#send(report)
    }
  }
}
