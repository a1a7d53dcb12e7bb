import type { Reading } from './unit-client.ts'

/** A serial line as software sees it from its end. */
export interface Line {
  /**
   * Sends bytes in one piece.
   *
   * @returns what answers them in time, in one piece; undefined for silence. It is the line's own: copy what must be kept
   */
  ask(bytes: Uint8Array): Uint8Array | undefined
  /** Lets so many line milliseconds pass before it says anything more. */
  wait(ms: number): void
}

/** What software says on the unit's serial port, and what it makes of the answers. */
export interface Language {
  /** Asks how the unit is. @returns undefined where no answer comes that makes sense */
  read(line: Line): Reading | undefined
  /** Commands the whole unit off, and back with the mains. What becomes of that on the line, nobody knows. */
  killPower(line: Line): void
}
