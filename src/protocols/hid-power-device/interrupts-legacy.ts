import { SECOND } from '../../../emulators/clock/clock.ts'
import type { LegacyState } from './legacy-state.ts'
import { Recurrence } from './recurrence.ts'
import type { ReportView } from './report-view.ts'

/** Units of this generation repeat every Input report about so often (application note 178). */
const ROUND_MS = 12 * SECOND

/** PresentStatus of PowerSummary, then of the device: NUT reads one report a poll, so the decisive one goes first. */
const STATUS = [0x07, 0x33]

/** When an SU, an SUA or a card with their USB port speaks of its own accord: status when it changes, everything every twelve seconds. */
export class InterruptsLegacy {
  readonly #view: ReportView<LegacyState>
  readonly #send: (report: Uint8Array) => void
  readonly #replace: (report: Uint8Array) => void
  /** What was sent last, by report id. */
  readonly #sent = new Map<number, string>()
  readonly #stop: () => void
  readonly #rounds: Recurrence
  #listened = false

  /**
   * @param send takes an input report, id first
   * @param replace puts a report in the place of one that no host has fetched yet, where there is one
   */
  constructor(
    view: ReportView<LegacyState>,
    send: (report: Uint8Array) => void,
    replace: (report: Uint8Array) => void,
  ) {
    this.#view = view
    this.#send = send
    this.#replace = replace
    view.changed(STATUS[0]!)
    const rest = view.inputs.filter((id) => !STATUS.includes(id))
    this.#rounds = new Recurrence(view.ups.clock, ROUND_MS, () => this.#report([...STATUS, ...rest]))
    this.#stop = view.ups.onSettled(() => {
      this.#rounds.wanted(this.#listened)
      if (view.changed(STATUS[0]!)) this.#report(STATUS)
      this.refresh()
    })
  }

  /**
   * Reports that changed after they were sent: a host that fetches late gets what holds by then, so that a setting it has
   * just written does not seem to jump back.
   */
  refresh(): void {
    for (const [id, before] of this.#sent) {
      const report = this.#view.get(id)
      if (!report || report.join() === before) continue
      this.#sent.set(id, report.join())
      this.#replace(report)
    }
  }

  /** A host listens, or none does: the rounds are only made for one. */
  listened(yes: boolean): void {
    this.#listened = yes
    this.#sent.clear()
    this.#rounds.wanted(false)
    this.#rounds.wanted(yes)
  }

  close(): void {
    this.listened(false)
    this.#stop()
  }

  #report(ids: readonly number[]): void {
    for (const id of ids) {
      const report = this.#view.get(id)
      if (!report) continue
      this.#sent.set(id, report.join())
      this.#send(report)
    }
  }
}
