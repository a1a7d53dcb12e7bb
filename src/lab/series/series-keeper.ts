import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { BenchCore } from '../bench-core.ts'
import type { Device } from '../device.ts'
import { type Reading, Series, type SeriesColumns } from './series.ts'

/** Readings that are kept of a whole bench, and of one unit at most and at least. */
const MOST_IN_ALL = 400_000
const MOST = 2000
const LEAST = 50

interface Kept {
  readonly ups: SmartUps
  readonly series: Series
  readonly end: () => void
}

/**
 * Keeps what the readings of every unit were, for whoever comes late. It notes a reading when a unit has settled, so that an idle
 * unit costs nothing.
 */
export class SeriesKeeper {
  readonly #bench: BenchCore
  readonly #kept = new Map<string, Kept>()

  constructor(bench: BenchCore) {
    this.#bench = bench
    for (const device of bench.devices) this.#of(device)
    bench.journal.listen(({ device: id, type }) => {
      const device = bench.device(id)
      if (type === 'removed') this.#forget(id)
      else if (device) this.#of(device)
    })
  }

  /** The readings of a device up to now. */
  columns(device: Device): SeriesColumns {
    const { series } = this.#of(device)
    series.note(this.#reading(device))
    return series.columns
  }

  /** What is kept of a device; begun anew when another unit stands in its place. */
  #of(device: Device): Kept {
    const known = this.#kept.get(device.id)
    if (known?.ups === device.ups) return known
    known?.end()
    const series = new Series(() => this.#most)
    const note = () => series.note(this.#reading(device))
    const kept = { ups: device.ups, series, end: device.ups.onSettled(note) }
    this.#kept.set(device.id, kept)
    note()
    return kept
  }

  #forget(id: string): void {
    this.#kept.get(id)?.end()
    this.#kept.delete(id)
  }

  get #most(): number {
    return Math.max(LEAST, Math.min(MOST, Math.floor(MOST_IN_ALL / this.#kept.size)))
  }

  #reading({ ups }: Device): Reading {
    const { battery, measurements, power } = ups
    return {
      at: this.#bench.clock.now,
      charge: rounded(battery.charge),
      load: rounded(measurements.loadPercent),
      input: rounded(power.data.input.voltage),
      output: rounded(measurements.outputVoltage),
    }
  }
}

const rounded = (value: number) => Math.round(value * 100) / 100
