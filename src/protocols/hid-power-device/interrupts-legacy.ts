import { SECOND, type Timer } from '../../../emulators/clock/clock.ts'
import type { LegacyState } from './legacy-state.ts'
import type { ReportView } from './report-view.ts'

/** Units of this generation repeat every Input report about so often (application note 178). */
const ROUND_MS = 12 * SECOND

/** PresentStatus of PowerSummary, then of the device: NUT reads one report a poll, so the decisive one goes first. */
const STATUS = [0x07, 0x33]

/** When an SU, SUA or an AP9620 speaks of its own accord: status when it changes, everything every twelve seconds. */
export class InterruptsLegacy {
  readonly #view: ReportView<LegacyState>
  readonly #send: (report: Uint8Array) => void
  readonly #stop: () => void
  #timer: Timer | undefined

  constructor(view: ReportView<LegacyState>, send: (report: Uint8Array) => void) {
    this.#view = view
    this.#send = send
    view.changed(STATUS[0]!)
    this.#stop = view.ups.onSettled(() => {
      if (view.changed(STATUS[0]!)) this.#report(STATUS)
    })
  }

  /** A host listens, or none does: the rounds are only made for one. */
  listened(yes: boolean): void {
    this.#timer?.cancel()
    this.#timer = undefined
    if (yes) this.#wait()
  }

  close(): void {
    this.listened(false)
    this.#stop()
  }

  #wait(): void {
    this.#timer = this.#view.ups.clock.after(ROUND_MS, 'HID round', () => {
      this.#report([...STATUS, ...this.#view.inputs.filter((id) => !STATUS.includes(id))])
      this.#wait()
    })
  }

  #report(ids: readonly number[]): void {
    for (const id of ids) {
      const report = this.#view.get(id)
      if (report) this.#send(report)
    }
  }
}
