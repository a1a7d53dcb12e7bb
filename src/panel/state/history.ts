import type { DeviceState } from '../../client/types.ts'
import { Cell } from './cell.ts'

/** Samples kept for each unit; the oldest make room. */
const KEPT = 900

/** What is drawn over time, column by column as uPlot wants it: seconds, then percent and volts. */
export interface Series {
  readonly at: number[]
  readonly charge: number[]
  readonly load: number[]
  readonly input: number[]
  readonly output: number[]
}

/** What a unit's readings were, by device time. */
export class History {
  readonly series: Series = { at: [], charge: [], load: [], input: [], output: [] }
  /** Counts the changes, for those who draw. */
  readonly turn = new Cell(0)

  /** Forgets everything. */
  clear(): void {
    for (const column of columns(this.series)) column.length = 0
    this.turn.set(this.turn.value + 1)
  }

  /** Notes the readings at a moment, in seconds. An earlier moment than the last one is another run of time. */
  note(at: number, unit: DeviceState): void {
    const { series } = this
    this.#cutFrom(at)
    series.at.push(at)
    series.charge.push(unit.battery.charge)
    series.load.push(unit.output.load)
    series.input.push(unit.input.voltage)
    series.output.push(unit.output.voltage)
    if (series.at.length > KEPT) for (const column of columns(series)) column.splice(0, KEPT / 6)
    this.turn.set(this.turn.value + 1)
  }

  /** Takes in what the bench kept from before this page was there; moments in it are in milliseconds. */
  prepend(past: { readonly [K in keyof Series]: readonly number[] }): void {
    const { series } = this
    const first = (series.at[0] ?? Number.POSITIVE_INFINITY) * 1000
    const older = past.at.filter((at) => at < first).length
    for (const name of ['charge', 'load', 'input', 'output'] as const)
      series[name].unshift(...past[name].slice(0, older))
    series.at.unshift(...past.at.slice(0, older).map((at) => at / 1000))
    this.turn.set(this.turn.value + 1)
  }

  /** A step of a voltage at a moment that nobody looked at, such as in the middle of a jump. */
  noteStep(at: number, which: 'input' | 'output', volts: number): void {
    const { series } = this
    // Time that runs fast brings an event after a reading of a later moment: it has its place before it.
    const after = series.at.findLastIndex((moment) => moment <= at)
    if (after < 0) return
    const had = series[which][after]!
    for (const [offset, value] of [had, volts].entries()) {
      const place = after + 1 + offset
      for (const column of columns(series)) column.splice(place, 0, column[after]!)
      series.at[place] = at
      series[which][place] = value
    }
  }

  /** The output goes off at a moment, or comes back with the voltage it had. */
  noteOutput(at: number, on: boolean): void {
    const had = this.series.output.findLast((volts) => volts > 0) ?? 0
    this.noteStep(at, 'output', on ? had : 0)
  }

  #cutFrom(at: number): void {
    const { series } = this
    while (series.at.length > 0 && series.at[series.at.length - 1]! >= at)
      for (const column of columns(series)) column.pop()
  }
}

function columns(series: Series): number[][] {
  return [series.at, series.charge, series.load, series.input, series.output]
}
