import type { LabConfig } from '../lab/lab-file/schema.ts'

/** One combination that the user's command is run against. */
export interface Cell {
  /** `MODEL@VERSION`, with `+CARD` when a card is fitted. */
  readonly name: string
  readonly model: string
  /** Canonical version, such as `09.2`. */
  readonly firmware: string
  /** What the version stands for when it was asked for by a defect. */
  readonly role: 'affected' | 'fixed' | undefined
  readonly card: string | undefined
  /** Version of the card's own firmware, where one was asked for. */
  readonly cardFirmware?: string | undefined
  /** The bench of this cell. */
  readonly lab: LabConfig
  /** The device that the environment variables describe. */
  readonly device: string
}

/** What became of the command in a cell. */
export type Outcome = 'passed' | 'failed' | 'timed-out' | 'skipped'

/** What came of a cell. */
export interface CellResult {
  readonly cell: Cell
  readonly outcome: Outcome
  /** Exit code of the command; null when a signal ended it or it was not run. */
  readonly exitCode: number | null
  readonly signal: string | null
  /** Seconds on the wall. */
  readonly seconds: number
  /** Seconds that passed on the device clock. */
  readonly deviceSeconds: number
  /** The end of what it printed, standard output and error together. */
  readonly output: string
}
