/** Readings of a unit at one moment of device time. */
export interface Reading {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number
  /** Percent. */
  readonly charge: number
  readonly load: number
  /** Volts. */
  readonly input: number
  readonly output: number
}

/** Readings over device time, column by column, oldest first. */
export type SeriesColumns = { readonly [K in keyof Reading]: readonly number[] }

const COLUMNS = ['at', 'charge', 'load', 'input', 'output'] as const

/**
 * What a unit's readings were, bounded: when it is full, every second reading of the older half makes room, so that a long
 * past is kept coarsely and the last while as it was.
 */
export class Series {
  readonly #most: () => number
  #readings: Reading[] = []

  /** @param most how many readings are kept now; it may change */
  constructor(most: () => number) {
    this.#most = most
  }

  /** Notes a reading. One before the last is another run of time: what is after it goes. */
  note(reading: Reading): void {
    const readings = this.#readings
    while (readings.length > 0 && readings.at(-1)!.at > reading.at) readings.pop()
    const last = readings.at(-1)
    if (last && COLUMNS.every((column) => column === 'at' || last[column] === reading[column])) {
      // Two equal ones hold a level for any length of time.
      const before = readings.at(-2)
      if (before && COLUMNS.every((column) => column === 'at' || before[column] === last[column]))
        readings.pop()
    } else if (last && last.at < reading.at && isStep(last, reading))
      readings.push({ ...reading, input: last.input, output: last.output, load: last.load })
    readings.push(reading)
    if (readings.length > this.#most()) this.#thin()
  }

  /** Everything that is kept. */
  get columns(): SeriesColumns {
    const column = (name: keyof Reading) => this.#readings.map((reading) => reading[name])
    return Object.fromEntries(COLUMNS.map((name) => [name, column(name)])) as unknown as SeriesColumns
  }

  #thin(): void {
    const middle = this.#readings.length >> 1
    this.#readings = this.#readings.filter((_, index) => index === 0 || index >= middle || index % 2 === 0)
  }
}

/** Charge moves steadily; voltages and load jump. */
function isStep(before: Reading, now: Reading): boolean {
  return before.input !== now.input || before.output !== now.output || before.load !== now.load
}
