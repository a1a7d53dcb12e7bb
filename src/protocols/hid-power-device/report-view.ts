import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { packReport, type Report, writeReport } from './report.ts'

/** A table of reports over one unit: what GET_REPORT and SET_REPORT see. */
export class ReportView<S> {
  readonly ups: SmartUps
  readonly state: S
  readonly #reports: ReadonlyMap<number, Report<S>>
  readonly #last = new Map<number, string>()

  constructor(ups: SmartUps, reports: readonly Report<S>[], state: S) {
    this.ups = ups
    this.state = state
    this.#reports = new Map(reports.map((report) => [report.id, report]))
  }

  /** Ids of the reports that are Input as well, in the order of the table. */
  get inputs(): number[] {
    return [...this.#reports.values()].filter(({ input }) => input).map(({ id }) => id)
  }

  /**
   * The report, id first; undefined where there is none, or nothing to answer for it. The type asked for does not
   * matter, as on real units.
   */
  get(id: number): Uint8Array | undefined {
    const report = this.#reports.get(id)
    return report && this.ups.awake ? packReport(report, this.ups, this.state) : undefined
  }

  /** Takes a report from the host, id first; false where there is none, or a value was refused. */
  set(id: number, bytes: Uint8Array): boolean {
    const report = this.#reports.get(id)
    return report !== undefined && this.ups.awake && writeReport(report, bytes, this.ups, this.state)
  }

  /** Whether the report reads differently from when this was asked last; the first time it does not. */
  changed(id: number): boolean {
    const text = packReport(this.#reports.get(id)!, this.ups, this.state).join()
    const before = this.#last.get(id)
    this.#last.set(id, text)
    return before !== undefined && before !== text
  }
}
